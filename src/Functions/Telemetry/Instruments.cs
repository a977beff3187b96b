using System.Diagnostics;
using System.Diagnostics.Metrics;
using ClaimLint.Domain.Validation;
using ClaimLint.Files.Reports;
using ClaimLint.Functions.Json;
using ClaimLint.Storage;

namespace ClaimLint.Functions.Telemetry;

/// <summary>Everything that is measured, in one place; docs/operations.md says what each is asked for.</summary>
/// <remarks>
/// A tag is a word of ours: a rule's id, a verdict, a table's system. What a submitter wrote is never one, and so never leaves the
/// process this way. Nobody listening, a measurement costs a branch.
/// </remarks>
public sealed class Instruments
{
    /// <summary>The name of the meter, and of the source of spans.</summary>
    public const string Name = "ClaimLint";

    /// <summary>Spans are few, one for each file: what each line costs is a histogram's matter.</summary>
    internal static readonly ActivitySource Spans = new(Name);

    private static readonly InstrumentAdvice<double> Milliseconds = new()
    {
        HistogramBucketBoundaries = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1],
    };

    private static readonly InstrumentAdvice<double> Minutes = new()
    {
        HistogramBucketBoundaries = [0.1, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600, 1200, 1800],
    };

    private readonly Counter<long> lines;
    private readonly Counter<long> claims;
    private readonly Counter<long> findings;
    private readonly Counter<long> notChecked;
    private readonly Histogram<double> checkDuration;
    private readonly Counter<long> runs;
    private readonly Histogram<double> runDuration;
    private readonly Counter<double> runProcessorTime;
    private readonly CodeTablesCache cache;
    private readonly TimeProvider clock;

    public Instruments(IMeterFactory meters, CodeTablesCache cache, TimeProvider clock)
    {
        this.cache = cache;
        this.clock = clock;
        var meter = meters.Create(Name);
        lines = meter.CreateCounter<long>("claimlint.lines", "{line}", "Claim lines that were checked.");
        claims = meter.CreateCounter<long>("claimlint.claims", "{claim}", "Claims that were checked.");
        findings = meter.CreateCounter<long>("claimlint.findings", "{finding}", "Findings that were told.");
        notChecked = meter.CreateCounter<long>(
            "claimlint.not_checked",
            "{outcome}",
            "Outcomes of rules that could not look."
        );
        checkDuration = meter.CreateHistogram(
            "claimlint.check.duration",
            "s",
            "From a request's body to its answer, without the network.",
            tags: null,
            Milliseconds
        );
        runs = meter.CreateCounter<long>("claimlint.batch.runs", "{run}", "Attempts to check an uploaded file.");
        runDuration = meter.CreateHistogram(
            "claimlint.batch.duration",
            "s",
            "From the event of an upload to the run's end.",
            tags: null,
            Minutes
        );
        runProcessorTime = meter.CreateCounter<double>(
            "claimlint.batch.cpu.time",
            "s",
            "Processor time of the threads that check files."
        );
        meter.CreateObservableCounter(
            "claimlint.storage.operations",
            Operations,
            "{operation}",
            "What was asked of storage."
        );
        meter.CreateObservableGauge(
            "claimlint.tables.age",
            Ages,
            "d",
            "Days since the release in effect became effective."
        );
    }

    /// <summary>A request that was answered with a verdict.</summary>
    internal void Answered(ValidationAnswer answer, int lineCount, double seconds)
    {
        var door = Tag("claimlint.door", "http");
        lines.Add(lineCount, door);
        // A line alone is no claim.
        if (answer.Lines is not null)
            claims.Add(1, door, Tag("claimlint.verdict", Words.Of(answer.Verdict)));
        if (findings.Enabled)
        {
            foreach (var finding in answer.Findings)
                findings.Add(1, door, Tag("claimlint.rule", finding.Rule), Severe(Word(finding.Severity)));
        }

        if (notChecked.Enabled)
        {
            foreach (var entry in answer.NotChecked)
                AddNotChecked(entry.Rule, entry.Lines, door);
        }

        checkDuration.Record(seconds);
    }

    /// <summary>A file that was checked to its end.</summary>
    internal void Checked(BatchSummary summary)
    {
        var door = Tag("claimlint.door", "batch");
        lines.Add(summary.Lines.Total, door);
        AddClaims(summary.Claims.Accept, Verdict.Accept);
        AddClaims(summary.Claims.NotChecked, Verdict.NotChecked);
        AddClaims(summary.Claims.Review, Verdict.Review);
        AddClaims(summary.Claims.Reject, Verdict.Reject);
        foreach (var told in summary.Findings)
        {
            var rule = Tag("claimlint.rule", told.Rule);
            AddFindings(told.Error, rule, "error");
            AddFindings(told.Warning, rule, "warning");
            AddFindings(told.Info, rule, "info");
        }

        foreach (var entry in summary.NotChecked)
            AddNotChecked(entry.Rule, entry.Lines, door);

        void AddClaims(long count, Verdict verdict)
        {
            if (count > 0)
                claims.Add(count, door, Tag("claimlint.verdict", Words.Of(verdict)));
        }

        void AddFindings(long count, KeyValuePair<string, object?> rule, string severity)
        {
            if (count > 0)
                findings.Add(count, door, rule, Severe(severity));
        }
    }

    /// <summary>Lines of which no code could be looked up have no rule, and are counted by their verdict.</summary>
    private void AddNotChecked(string? rule, long lineCount, KeyValuePair<string, object?> door)
    {
        if (rule is not null)
            notChecked.Add(lineCount, door, Tag("claimlint.rule", rule));
    }

    /// <summary>An attempt at a file that ended, however.</summary>
    internal void Ended(string outcome, double seconds, double? processorSeconds)
    {
        var tag = Tag("claimlint.outcome", outcome);
        runs.Add(1, tag);
        runDuration.Record(seconds, tag);
        if (processorSeconds is { } used)
            runProcessorTime.Add(used);
    }

    private static IEnumerable<Measurement<long>> Operations() =>
        StorageOperations.OfProcess.Counts.Select(one => new Measurement<long>(
            one.Count,
            Tag("claimlint.storage.service", Word(one.Service)),
            Tag("claimlint.storage.operation", Word(one.Kind))
        ));

    /// <summary>Of each table the youngest release that speaks today; an operator's override is a word on one row, and no release of the table.</summary>
    private IEnumerable<Measurement<double>> Ages()
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        return (cache.Current?.Tables.Releases ?? [])
            .Where(release =>
                release.Authority < Domain.Tables.Release.OverrideAuthority && release.EffectiveFrom <= today
            )
            .GroupBy(release => release.System, StringComparer.Ordinal)
            .Select(group => new Measurement<double>(
                today.DayNumber - group.Max(release => release.EffectiveFrom).DayNumber,
                Tag("claimlint.table", group.Key)
            ));
    }

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);

    private static KeyValuePair<string, object?> Severe(string severity) => Tag("claimlint.severity", severity);

    private static string Word<TEnum>(TEnum value)
        where TEnum : struct, Enum => value.ToString().ToLowerInvariant();
}
