using Azure.Core;
using Azure.Monitor.OpenTelemetry.Exporter;
using ClaimLint.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace ClaimLint.Functions.Telemetry;

/// <summary>What leaves the process, and where it goes: Azure Monitor, an OTLP collector, both, or nothing at all.</summary>
/// <remarks>
/// Exported are our own meter, spans and logs, and the runtime's counters. Not exported: what ASP.NET Core, HttpClient and the Azure
/// SDK would tell, for the address of a blob carries the name that a submitter gave it, and the message of an exception may quote it.
/// </remarks>
internal static class TelemetryExport
{
    private const string AzureMonitor = "APPLICATIONINSIGHTS_CONNECTION_STRING";
    private const string AzureMonitorIdentity = "APPLICATIONINSIGHTS_AUTHENTICATION_STRING";
    private const string Otlp = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Ours, by their namespaces: their templates name nothing that a submitter wrote.</summary>
    private const string OurLogs = "ClaimLint";

    /// <summary>Exports where a setting says so. With none nothing is set up, and the host tells what it always tells.</summary>
    public static void AddTelemetry(this IHostApplicationBuilder builder)
    {
        var settings = builder.Configuration;
        var azureMonitor = settings[AzureMonitor];
        var isOtlp = !string.IsNullOrWhiteSpace(settings[Otlp]);
        var isAzureMonitor = !string.IsNullOrWhiteSpace(azureMonitor);
        if (!isOtlp && !isAzureMonitor)
            return;

        var telemetry = Collect(builder);
        if (isOtlp)
            telemetry
                .WithMetrics(metrics => metrics.AddOtlpExporter())
                .WithTracing(spans => spans.AddOtlpExporter())
                .WithLogging(logs => logs.AddOtlpExporter());
        if (!isAzureMonitor)
            return;
        var credential = Credential(settings[AzureMonitorIdentity]);
        telemetry
            .WithMetrics(metrics => metrics.AddAzureMonitorMetricExporter(Send))
            .WithTracing(spans => spans.AddAzureMonitorTraceExporter(Send))
            .WithLogging(logs => logs.AddAzureMonitorLogExporter(Send));

        void Send(AzureMonitorExporterOptions options)
        {
            options.ConnectionString = azureMonitor;
            options.Credential = credential;
            // All of it: spans are one a file, and alerts count on every line of the log.
            options.SamplingRatio = 1;
            options.TracesPerSecond = null;
            options.EnableTraceBasedLogsSampler = false;
            options.EnableLiveMetrics = false;
        }
    }

    /// <summary>What is collected, whoever it is sent to.</summary>
    internal static IOpenTelemetryBuilder Collect(IHostApplicationBuilder builder)
    {
        builder.Logging.AddFilter<OpenTelemetryLoggerProvider>(null, LogLevel.None);
        builder.Logging.AddFilter<OpenTelemetryLoggerProvider>(OurLogs, LogLevel.Information);
        builder.Services.Configure<OpenTelemetryLoggerOptions>(logs =>
        {
            // The sentence as a person reads it: queries look for its words.
            logs.IncludeFormattedMessage = true;
            logs.IncludeScopes = false;
        });
        return builder
            .Services.AddOpenTelemetry()
#if !LOCAL_HOST
            .UseFunctionsWorkerDefaults()
#endif
            .WithMetrics(metrics =>
                metrics
                    .AddMeter(Instruments.Name)
                    .AddMeter("System.Runtime")
                    // Gauges are read whether or not anybody has called yet.
                    .AddInstrumentation(services => services.GetRequiredService<Instruments>())
            )
            .WithTracing(spans => spans.AddSource(Instruments.Name).AddProcessor(new SpanScreen()))
            .WithLogging();
    }

    /// <summary>As whom telemetry is sent: <c>ClientId=…;Authorization=AAD</c>, the setting of the Functions host; null where the connection string is enough.</summary>
    /// <exception cref="InvalidOperationException">The setting says something else.</exception>
    internal static TokenCredential? Credential(string? setting)
    {
        if (string.IsNullOrWhiteSpace(setting))
            return null;
        var parts = setting
            .Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(part => part.Split('=', 2, StringSplitOptions.TrimEntries))
            .ToLookup(part => part[0], part => part.ElementAtOrDefault(1), StringComparer.OrdinalIgnoreCase);
        return "AAD".Equals(parts["Authorization"].FirstOrDefault(), StringComparison.OrdinalIgnoreCase)
            ? AzureIdentity.OfApp(parts["ClientId"].FirstOrDefault())
            : throw new InvalidOperationException(
                $"The setting '{AzureMonitorIdentity}' must say Authorization=AAD, and ClientId=… for a user-assigned identity."
            );
    }
}
