using System.Reflection;

namespace ClaimLint.LocalHost.Catalogue;

/// <summary>One function: its name, its method and the parameter that its trigger stands on.</summary>
internal sealed record FunctionEntry(string Name, MethodInfo Method, ParameterInfo TriggerParameter);

/// <summary>An HTTP function: its route below the host's root (<c>/api</c> included) and its methods, none for all.</summary>
internal sealed record HttpFunction(FunctionEntry Function, string Route, IReadOnlyList<string> Methods);

internal sealed record BlobFunction(FunctionEntry Function, string Path, string Connection);

internal sealed record QueueFunction(FunctionEntry Function, string Queue, string Connection);

internal sealed record TimerFunction(FunctionEntry Function, string Schedule, bool RunOnStartup);
