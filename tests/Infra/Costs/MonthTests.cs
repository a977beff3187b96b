namespace ClaimLint.Infra.Costs;

/// <summary>The arithmetic of a month, with small invented numbers.</summary>
public sealed class MonthTests
{
    private static readonly Stage Plain = new("test")
    {
        MemoryGb = 2,
        ReadyInstances = 0,
        ReadyOfGroup = 0,
        Replication = "LRS",
        UploadDays = 10,
        ReportDays = 20,
        RestoreDays = 5,
        LogDays = 31,
        LogGbADay = 1,
        LogsAccess = false,
        Endpoints = 0,
        DnsZones = 0,
        Probes = 0,
        AlertsOf5Minutes = 0,
        AlertsOf15Minutes = 0,
        AlertSeries = 0,
        ScanGb = null,
        HasVault = false,
        Budget = null,
    };

    private static readonly Stage Ready = Plain with { ReadyInstances = 4, ReadyOfGroup = 2 };

    [Theory]
    [InlineData("0", "1")]
    [InlineData("0.2", "1")]
    [InlineData("1", "1")]
    [InlineData("1.01", "1.1")]
    [InlineData("2.34", "2.4")]
    public void A_second_is_billed_at_least_and_then_each_tenth_that_has_begun(string seconds, string billed) =>
        Assert.Equal(decimal.Parse(billed), Month.Billed(decimal.Parse(seconds)));

    [Theory]
    [InlineData(50, "0")]
    [InlineData(100, "0")]
    [InlineData(300, "0.4")]
    public void What_is_free_is_taken_off_once_and_the_rest_is_paid_by_the_unit(int quantity, string paid) =>
        Assert.Equal(decimal.Parse(paid), Priced("m", 0.02m, per: 10, free: 100).Of(quantity));

    [Fact]
    public void A_sum_leaves_out_what_has_no_price_and_says_so()
    {
        var bill = new Bill(
            [Priced("known", 2), Priced("greater", 3), Priced("unknown", null)],
            [new("known", 5), new("greater", 7), new("unknown", 1)]
        );

        Assert.Equal(31, bill.Sum);
        Assert.True(bill.IsAtLeast);
        Assert.Equal("greater", bill.Greatest!.Price.Meter);
    }

    [Fact]
    public void A_meter_that_nothing_takes_is_on_no_bill()
    {
        var bill = new Bill([Priced("known", 2), Priced("unknown", null)], [new("known", 5), new("unknown", 0)]);

        Assert.False(bill.IsAtLeast);
        Assert.Equal("known", Assert.Single(bill.Lines).Price.Meter);
    }

    [Fact]
    public void Instances_kept_ready_are_paid_for_every_second_of_the_month_and_others_for_none()
    {
        Assert.Equal(4 * 2_628_000 * 2, Of(Ready, "inbox-1", 1, "ready-baseline"));
        Assert.Equal(0, Of(Plain, "inbox-1", 1, "ready-baseline"));
    }

    [Fact]
    public void What_instances_kept_ready_can_hold_runs_there_and_the_rest_on_demand()
    {
        // Each of 3 million files takes 1.9 seconds; two instances have 5,256,000 seconds a month.
        var many = Of(Ready, "inbox-1", 1_000_000, "functions-time");

        Assert.Equal((5_700_000 - 5_256_000) * 2m, many);
        Assert.Equal(0, Of(Ready, "inbox-1", 1, "functions-time"));
        Assert.Equal(0, Of(Ready, "inbox-1", 1, "functions-executions"));
        // 3 files, 1 call each, 10 sweeps.
        Assert.Equal(16, Of(Ready, "inbox-1", 1, "ready-executions"));
        Assert.Equal(16, Of(Plain, "inbox-1", 1, "functions-executions"));
    }

    [Fact]
    public void A_file_is_billed_by_itself_for_its_processor_and_its_waiting()
    {
        // 3 files of 0.95 processor seconds and as much waiting are 1.9 each; 3 calls and 10 sweeps of a second.
        Assert.Equal(((3 * 1.9m) + 3 + 10) * 2, Of(Plain, "inbox-1", 1, "functions-time"));
    }

    [Fact]
    public void Calls_are_a_second_each_until_they_fill_a_month_and_then_what_the_processor_takes()
    {
        Assert.Equal((1000 + 10) * 2, Of(Plain, "http-1", 1, "functions-time"));
        Assert.Equal((2_628_000 + 10) * 2, Of(Plain, "http-1", 5_000, "functions-time"));
        // 10,000 times 1,000 calls of 0.2 seconds in the host and 0.1 in the worker.
        Assert.Equal((3_000_000 + 10) * 2, Of(Plain, "http-1", 10_000, "functions-time"));
    }

    [Fact]
    public void A_call_with_more_lines_takes_what_they_add_beside_what_the_host_takes() =>
        // 10,000 times 100 calls of 0.3 seconds, and 5 more as the local host measures them: 6 instead of 1.
        Assert.Equal((5_300_000 + 10) * 2, Of(Plain, "http-10", 10_000, "functions-time"));

    [Fact]
    public void Uploads_and_reports_are_stored_for_their_days_and_as_long_as_they_can_be_brought_back()
    {
        // 1 GB in, 2 GB out each million lines, and 1 GB of our own.
        var stored = Of(Plain, "inbox-1", 10, "blob-stored-LRS");

        Assert.Equal(1 + ((10m * 15) + (20m * 25)) / Month.Days, stored);
        Assert.Equal(1, Of(Plain, "http-1", 10, "blob-stored-LRS"));
    }

    [Fact]
    public void The_sweep_looks_at_each_upload_of_a_week_each_time()
    {
        // 3 reads by the run, 3 by its partner, and 10 sweeps over a week's part of 3 files.
        Assert.Equal(3 + 3 + (10 * 3m * 7 / Month.Days), Of(Plain, "inbox-1", 1, "table-read"));
        Assert.Equal(3 + 3 + (10 * 3m * 4 / Month.Days), Of(Plain with { UploadDays = 4 }, "inbox-1", 1, "table-read"));
    }

    [Fact]
    public void Logs_and_scans_stop_at_their_caps()
    {
        Assert.Equal(Month.Days, Of(Plain, "http-1", 1_000_000, "logs"));
        Assert.Equal(3, Of(Plain with { ScanGb = 100 }, "inbox-1", 1, "defender-scan"));
        Assert.Equal(100, Of(Plain with { ScanGb = 100 }, "inbox-1", 50, "defender-scan"));
    }

    [Fact]
    public void Logs_are_paid_again_for_the_days_beyond_those_that_are_free()
    {
        var logs = Of(Plain, "http-1", 1, "logs");

        Assert.True(logs > 0);
        Assert.Equal(0, Of(Plain, "http-1", 1, "logs-kept"));
        Assert.Equal(logs * 10 / Month.Days, Of(Plain with { LogDays = 41 }, "http-1", 1, "logs-kept"));
    }

    [Fact]
    public void Each_access_is_logged_where_the_deployment_says_so()
    {
        var unlogged = new Month(Plain, Invented(), "inbox-1", 1).LogsWanted;
        var logged = new Month(Plain with { LogsAccess = true }, Invented(), "inbox-1", 1).LogsWanted;

        Assert.True(logged > unlogged);
    }

    private static decimal Of(Stage stage, string way, decimal millions, string meter) =>
        new Month(stage, Invented(), way, millions).Taken().Single(one => one.Meter == meter).Quantity;

    private static Price Priced(string meter, decimal? amount, decimal per = 1, decimal free = 0) =>
        new(meter, meter, per, "unit", free, amount, "USD", "", "", "", "", "");

    private static Use Invented()
    {
        (string Way, string What, decimal Quantity)[] rows =
        [
            ("inbox-1", "executions", 3),
            ("inbox-1", "process-processor-seconds", 2.85m),
            ("inbox-1", "active-seconds-per-processor-second", 2),
            ("inbox-1", "bytes-in", 1_000_000_000),
            ("inbox-1", "bytes-out", 2_000_000_000),
            ("inbox-1", "table-read", 3),
            ("http-1", "executions", 1000),
            ("http-1", "process-processor-seconds", 1000),
            ("http-10", "executions", 100),
            ("http-10", "process-processor-seconds", 600),
            ("call", "host-processor-seconds", 0.2m),
            ("call", "worker-processor-seconds", 0.1m),
            ("file", "partner-writes", 1),
            ("file", "partner-reads", 1),
            ("file", "partner-calls", 1),
            ("file", "events", 1),
            ("file", "host-queue-operations", 1),
            ("file", "host-blob-writes", 1),
            ("file", "host-blob-reads", 1),
            ("file", "log-bytes", 1000),
            ("file", "table-bytes", 1000),
            ("call", "log-bytes", 1000),
            ("access", "log-bytes", 1000),
            ("probe", "log-bytes", 1000),
            ("month", "sweeps", 10),
            ("sweep", "uploads-looked-at-days", 7),
            ("sweep", "seconds-per-look", 0.0000001m),
            ("sweep", "uploads-a-list", 5000),
            ("instance", "table-lists-an-hour", 1),
            ("instance", "host-blob-writes-an-hour", 1),
            ("instance", "host-queue-reads-an-hour", 1),
            ("instance", "metric-bytes-an-hour", 1),
            ("stored", "blob-bytes", 1_000_000_000),
            ("stored", "table-bytes", 1_000_000_000),
            ("vault", "operations", 1),
            ("dns", "queries", 1),
        ];
        return new Use([.. rows.Select(row => new UseRow(row.Way, row.What, row.Quantity, Known.Assumed, ""))]);
    }
}
