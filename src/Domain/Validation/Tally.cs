using System.Runtime.InteropServices;
using ClaimLint.Domain.Rules;

namespace ClaimLint.Domain.Validation;

/// <summary>Why a rule could not look, and how often.</summary>
/// <param name="Rule">The rule's id.</param>
/// <param name="Reason">The sentence.</param>
/// <param name="Lines">On how many lines, or claims for a rule over claims.</param>
public sealed record UncheckedCount(string Rule, string Reason, long Lines);

/// <summary>Counts outcomes: of one request, or of a whole file, claim by claim.</summary>
public sealed class Tally(RuleSet rules)
{
    private const int Statuses = 5;

    private readonly bool[] ofClaims = [.. rules.All.Select(rule => rule is ClaimRule)];
    private readonly bool[] ofFiles = [.. rules.All.Select(rule => rule is FileRule)];
    private readonly long[] counts = new long[rules.Count * Statuses];
    private readonly Dictionary<(int Rule, Unchecked Reason, byte Table), long> notChecked = [];
    private readonly long[] linesByVerdict = new long[3];
    private readonly long[] claimsByVerdict = new long[3];

    public long Lines => linesByVerdict.Sum();

    public long Claims => claimsByVerdict.Sum();

    /// <summary>Adds the claim that was checked last.</summary>
    public void Add(ClaimCheck check) => Add(check, check.ClaimVerdict);

    /// <summary>Adds the claim that was checked last, under a verdict that more than the check led to.</summary>
    public void Add(ClaimCheck check, Verdict verdict)
    {
        AddOutcomes(check.OutcomesOf(-1), ofClaim: true);
        for (var line = 0; line < check.LineCount; line++)
        {
            AddOutcomes(check.OutcomesOf(line), ofClaim: false);
            linesByVerdict[(int)check.VerdictOf(line)]++;
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

    /// <summary>What could not be checked, by rule and reason, in the rules' order.</summary>
    public IReadOnlyList<UncheckedCount> NotChecked =>
        [
            .. notChecked
                .OrderBy(entry => entry.Key)
                .Select(entry => new UncheckedCount(
                    rules.All[entry.Key.Rule].Info.Id,
                    Reasons.Of(new Outcome(OutcomeStatus.NotChecked, null, entry.Key.Reason, entry.Key.Table)),
                    entry.Value
                )),
        ];

    private void AddOutcomes(ReadOnlySpan<Outcome> outcomes, bool ofClaim)
    {
        for (var rule = 0; rule < outcomes.Length; rule++)
        {
            if (ofClaims[rule] != ofClaim || ofFiles[rule])
                continue;
            ref readonly var outcome = ref outcomes[rule];
            counts[(rule * Statuses) + (int)outcome.Status]++;
            if (outcome.Status == OutcomeStatus.NotChecked)
            {
                var key = (rule, outcome.Reason, outcome.Table);
                CollectionsMarshal.GetValueRefOrAddDefault(notChecked, key, out _)++;
            }
        }
    }
}
