using System.Text;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Tables;
using ClaimLint.Domain.Validation;
using ClaimLint.Files.Claims;
using ClaimLint.Files.Reports;
using CsvHelper;

namespace ClaimLint.Cli.Replays;

/// <summary>A file checked by two sets of tables, by the engine that checks every file; compared are the lines' verdicts and the two findings files.</summary>
internal static class Replay
{
    public static ReplayResult Of(
        string path,
        (DateOnly Day, CodeTables Tables) asOf,
        (DateOnly Day, CodeTables Tables) against,
        CancellationToken cancellation
    )
    {
        var before = Check(path, asOf.Tables, cancellation);
        var after = Check(path, against.Tables, cancellation);
        var (one, other) = (before.Summary, after.Summary);
        return new ReplayResult(
            Path.GetFileName(path),
            asOf.Day,
            against.Day,
            one.Rows.Read,
            Only(asOf.Tables, against.Tables),
            Only(against.Tables, asOf.Tables),
            [
                .. before
                    .Verdicts.Keys.Union(after.Verdicts.Keys)
                    .Order()
                    .Select(row => Compare(row, before, after))
                    .OfType<ReplayedLine>(),
            ],
            NotChecked(one, other)
        )
        {
            Reason = one.Reason,
        };
    }

    /// <summary>One check of the file.</summary>
    /// <param name="Summary">The summary.</param>
    /// <param name="Verdicts">The verdict of each row that is not accepted.</param>
    /// <param name="Findings">Of each row with findings, the gravest that each rule reported.</param>
    private sealed record Checked(
        BatchSummary Summary,
        Dictionary<long, Verdict> Verdicts,
        Dictionary<long, SortedDictionary<string, int>> Findings
    );

    private static Checked Check(string path, CodeTables tables, CancellationToken cancellation)
    {
        var verdicts = new Dictionary<long, Verdict>();
        using var findings = new TemporaryFile();
        using var stream = File.OpenRead(path);
        using var check = new ClaimFileCheck(
            RuleSet.Catalog,
            tables,
            new ClaimFileInfo(
                Path.GetFileName(path),
                "replay",
                new DateTimeOffset(File.GetLastWriteTimeUtc(path)),
                stream.Length
            ),
            new ReportStreams(findings.Stream, Stream.Null, Stream.Null)
        )
        {
            LineChecked = (row, verdict) =>
            {
                if (verdict != Verdict.Accept)
                    verdicts[row] = verdict;
            },
        };
        var summary = check.Run(stream, cancellation);
        findings.Stream.Position = 0;
        return new Checked(summary, verdicts, Read(findings.Stream));
    }

    private static Dictionary<long, SortedDictionary<string, int>> Read(Stream findings)
    {
        using var csv = CsvReader.Create(findings, new CsvReaderOptions(), leaveOpen: true);
        csv.ReadHeader();
        var (row, rule, severity, status) = (
            csv.GetFieldIndex("row"),
            csv.GetFieldIndex("rule"),
            csv.GetFieldIndex("severity"),
            csv.GetFieldIndex("status")
        );
        var told = new Dictionary<long, SortedDictionary<string, int>>();
        while (csv.Read())
        {
            // A finding on the claim or the file has no row of its own: it changes no line's verdict.
            if (!long.TryParse(Text(csv, row), out var at) || at == 0)
                continue;
            if (!told.TryGetValue(at, out var rules))
                told[at] = rules = new SortedDictionary<string, int>(StringComparer.Ordinal);
            var weight =
                Text(csv, status) == Words.Of(OutcomeStatus.Fail) ? Array.IndexOf(Severities, Text(csv, severity)) : 0;
            rules[Text(csv, rule)] = Math.Max(rules.GetValueOrDefault(Text(csv, rule)), weight);
        }

        return told;
    }

    /// <summary>By their weight; the first stands for a finding that another circumstance bypassed.</summary>
    private static readonly string[] Severities =
    [
        "",
        Words.Of(Severity.Info),
        Words.Of(Severity.Warning),
        Words.Of(Severity.Error),
    ];

    private static ReplayedLine? Compare(long row, Checked asOf, Checked against)
    {
        var (one, other) = (asOf.Verdicts.GetValueOrDefault(row), against.Verdicts.GetValueOrDefault(row));
        if (one == other)
            return null;
        var (before, after) = (asOf.Findings.GetValueOrDefault(row), against.Findings.GetValueOrDefault(row));
        return new ReplayedLine(
            row,
            Words.Of(one),
            Words.Of(other),
            [
                .. (before ?? [])
                    .Keys.Union((after ?? []).Keys)
                    .Order(StringComparer.Ordinal)
                    .Select(rule => new ReplayedRule(rule, Told(before, rule), Told(after, rule)))
                    .Where(rule => rule.AsOf != rule.Against),
            ]
        );
    }

    private static string Told(SortedDictionary<string, int>? rules, string rule) =>
        rules is not null && rules.TryGetValue(rule, out var weight) ? Severities[weight] : "";

    private static string[] Only(CodeTables one, CodeTables other) =>
        [
            .. one
                .Releases.Select(release => release.ToString())
                .Except(other.Releases.Select(release => release.ToString())),
        ];

    private static List<UncheckedPair> NotChecked(BatchSummary one, BatchSummary other) =>
        [
            .. one
                .NotChecked.Concat(other.NotChecked)
                .Select(entry => (entry.Rule, entry.Reason))
                .Distinct()
                .Order()
                .Select(entry => new UncheckedPair(entry.Rule, Lines(one, entry), Lines(other, entry), entry.Reason))
                .Where(pair => pair.AsOf != pair.Against),
        ];

    private static long Lines(BatchSummary summary, (string? Rule, string Reason) entry) =>
        summary
            .NotChecked.Where(told => told.Rule == entry.Rule && told.Reason == entry.Reason)
            .Sum(told => told.Lines);

    private static string Text(CsvReader csv, int column) => Encoding.UTF8.GetString(csv.GetSpan(column));

    /// <summary>Findings of a file of any length, while they are compared: nobody else can read it, and it goes when it is closed.</summary>
    private sealed class TemporaryFile : IDisposable
    {
        public FileStream Stream { get; } =
            new(
                Path.GetTempFileName(),
                FileMode.Create,
                FileAccess.ReadWrite,
                FileShare.None,
                1 << 16,
                FileOptions.DeleteOnClose
            );

        public void Dispose() => Stream.Dispose();
    }
}

/// <summary>What differs between two checks of one file; of the releases those that only one of the two had.</summary>
internal sealed record ReplayResult(
    string File,
    DateOnly AsOf,
    DateOnly Against,
    long Rows,
    IReadOnlyList<string> ReleasesAsOf,
    IReadOnlyList<string> ReleasesAgainst,
    IReadOnlyList<ReplayedLine> Lines,
    IReadOnlyList<UncheckedPair> NotChecked
)
{
    /// <summary>Why nothing of the file could be checked.</summary>
    public string? Reason { get; init; }
}

/// <summary>A line with another verdict, and the rules that told something else of it.</summary>
internal sealed record ReplayedLine(long Row, string AsOf, string Against, IReadOnlyList<ReplayedRule> Rules);

/// <summary>How grave a rule's finding was; empty where it told none.</summary>
internal sealed record ReplayedRule(string Rule, string AsOf, string Against);

/// <summary>On how many lines a rule could not look, for a reason; without a rule, of how many lines no code could be looked up.</summary>
internal sealed record UncheckedPair(string? Rule, long AsOf, long Against, string Reason);
