using System.Runtime.InteropServices;
using ClaimLint.Domain.Rules;

namespace ClaimLint.Domain.Validation;

/// <summary>What could not be checked, why, and how often.</summary>
/// <param name="Rule">The rule's id; null where none of a line's codes could be looked up, whichever the rule.</param>
/// <param name="Reason">The sentence.</param>
/// <param name="Lines">On how many lines, or claims for a rule over claims.</param>
public sealed record UncheckedCount(string? Rule, string Reason, long Lines);

/// <summary>Counts outcomes: of one request, or of a whole file, claim by claim.</summary>
public sealed class Tally(RuleSet rules)
{
    private const int Statuses = 5;

    private readonly int[] ofClaims = [.. Enumerable.Range(0, rules.Count).Where(rule => rules.Asks(rule, -1))];
    private readonly int[] ofLines = [.. Enumerable.Range(0, rules.Count).Where(rule => rules.Asks(rule, 0))];
    private readonly long[] counts = new long[rules.Count * Statuses];
    private readonly Dictionary<int, long> notChecked = [];
    private readonly long[] linesByVerdict = new long[Enum.GetValues<Verdict>().Length];
    private readonly long[] claimsByVerdict = new long[Enum.GetValues<Verdict>().Length];
    private long unknownLines;

    public long Lines => linesByVerdict.Sum();

    public long Claims => claimsByVerdict.Sum();

    /// <summary>Adds the claim that was checked last.</summary>
    public void Add(ClaimCheck check) => Add(check, check.ClaimVerdict);

    /// <summary>Adds the claim that was checked last, under a verdict that more than the check led to.</summary>
    public void Add(ClaimCheck check, Verdict verdict)
    {
        AddOutcomes(check.OutcomesOf(-1), ofClaims);
        for (var line = 0; line < check.LineCount; line++)
        {
            AddOutcomes(check.OutcomesOf(line), ofLines);
            linesByVerdict[(int)check.VerdictOf(line)]++;
            if (!check.IsKnown(line))
                unknownLines++;
        }

        claimsByVerdict[(int)verdict]++;
    }

    public long LinesOf(Verdict verdict) => linesByVerdict[(int)verdict];

    public long ClaimsOf(Verdict verdict) => claimsByVerdict[(int)verdict];

    /// <summary>Outcomes of a status, over all rules.</summary>
    public long Of(OutcomeStatus status)
    {
        var sum = 0L;
        for (var rule = 0; rule < rules.Count; rule++)
            sum += Of(rule, status);
        return sum;
    }

    /// <summary>Outcomes of one rule, by its place in the set.</summary>
    public long Of(int rule, OutcomeStatus status) => counts[(rule * Statuses) + (int)status];

    /// <summary>What could not be checked: lines of which no code could be looked up, then by rule and reason in the rules' order.</summary>
    public IReadOnlyList<UncheckedCount> NotChecked =>
        [
            .. unknownLines == 0 ? [] : (UncheckedCount[])[new UncheckedCount(null, Reasons.NoCodeKnown, unknownLines)],
            .. notChecked
                .OrderBy(entry => entry.Key)
                .Select(entry => new UncheckedCount(
                    rules.All[entry.Key >> 16].Info.Id,
                    Reasons.Of(
                        new Outcome(
                            OutcomeStatus.NotChecked,
                            reason: (Unchecked)(byte)(entry.Key >> 8),
                            subject: (byte)entry.Key
                        )
                    ),
                    entry.Value
                )),
        ];

    private void AddOutcomes(ReadOnlySpan<Outcome> outcomes, int[] asked)
    {
        foreach (var rule in asked)
        {
            ref readonly var outcome = ref outcomes[rule];
            counts[(rule * Statuses) + (int)outcome.Status]++;
            if (outcome.Reason != Unchecked.None)
                CollectionsMarshal.GetValueRefOrAddDefault(notChecked, KeyOf(rule, outcome), out _)++;
        }
    }

    /// <summary>Rule, reason and table in one number: hashed for every line whose tables cannot be asked, which may be every line of a file.</summary>
    private static int KeyOf(int rule, in Outcome outcome) =>
        (rule << 16) | ((byte)outcome.Reason << 8) | outcome.Subject;
}
