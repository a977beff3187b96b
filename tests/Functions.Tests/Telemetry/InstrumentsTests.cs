using System.Text;
using System.Text.RegularExpressions;
using ClaimLint.Domain.Validation;
using ClaimLint.Files.Claims;
using ClaimLint.Files.Reports;
using ClaimLint.Functions.Telemetry;
using ClaimLint.Functions.Tests.Equivalence;
using ClaimLint.Storage;

namespace ClaimLint.Functions.Tests.Telemetry;

/// <summary>What is measured: counts and times, told apart by words of ours alone.</summary>
public sealed partial class InstrumentsTests(Api api)
{
    private const string Canary = "ZEBEDEE-QUILL";

    /// <summary>What may be a tag. Before a name is added here: can its value be anything that a submitter wrote?</summary>
    private static readonly string[] Allowed =
    [
        "claimlint.door",
        "claimlint.outcome",
        "claimlint.rule",
        "claimlint.severity",
        "claimlint.storage.operation",
        "claimlint.storage.service",
        "claimlint.table",
        "claimlint.verdict",
    ];

    [Fact]
    public async Task A_claim_over_HTTP_counts_its_lines_verdict_and_findings()
    {
        var meters = new OwnMeters();
        using var measured = new Measured(meters);

        var claim = new ClaimGenerator(1).Next();

        var reply = await PostAsync(meters, claim.ToJson(ClaimTexts.ColumnsOf([claim])), line: false);

        Assert.Equal(claim.Lines.Count, measured.Sums["claimlint.lines http"]);
        Assert.Equal(1, measured.Sums[$"claimlint.claims http {reply.Body.GetProperty("verdict").GetString()}"]);
        Assert.Equal(
            reply
                .Findings.GroupBy(finding =>
                    $"claimlint.findings http {finding.GetProperty("rule").GetString()} {finding.GetProperty("severity").GetString()}"
                )
                .ToDictionary(group => group.Key, group => (double)group.Count()),
            measured.Keys("claimlint.findings").ToDictionary(key => key, key => measured.Sums[key])
        );
        Assert.NotEmpty(reply.Findings);
        Assert.True(measured.Sums["claimlint.check.duration"] > 0);
    }

    [Fact]
    public async Task A_line_alone_is_no_claim_and_a_request_that_cannot_be_read_is_none_of_either()
    {
        var meters = new OwnMeters();
        using var measured = new Measured(meters);

        await PostAsync(meters, "{}", line: true);
        await PostAsync(meters, "{", line: true);

        Assert.Equal(1, measured.Sums["claimlint.lines http"]);
        Assert.Empty(measured.Keys("claimlint.claims"));
    }

    [Fact]
    public void A_file_counts_what_its_summary_counts()
    {
        var meters = new OwnMeters();
        using var measured = new Measured(meters);
        ClaimTexts[] claims = [.. Enumerable.Range(0, 20).Select(seed => new ClaimGenerator(seed).Next())];
        var summary = Check(ClaimTexts.ToCsv(claims));

        Own(meters).Checked(summary);

        Assert.Equal(claims.Sum(claim => claim.Lines.Count), measured.Sums["claimlint.lines batch"]);
        Assert.Equal(summary.Claims.Total, measured.Keys("claimlint.claims").Sum(key => measured.Sums[key]));
        Assert.Equal(
            summary.Findings.Sum(told => told.Error + told.Warning + told.Info),
            measured.Keys("claimlint.findings").Sum(key => measured.Sums[key])
        );
        Assert.Equal(
            summary.NotChecked.Where(entry => entry.Rule is not null).Sum(entry => entry.Lines),
            measured.Keys("claimlint.not_checked").Sum(key => measured.Sums[key])
        );
        Assert.NotEmpty(summary.Findings);
    }

    [Fact]
    public async Task A_run_is_timed_and_its_own_processor_time_and_operations_are_kept_with_it()
    {
        var meters = new OwnMeters();
        using var measured = new Measured(meters);
        var run = new RunRecord("0123456789abcdef0123456789abcdef", "acme", RunState.Running, default);
        using (var measure = RunMeasure.Begin(Own(meters)))
        {
            var idle = Task.Run(() => Thread.SpinWait(1), TestContext.Current.CancellationToken);
            var sum = await measure.ComputeAsync(Compute, TestContext.Current.CancellationToken);
            await idle;
            run = measure.Into(run);
            measure.End("done");
            Assert.NotEqual(0, sum);
        }

        Assert.True(run.CpuSeconds > 0, $"{run.CpuSeconds} s");
        Assert.Empty(run.StorageOperations);
        Assert.Equal(1, measured.Sums["claimlint.batch.runs done"]);
        Assert.Equal(run.CpuSeconds, measured.Sums["claimlint.batch.cpu.time"]);
        Assert.True(measured.Sums["claimlint.batch.duration done"] > 0);
    }

    [Fact]
    public async Task A_thread_that_waits_takes_no_processor_time()
    {
        using var never = new ManualResetEventSlim();
        using var measure = RunMeasure.Begin(Own(new OwnMeters()));
        await measure.ComputeAsync(
            () => never.Wait(TimeSpan.FromMilliseconds(300)),
            TestContext.Current.CancellationToken
        );

        var waited = measure.Into(new RunRecord("0", "-", RunState.Running, default)).CpuSeconds;

        using var other = RunMeasure.Begin(Own(new OwnMeters()));
        await other.ComputeAsync(Compute, TestContext.Current.CancellationToken);
        Assert.True(waited < other.Into(new RunRecord("0", "-", RunState.Running, default)).CpuSeconds);
    }

    [Fact]
    public void An_attempt_that_was_stopped_is_abandoned()
    {
        var meters = new OwnMeters();
        using var measured = new Measured(meters);

        RunMeasure.Begin(Own(meters)).Dispose();

        Assert.Equal(1, measured.Sums["claimlint.batch.runs abandoned"]);
        Assert.Empty(measured.Keys("claimlint.batch.cpu.time"));
    }

    [Fact]
    public void Tables_tell_the_age_of_the_release_in_effect()
    {
        var meters = new OwnMeters();
        using var measured = new Measured(meters);
        _ = Own(meters);

        measured.Observe();

        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        var release = api
            .Tables.Releases.Where(one => one.System == "icd-10-cm" && one.EffectiveFrom <= today)
            .MaxBy(one => one.EffectiveFrom)!;
        Assert.Equal(
            today.DayNumber - release.EffectiveFrom.DayNumber,
            measured.Sums["claimlint.tables.age icd-10-cm"]
        );
    }

    [Fact]
    public async Task No_tag_can_carry_what_a_submitter_wrote()
    {
        var meters = new OwnMeters();
        using var measured = new Measured(meters);
        var all = Own(meters);

        foreach (var claim in Enumerable.Range(0, 50).Select(seed => new ClaimGenerator(seed).Next()))
            await PostAsync(meters, claim.ToJson(ClaimTexts.ColumnsOf([claim])), line: false);
        await PostAsync(
            meters,
            $$"""{"hcpcsCode":"{{Canary}}","claimId":"{{Canary}}","payerId":"{{Canary}}"}""",
            line: true
        );
        all.Checked(Check(Encoding.UTF8.GetBytes($"claim_id,line_number,hcpcs_code\n{Canary},1,{Canary}\n")));
        RunMeasure.Begin(all).Dispose();
        measured.Observe();

        Assert.All(measured.Tags, tag => Assert.Contains(tag, Allowed));
        Assert.NotEmpty(measured.Keys("claimlint.findings"));
        Assert.DoesNotContain(measured.Sums.Keys, key => key.Contains("quill", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void The_operators_page_has_every_instrument_with_its_unit_and_tags_and_no_other()
    {
        var meters = new OwnMeters();
        using var measured = new Measured(meters);
        _ = Own(meters);
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "operations.md"));
        var rows = Row().Matches(page).ToDictionary(row => row.Groups["name"].Value, row => row.Groups["unit"].Value);

        Assert.Equal(
            measured
                .Instruments.ToDictionary(one => one.Name, one => one.Unit!)
                .OrderBy(one => one.Key, StringComparer.Ordinal),
            rows.OrderBy(one => one.Key, StringComparer.Ordinal)
        );
        Assert.All(Allowed, tag => Assert.Contains($"`{tag}`", page, StringComparison.Ordinal));
    }

    private static long Compute()
    {
        var sum = 0L;
        for (var i = 1; i < 20_000_000; i++)
            sum += i ^ (sum << 1);
        return sum;
    }

    private Instruments Own(OwnMeters meters) => new(meters, api.Cache, TimeProvider.System);

    private async Task<Reply> PostAsync(OwnMeters meters, string body, bool line)
    {
        var functions = Api.Validation(api.Cache, RuleSet.Catalog, Own(meters));
        var context = Api.Request(body);
        var stop = TestContext.Current.CancellationToken;
        return await Api.AnswerAsync(
            context,
            line
                ? await functions.ValidateLine(context.Request, stop)
                : await functions.ValidateClaim(context.Request, stop)
        );
    }

    private BatchSummary Check(byte[] csv)
    {
        using var check = new ClaimFileCheck(
            RuleSet.Catalog,
            api.Tables,
            new ClaimFileInfo($"{Canary}.csv", "1", DateTimeOffset.UnixEpoch, csv.Length),
            new ReportStreams(new MemoryStream(), new MemoryStream(), new MemoryStream())
        );
        return check.Run(new MemoryStream(csv), TestContext.Current.CancellationToken);
    }

    [GeneratedRegex(
        @"^\| `(?<name>claimlint\.[a-z._]+)` \| `(?<unit>[^`]+)` \|",
        RegexOptions.ExplicitCapture | RegexOptions.Multiline,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Row();
}
