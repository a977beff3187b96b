using System.Diagnostics;
using ClaimLint.Functions.Startup;
using ClaimLint.Functions.Telemetry;
using ClaimLint.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace ClaimLint.Functions.Tests.Telemetry;

/// <summary>What leaves the process is ours, and nothing that a submitter wrote; with no setting nothing leaves it.</summary>
public sealed class TelemetryExportTests(Api api)
{
    private const string Canary = "ZEBEDEE-QUILL";
    private const string OfAzureMonitor =
        "InstrumentationKey=00000000-0000-0000-0000-000000000000;IngestionEndpoint=https://127.0.0.1:1/";

    [Fact]
    public void With_no_setting_nothing_is_set_up()
    {
        using var host = Build();

        Assert.Null(host.Services.GetService<TracerProvider>());
        Assert.Null(host.Services.GetService<MeterProvider>());
        Assert.Null(host.Services.GetService<LoggerProvider>());
        Assert.DoesNotContain(host.Services.GetServices<ILoggerProvider>(), one => one is OpenTelemetryLoggerProvider);
    }

    [Theory]
    [InlineData("APPLICATIONINSIGHTS_CONNECTION_STRING", OfAzureMonitor)]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:1")]
    public void One_setting_sets_up_all_three_and_the_host_starts(string setting, string value)
    {
        using var host = Build((setting, value));

        Assert.NotNull(host.Services.GetService<TracerProvider>());
        Assert.NotNull(host.Services.GetService<MeterProvider>());
        Assert.NotNull(host.Services.GetService<LoggerProvider>());
    }

    [Fact]
    public void Telemetry_is_sent_by_the_credential_that_storage_is_reached_by()
    {
        Assert.Same(
            AzureIdentity.OfApp("0000-1111"),
            TelemetryExport.Credential("ClientId=0000-1111;Authorization=AAD")
        );
        Assert.Same(AzureIdentity.OfApp(null), TelemetryExport.Credential("authorization = aad"));
        Assert.Null(TelemetryExport.Credential(" "));
    }

    [Theory]
    [InlineData("ClientId=secret")]
    [InlineData("secret")]
    [InlineData("Authorization=secret;ClientId=0000-1111")]
    public void A_sign_in_that_is_wrong_is_named_and_never_quoted(string setting)
    {
        var told = Assert.Throws<InvalidOperationException>(() => TelemetryExport.Credential(setting));

        Assert.Contains("'APPLICATIONINSIGHTS_AUTHENTICATION_STRING'", told.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", told.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_log_line_leaves_if_it_is_ours_without_its_scopes()
    {
        var logs = new List<LogRecord>();
        using var host = Collect(telemetry => telemetry.WithLogging(to => to.AddInMemoryExporter(logs)));
        var factory = host.Services.GetRequiredService<ILoggerFactory>();
        var ours = factory.CreateLogger<CodeTablesLoading>();

        using (ours.BeginScope($"https://claims.blob.core.windows.net/claims-inbox/{Canary}.csv"))
            ours.Log(LogLevel.Information, 0, "Ours", null, (state, _) => state);
        ours.Log(LogLevel.Debug, 0, "Ours, in detail", null, (state, _) => state);
        foreach (var other in new[] { "Azure.Core", "Microsoft.AspNetCore.Hosting.Diagnostics", "System.Net.Http" })
            factory.CreateLogger(other).Log(LogLevel.Error, 0, Canary, null, (state, _) => state);

        var log = Assert.Single(logs);
        Assert.Equal("Ours", log.FormattedMessage);
        log.ForEachScope<object?>((_, _) => Assert.Fail("A scope left."), null);
    }

    [Fact]
    public void A_span_leaves_with_what_is_known_to_be_no_submitters_word()
    {
        var spans = new List<Activity>();
        using var worker = new ActivitySource("Worker.Test");
        using var client = new ActivitySource("System.Net.Http");
        using var host = Collect(telemetry =>
            telemetry.WithTracing(to => to.AddSource(worker.Name).AddInMemoryExporter(spans))
        );

        using (var span = worker.StartActivity("function CheckInbox")!)
        {
            span.TraceStateString = $"partner={Canary}";
            span.SetTag("faas.name", "CheckInbox");
            span.SetTag("url.full", $"https://claims.blob.core.windows.net/claims-inbox/{Canary}.csv");
            span.SetStatus(ActivityStatusCode.Error, $"No blob {Canary}");
        }

        using (var thrown = worker.StartActivity("thrown")!)
            thrown.AddException(new InvalidOperationException(Canary));
        client.StartActivity("GET")?.Dispose();

        var left = Assert.Single(spans);
        Assert.Equal(["faas.name"], left.TagObjects.Select(tag => tag.Key));
        Assert.Equal(ActivityStatusCode.Error, left.Status);
        Assert.Null(left.StatusDescription);
        Assert.Null(left.TraceStateString);
    }

    [Fact]
    public void The_span_of_a_file_has_run_attempt_and_outcome()
    {
        var spans = new List<Activity>();
        using var host = Collect(telemetry => telemetry.WithTracing(to => to.AddInMemoryExporter(spans)));
        var id = Guid.NewGuid().ToString("N");

        using (var measure = RunMeasure.Begin(host.Services.GetRequiredService<Instruments>()))
        {
            measure.Identify(new RunRecord(id, "acme", RunState.Running, default) { Attempts = 2 });
            measure.End("failed");
        }

        // Others may check files meanwhile.
        var span = Assert.Single(spans, one => Equals(one.GetTagItem("claimlint.run"), id));
        Assert.Equal(2, span.GetTagItem("claimlint.attempt"));
        Assert.Equal("failed", span.GetTagItem("claimlint.outcome"));
        Assert.Equal(ActivityStatusCode.Error, span.Status);
    }

    [Fact]
    public void Gauges_leave_before_anybody_calls_and_no_other_meter_does()
    {
        var metrics = new List<Metric>();
        using var host = Collect(telemetry => telemetry.WithMetrics(to => to.AddInMemoryExporter(metrics)));
        // What ASP.NET Core and HttpClient measure is told apart by routes and addresses.
        using var other = new System.Diagnostics.Metrics.Meter("Microsoft.AspNetCore.Hosting");
        other.CreateCounter<int>("http.server.requests").Add(1);

        host.Services.GetRequiredService<MeterProvider>().ForceFlush();

        Assert.Contains(metrics, metric => metric.Name == "claimlint.tables.age");
        Assert.All(
            metrics,
            metric => Assert.Contains(metric.MeterName, (string[])[Instruments.Name, "System.Runtime"])
        );
    }

    private IHost Build(params (string Name, string Value)[] settings)
    {
        var builder = Builder(settings);
        builder.AddTelemetry();
        return builder.Build();
    }

    private IHost Collect(Action<IOpenTelemetryBuilder> export)
    {
        var builder = Builder();
        export(TelemetryExport.Collect(builder));
        var host = builder.Build();
        host.Services.GetService<TracerProvider>();
        host.Services.GetService<MeterProvider>();
        return host;
    }

    private HostApplicationBuilder Builder(params (string Name, string Value)[] settings)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(
            settings.Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value))
        );
        builder.Services.AddSingleton(api.Cache);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<Instruments>();
        return builder;
    }
}
