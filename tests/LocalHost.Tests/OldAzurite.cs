using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ClaimLint.LocalHost.Tests;

/// <summary>What answers as an Azurite does that does not know the API version of a request: 400 InvalidHeaderValue.</summary>
internal static class OldAzurite
{
    public static async Task<WebApplication> StartAsync(AzuriteOptions options, CancellationToken stop)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls([.. options.Ports.Select(port => $"http://127.0.0.1:{port}")]);
        builder.Logging.ClearProviders();
        var server = builder.Build();
        server.Run(context =>
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            context.Response.Headers.Server = "Azurite-Blob/3.30.0";
            context.Response.Headers["x-ms-error-code"] = "InvalidHeaderValue";
            return Task.CompletedTask;
        });
        await server.StartAsync(stop);
        return server;
    }
}
