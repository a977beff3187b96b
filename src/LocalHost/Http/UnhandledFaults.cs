using ClaimLint.LocalHost.Triggers;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ClaimLint.LocalHost.Http;

/// <summary>Answers 500 without a body to what a function threw, as the deployed host does, and logs where it was thrown.</summary>
internal sealed partial class UnhandledFaults(RequestDelegate next, ILogger<UnhandledFaults> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The caller has gone; there is nobody to answer.
        }
        catch (Exception fault) when (!context.Response.HasStarted)
        {
            LogFault(logger, context.GetEndpoint()?.DisplayName ?? "-", Fault.Kind(fault));
            TriggerLog.Tell(logger, fault);
            context.Response.Clear();
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }
    }

    [LoggerMessage(100, LogLevel.Error, "{Function} failed and was answered with 500: {Fault}")]
    private static partial void LogFault(ILogger logger, string function, string fault);
}
