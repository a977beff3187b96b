using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace ClaimLint.LocalHost.Catalogue;

/// <summary>Calls a function that no request started: a scope of its own, an instance from it, arguments by parameter.</summary>
internal sealed class FunctionCall
{
    private readonly FunctionEntry function;
    private readonly ParameterInfo[] parameters;

    /// <param name="function">What to call.</param>
    /// <param name="known">Names and types of the values that calls will bring beside the trigger's own.</param>
    /// <exception cref="LocalHostException">The function asks for something else.</exception>
    public FunctionCall(FunctionEntry function, IReadOnlyDictionary<string, Type> known)
    {
        this.function = function;
        parameters = function.Method.GetParameters();
        foreach (var parameter in parameters)
        {
            var bound =
                parameter == function.TriggerParameter
                || parameter.ParameterType == typeof(CancellationToken)
                || (known.TryGetValue(parameter.Name!, out var type) && type == parameter.ParameterType);
            if (!bound)
                throw new LocalHostException(
                    $"The function {function.Name} asks for '{parameter.Name}' ({parameter.ParameterType.Name}), which its trigger does not bring."
                );
        }
    }

    /// <summary>Calls the function and waits for it. What it throws passes through.</summary>
    public async Task InvokeAsync(
        IServiceProvider services,
        object? trigger,
        IReadOnlyDictionary<string, object> values,
        CancellationToken stop
    )
    {
        await using var scope = services.CreateAsyncScope();
        var target = function.Method.IsStatic
            ? null
            : ActivatorUtilities.GetServiceOrCreateInstance(scope.ServiceProvider, function.Method.DeclaringType!);
        var arguments = Array.ConvertAll(
            parameters,
            parameter =>
                parameter == function.TriggerParameter ? trigger
                : parameter.ParameterType == typeof(CancellationToken) ? stop
                : values[parameter.Name!]
        );
        var result = function.Method.Invoke(
            target,
            BindingFlags.DoNotWrapExceptions,
            binder: null,
            arguments,
            culture: null
        );
        if (result is Task task)
            await task;
        else if (result is ValueTask valueTask)
            await valueTask;
    }
}
