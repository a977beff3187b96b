using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules;

/// <summary>What comparing one line with others found under one rule: the gravest few, of which each is reported, and how many more there are.</summary>
internal sealed class Conflicts
{
    /// <summary>Other lines that one rule names for one line, at most; the last finding states how many more there are.</summary>
    public const int MaxReported = 5;

    private readonly Conflict[] kept = new Conflict[MaxReported];
    private Severity usual;
    private FieldSet compared;
    private int keptCount;

    /// <summary>The gravest outcome that was recorded; notApplicable where none was.</summary>
    public Outcome Gravest { get; private set; }

    /// <summary>The gravest first; of equally grave ones the first recorded.</summary>
    public ReadOnlySpan<Conflict> Reported => kept.AsSpan(0, keptCount);

    /// <summary>The other line of each conflict, reported or not.</summary>
    public List<int> OtherLines { get; } = [];

    /// <summary>How many conflicts are not among <see cref="Reported"/>.</summary>
    public int Unreported => OtherLines.Count - keptCount;

    /// <param name="rule">The rule that is being called.</param>
    public void Clear(RuleInfo rule)
    {
        usual = rule.Severity;
        compared = rule.Needs | rule.DependsOn;
        keptCount = 0;
        OtherLines.Clear();
        Gravest = Outcome.NotApplicable;
    }

    /// <summary>Adds a comparison. One with a line that has a malformed field of those compared is left out: the engine then lets the rule pass on no line.</summary>
    public void Add(in LineContext other, Outcome outcome)
    {
        if (other.Line.Malformed.Overlaps(compared))
            return;
        if (outcome is { Status: OutcomeStatus.Fail, Severity: null })
            outcome = outcome with { Severity = usual };
        if (outcome.Gravity > Gravest.Gravity)
            Gravest = outcome;
        if (!outcome.IsReported)
            return;
        OtherLines.Add(other.Index);
        var at = keptCount;
        while (at > 0 && kept[at - 1].Outcome.Gravity < outcome.Gravity)
            at--;
        if (at == MaxReported)
            return;
        keptCount = Math.Min(keptCount + 1, MaxReported);
        Array.Copy(kept, at, kept, at + 1, keptCount - 1 - at);
        kept[at] = new Conflict(outcome, other.Index);
    }
}
