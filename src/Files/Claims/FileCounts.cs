using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Tables;
using ClaimLint.Domain.Validation;
using ClaimLint.Files.Reports;

namespace ClaimLint.Files.Claims;

/// <summary>Counts what a run reads, finds and writes, and makes the summary of it.</summary>
internal sealed class FileCounts(RuleSet rules, CodeTables tables)
{
    private readonly Tally tally = new(rules);
    private readonly SortedDictionary<string, long[]> told = new(StringComparer.Ordinal);
    private readonly List<string> notes = [];
    private FieldSet filled;
    private DateOnly lastService;
    private Verdict gravest;

    public long Read { get; set; }

    public long Unreadable { get; set; }

    public long Accepted { get; set; }

    public long Rejected { get; set; }

    public bool Complete { get; private set; } = true;

    /// <summary>Says once in the summary what was done otherwise than usual: a limit reached, a file transcoded.</summary>
    public void Note(string sentence)
    {
        if (!notes.Contains(sentence))
            notes.Add(sentence);
    }

    /// <summary>Counts a claim that was checked; a row of it that could not be read makes its verdict graver than the check's.</summary>
    public void Count(ClaimCheck check, ReadOnlySpan<ClaimLine> lines, Verdict verdict)
    {
        tally.Add(check, verdict);
        Raise(verdict);
        Complete &= check.IsComplete;
        foreach (ref readonly var line in lines)
        {
            filled |= line.Present;
            if (line.ServiceFrom > lastService)
                lastService = line.ServiceFrom;
        }
    }

    public void Count(Finding finding) =>
        Count(finding.Rule.Id, finding.Status == OutcomeStatus.Bypassed ? 0 : (int)finding.Severity);

    /// <summary>Counts a finding on the file, or on a row that cannot be read.</summary>
    public void Count(RuleInfo rule)
    {
        Count(rule.Id, (int)rule.Severity);
        Raise(rule.Severity.ToVerdict());
    }

    public BatchSummary Summary(ClaimFileInfo file, ClaimColumns? columns, string? reason)
    {
        var layout = columns?.Layout;
        var stale = tables.StaleOn(lastService).ToHashSet();
        if (Read == 0 && reason is null)
            Note("The file has no rows: nothing was checked.");
        return new BatchSummary(
            new FileSummary(file.Name, file.Version, DateOnly.FromDateTime(file.Modified.UtcDateTime), file.Bytes),
            Readable: columns is not null,
            FileVerdict(),
            Complete: Complete && reason is null && Unreadable == 0 && tally.Lines > 0,
            new RowCounts(Read, Unreadable, Accepted, Rejected),
            Verdicts(tally.ClaimsOf),
            Verdicts(tally.LinesOf),
            [.. told.Select(entry => Told(entry.Key, entry.Value))],
            tally.NotChecked,
            [.. rules.All.Select(rule => rule.Info.Id).Where(id => !told.ContainsKey(id))],
            [.. (layout?.Columns ?? FieldSet.Empty).Except(filled).ToArray().Select(Column)],
            [
                .. (layout?.DefaultsTaken ?? FieldSet.Empty)
                    .ToArray()
                    .Select(field => new DefaultTaken(Column(field), FieldCatalog.Of(field).DefaultWhenColumnAbsent)),
            ],
            [
                .. tables.Releases.Select(release => new ReleaseUsed(
                    release.System,
                    release.Version,
                    release.EffectiveFrom,
                    release.EffectiveTo,
                    stale.Contains(release)
                )),
            ],
            new EngineUsed("ClaimLint", typeof(ClaimCheck).Assembly.GetName().Version!.ToString(3), rules.Count)
        )
        {
            Reason = reason,
            Notes = notes,
        };
    }

    /// <summary>The gravest of the claims' and the file's own; a file of which no line was checked is not known to be clean.</summary>
    private Verdict FileVerdict()
    {
        if (Rejected > 0)
            Raise(Verdict.Reject);
        if (tally.Lines == 0)
            Raise(Verdict.NotChecked);
        return gravest;
    }

    private void Raise(Verdict verdict)
    {
        if (verdict > gravest)
            gravest = verdict;
    }

    private void Count(string rule, int severity)
    {
        if (!told.TryGetValue(rule, out var counts))
            told[rule] = counts = new long[4];
        counts[severity]++;
    }

    private static RuleCount Told(string id, long[] counts) =>
        new(
            id,
            RuleCatalog.Find(id)?.Info.Title ?? string.Empty,
            counts[(int)Severity.Error],
            counts[(int)Severity.Warning],
            counts[(int)Severity.Info],
            counts[0]
        );

    private static VerdictCounts Verdicts(Func<Verdict, long> of) =>
        new(
            Enum.GetValues<Verdict>().Sum(of),
            of(Verdict.Accept),
            of(Verdict.NotChecked),
            of(Verdict.Review),
            of(Verdict.Reject)
        );

    private static string Column(Field field) => FieldCatalog.Of(field).Column;
}
