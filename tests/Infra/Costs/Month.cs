namespace ClaimLint.Infra.Costs;

/// <summary>A quantity of a meter that a month takes.</summary>
internal readonly record struct Taken(string Meter, decimal Quantity);

/// <summary>What of each meter a month takes, with so many lines by one way into one deployment.</summary>
internal sealed class Month(Stage stage, Use use, string way, decimal millions)
{
    public const decimal Hours = 730;
    public const decimal Seconds = Hours * 3600;

    /// <summary>Days of a month.</summary>
    public const decimal Days = Hours / 24;

    /// <summary>Days that logs are kept for nothing.</summary>
    public const int FreeLogDays = 31;

    private const decimal Giga = 1e9m;

    private readonly bool isInbox = way.StartsWith("inbox-", StringComparison.Ordinal);

    /// <summary>Files, or calls.</summary>
    public decimal Executions => Of("executions");

    private decimal Files => isInbox ? Executions : 0;

    private decimal BytesIn => Of("bytes-in") / Giga;

    private decimal BytesOut => Of("bytes-out") / Giga;

    private decimal Calls => (isInbox ? Files * use.Of("file", "partner-calls") : Executions) + Probes;

    /// <summary>Each probe asks every five minutes from each of its places.</summary>
    private decimal Probes => stage.Probes * Hours * 12;

    private decimal Sweeps => use.Of("month", "sweeps");

    /// <summary>Uploads whose run one sweep looks up.</summary>
    private decimal UploadsOfAWeek =>
        Files * Math.Min(use.Of("sweep", "uploads-looked-at-days"), stage.UploadDays) / Days;

    /// <summary>Hours of instances, ready or not: at least those of the sweep.</summary>
    private decimal InstanceHours =>
        stage.ReadyInstances > 0 ? stage.ReadyInstances * Hours : Math.Min(Hours, ActiveSeconds.Sum() / 3600);

    /// <summary>Seconds in which functions run: HTTP, blobs, the sweep.</summary>
    private decimal[] ActiveSeconds => [CallSeconds, FileSeconds, SweepSeconds];

    /// <summary>Files come apart from one another.</summary>
    private decimal FileSeconds =>
        Files == 0
            ? 0
            : Files
                * Billed(Of("process-processor-seconds") / Files * use.Of(way, "active-seconds-per-processor-second"));

    /// <summary>
    /// Calls are spread over the month: each is a second by itself until they fill the month of one instance (of each that is kept
    /// ready, among which they are shared), and then what the processor takes.
    /// </summary>
    private decimal CallSeconds =>
        Math.Max(Calls * ProcessorSecondsOfCall, Math.Min(Calls, Seconds * Math.Max(1, stage.ReadyOfGroup)));

    /// <summary>Of host and worker with one line, as measured under the Functions host; the local host, which is much cheaper, says what further lines add.</summary>
    public decimal ProcessorSecondsOfCall =>
        use.Of("call", "host-processor-seconds")
        + use.Of("call", "worker-processor-seconds")
        + (isInbox ? 0 : LocalSecondsOfCall(way) - LocalSecondsOfCall("http-1"));

    public decimal ProcessorHoursOfCalls => Executions * ProcessorSecondsOfCall / 3600;

    private decimal LocalSecondsOfCall(string http) =>
        use.Of(http, "process-processor-seconds") / use.Of(http, "executions");

    private decimal SweepSeconds => Sweeps * Billed(UploadsOfAWeek * use.Of("sweep", "seconds-per-look"));

    /// <summary>At least a second is billed, and then every tenth of one that has begun.</summary>
    public static decimal Billed(decimal seconds) => Math.Max(1, Math.Ceiling(seconds * 10) / 10);

    public IReadOnlyList<Taken> Taken() =>
        [.. Functions(), .. Storage(), .. Logs(), .. Fixed(), new("egress", BytesOut)];

    private IEnumerable<Taken> Functions()
    {
        // Each group has instances of its own; what they cannot hold in a month runs on demand.
        var room = stage.ReadyOfGroup * Seconds;
        var ready = ActiveSeconds.Sum(seconds => Math.Min(seconds, room));
        var demanded = ActiveSeconds.Sum() - ready;
        var executions = Files + Calls + Sweeps;
        yield return new("functions-time", demanded * stage.MemoryGb);
        yield return new("functions-executions", room == 0 ? executions : 0);
        yield return new("ready-baseline", stage.ReadyInstances * Seconds * stage.MemoryGb);
        yield return new("ready-time", ready * stage.MemoryGb);
        yield return new("ready-executions", room == 0 ? 0 : executions);
    }

    private IEnumerable<Taken> Storage()
    {
        var kept = Files * stage.UploadDays / Days;
        var lists = Math.Ceiling(Math.Max(1, kept) / use.Of("sweep", "uploads-a-list"));
        yield return new("blob-stored-" + stage.Replication, BlobsStored);
        yield return new(
            "blob-write-" + stage.Replication,
            ClaimsWrites
                + (Files * use.Of("file", "host-blob-writes"))
                + (InstanceHours * use.Of("instance", "host-blob-writes-an-hour"))
        );
        yield return new("blob-read-" + stage.Replication, ClaimsReads + (Files * use.Of("file", "host-blob-reads")));
        yield return new("blob-list-" + stage.Replication, Of("blob-list") + (Sweeps * lists));
        yield return new(
            "table-stored-" + stage.Replication,
            (use.Of("stored", "table-bytes") + (Files * use.Of("file", "table-bytes"))) / Giga
        );
        yield return new("table-write", Of("table-write") + Files);
        yield return new("table-read", TableReads);
        yield return new("table-list", TableLists);
        yield return new(
            "queue-operations",
            (Files * use.Of("file", "host-queue-operations"))
                + (InstanceHours * use.Of("instance", "host-queue-reads-an-hour"))
        );
        yield return new("event-grid", Files * use.Of("file", "events"));
    }

    private decimal ClaimsWrites => Of("blob-write") + (Files * use.Of("file", "partner-writes"));

    private decimal ClaimsReads => Of("blob-read") + (Files * use.Of("file", "partner-reads"));

    private decimal TableReads =>
        Of("table-read") + (Files * use.Of("file", "partner-calls")) + (Sweeps * UploadsOfAWeek);

    private decimal TableLists => Of("table-list") + (InstanceHours * use.Of("instance", "table-lists-an-hour"));

    /// <summary>When deletion keeps step with what comes: uploads and reports for their days, and then as long as they can be brought back.</summary>
    private decimal BlobsStored =>
        isInbox
            ? (use.Of("stored", "blob-bytes") / Giga)
                + (BytesIn * (stage.UploadDays + stage.RestoreDays) / Days)
                + (BytesOut * (stage.ReportDays + stage.RestoreDays) / Days)
            : use.Of("stored", "blob-bytes") / Giga;

    /// <summary>GB that would be logged if no cap cut them off.</summary>
    public decimal LogsWanted =>
        (
            (Files * use.Of("file", "log-bytes"))
            + ((Calls - Probes) * use.Of("call", "log-bytes"))
            + (Probes * use.Of("probe", "log-bytes"))
            + (InstanceHours * use.Of("instance", "metric-bytes-an-hour"))
            + (
                stage.LogsAccess
                    ? (ClaimsWrites + ClaimsReads + TableReads + TableLists + Of("table-write") + Files)
                        * use.Of("access", "log-bytes")
                    : 0
            )
        ) / Giga;

    /// <summary>GB a month at which the cap cuts off.</summary>
    public decimal LogCap => stage.LogGbADay * Days;

    private IEnumerable<Taken> Logs()
    {
        var logs = Math.Min(LogsWanted, LogCap);
        yield return new("logs", logs);
        yield return new("logs-kept", logs * Math.Max(0, stage.LogDays - FreeLogDays) / Days);
    }

    /// <summary>GB that a scan would read: everything that is written.</summary>
    public decimal ScanWanted => isInbox ? BytesIn + BytesOut : 0;

    private IEnumerable<Taken> Fixed()
    {
        yield return new("alert-5", stage.AlertsOf5Minutes);
        yield return new("alert-15", stage.AlertsOf15Minutes);
        yield return new("alert-metric", stage.AlertSeries);
        yield return new("probe", Probes);
        yield return new("endpoint-hours", stage.Endpoints * Hours);
        yield return new("endpoint-gb", stage.Endpoints > 0 && isInbox ? BytesIn + BytesOut : 0);
        yield return new("dns-zone", stage.DnsZones);
        yield return new("dns-queries", stage.DnsZones > 0 ? use.Of("dns", "queries") : 0);
        yield return new("defender-account", stage.ScanGb is null ? 0 : 1);
        yield return new("defender-scan", Math.Min(stage.ScanGb ?? 0, ScanWanted));
        yield return new("defender-overage", stage.ScanGb is null ? 0 : ClaimsWrites + ClaimsReads);
        yield return new("vault", stage.HasVault ? use.Of("vault", "operations") : 0);
    }

    private decimal Of(string what) => use.Counted(way, what) * millions;
}
