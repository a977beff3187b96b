using System.Reflection;
using System.Text.RegularExpressions;
using ClaimLint.Functions.Batch;
using ClaimLint.LocalHost;
using ClaimLint.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;

namespace ClaimLint.Infra;

/// <summary>Names as the code has them, found in its assemblies and sources: functions, triggers, settings, log messages.</summary>
internal static partial class CodeNames
{
    private static readonly Assembly Code = typeof(InboxFunction).Assembly;

    private static IEnumerable<MethodInfo> Methods(Assembly assembly) =>
        assembly
            .GetTypes()
            .SelectMany(type =>
                type.GetMethods(
                    BindingFlags.DeclaredOnly
                        | BindingFlags.Instance
                        | BindingFlags.Static
                        | BindingFlags.Public
                        | BindingFlags.NonPublic
                )
            );

    private static IEnumerable<(string Function, TTrigger Trigger)> Triggers<TTrigger>()
        where TTrigger : Attribute =>
        Methods(Code)
            .Select(method => (Function: method.GetCustomAttribute<FunctionAttribute>(), Method: method))
            .Where(one => one.Function is not null)
            .SelectMany(one =>
                one.Method.GetParameters()
                    .Select(parameter => parameter.GetCustomAttribute<TTrigger>())
                    .OfType<TTrigger>()
                    .Select(trigger => (one.Function!.Name, trigger))
            );

    public static IReadOnlyList<string> Functions { get; } =
    [.. Methods(Code).Select(method => method.GetCustomAttribute<FunctionAttribute>()?.Name).OfType<string>()];

    public static IReadOnlyList<(string Function, HttpTriggerAttribute Trigger)> HttpTriggers { get; } =
    [.. Triggers<HttpTriggerAttribute>()];

    public static IReadOnlyList<(string Function, BlobTriggerAttribute Trigger)> BlobTriggers { get; } =
    [.. Triggers<BlobTriggerAttribute>()];

    public static IReadOnlyList<(string Function, QueueTriggerAttribute Trigger)> QueueTriggers { get; } =
    [.. Triggers<QueueTriggerAttribute>()];

    public static IReadOnlyList<(string Function, TimerTriggerAttribute Trigger)> TimerTriggers { get; } =
    [.. Triggers<TimerTriggerAttribute>()];

    /// <summary>Every message that the code logs, with its placeholders.</summary>
    public static IReadOnlyList<string> LogMessages { get; } =
    [
        .. new[] { Code, typeof(StorageNames).Assembly }
            .SelectMany(Methods)
            .Select(method => method.GetCustomAttribute<LoggerMessageAttribute>()?.Message)
            .OfType<string>(),
    ];

    /// <summary>Every instrument and tag: the words of that form in the sources of what is measured.</summary>
    public static IReadOnlyList<string> Measures { get; } =
    [
        .. Directory
            .EnumerateFiles(Path.Combine(Repository.Root, "src", "Functions", "Telemetry"), "*.cs")
            .SelectMany(file => MeasureWord().Matches(File.ReadAllText(file)))
            .Select(word => word.Groups["name"].Value)
            .Distinct(StringComparer.Ordinal),
    ];

    /// <summary>What a connection reads when it is given by addresses and an identity, as <c>ClaimsStorage__blobServiceUri</c>.</summary>
    public static IReadOnlyList<string> ConnectionSettings(string connection)
    {
        var settings = new Recording(connection);
        StorageConnection.Read(settings, connection);
        // The one connection string under the name itself is the other way, which a deployment does not take.
        return [.. settings.Read.Where(key => key.StartsWith(connection + "__", StringComparison.Ordinal))];
    }

    /// <summary>Every other setting that the sources read by name.</summary>
    public static IReadOnlyList<string> OtherSettings()
    {
        var found = new List<string>();
        foreach (var file in Sources())
        {
            var text = File.ReadAllText(file);
            Assert.DoesNotContain("Environment.GetEnvironmentVariable", text, StringComparison.Ordinal);
            // Its reading is recorded above.
            if (Path.GetFileName(file) == "StorageConnection.cs")
                continue;
            foreach (Match read in SettingRead().Matches(text))
            {
                var name = read.Groups["name"].Value;
                if (!name.StartsWith('"'))
                    name = Regex
                        .Match(text, $"const string {name} = (\"[^\"]+\");", RegexOptions.None, TimeSpan.FromSeconds(1))
                        .Groups[1]
                        .Value;
                Assert.True(name.Length > 2, $"{Path.GetFileName(file)} reads a setting whose name stands elsewhere.");
                found.Add(name.Trim('"'));
            }
        }

        return [.. found.Distinct(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> Sources() =>
        new[] { "Functions", "Storage" }
            .SelectMany(folder =>
                Directory.EnumerateFiles(
                    Path.Combine(Repository.Root, "src", folder),
                    "*.cs",
                    SearchOption.AllDirectories
                )
            )
            .Where(file =>
                !file.Contains(
                    $"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}",
                    StringComparison.Ordinal
                )
            );

    [GeneratedRegex("\"(?<name>claimlint\\.[a-z._]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MeasureWord();

    [GeneratedRegex(
        """\b(settings|configuration|Configuration)(\[|\.GetValue<\w+>\(|\.GetSection\()(?<name>"[^"]+"|\w+)""",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex SettingRead();

    /// <summary>Settings that answer every address with one, and remember what was asked.</summary>
    private sealed class Recording(string path) : IConfigurationSection
    {
        public HashSet<string> Read { get; private init; } = new(StringComparer.Ordinal);

        public string Key => path.Split("__")[^1];

        public string Path => path;

        public string? Value
        {
            get => null;
            set => throw new NotSupportedException();
        }

        public string? this[string key]
        {
            get
            {
                var whole = Path == "ConnectionStrings" || key == path ? key : $"{path}__{key}";
                Read.Add(whole);
                return key switch
                {
                    _ when key.EndsWith("Uri", StringComparison.Ordinal) => "https://example.org",
                    "credential" => "managedidentity",
                    "clientId" => "00000000-0000-0000-0000-000000000000",
                    _ => null,
                };
            }
            set => throw new NotSupportedException();
        }

        public IConfigurationSection GetSection(string key) => new Recording(key) { Read = Read };

        public IEnumerable<IConfigurationSection> GetChildren() => [];

        public IChangeToken GetReloadToken() => throw new NotSupportedException();
    }
}
