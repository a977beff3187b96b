using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules;

/// <summary>What comparing one line with others found under one rule: the gravest few, of which each is reported, and how many more there are.</summary>
internal sealed class Conflicts
{
    /// <summary>Other lines that one rule names for one line, at most; the last finding states how many more there are.</summary>
    public const int MaxReported = 5;

    private readonly Conflict[] kept = new Conflict[MaxReported];
    private Severity usual;
    private int keptCount;
    private int found;

    /// <summary>The gravest outcome that was recorded; notApplicable where none was.</summary>
    public Outcome Gravest { get; private set; }

    /// <summary>The gravest first; of equally grave ones the first recorded.</summary>
    public ReadOnlySpan<Conflict> Reported => kept.AsSpan(0, keptCount);

    /// <summary>How many conflicts are not among <see cref="Reported"/>.</summary>
    public int Unreported => found - keptCount;

    /// <param name="severity">The rule's default: what a failure weighs that states no severity of its own.</param>
    public void Clear(Severity severity)
    {
        usual = severity;
        keptCount = 0;
        found = 0;
        Gravest = Outcome.NotApplicable;
    }

    public void Add(int otherLine, Outcome outcome)
    {
        if (outcome is { Status: OutcomeStatus.Fail, Severity: null })
            outcome = outcome with { Severity = usual };
        if (outcome.Gravity > Gravest.Gravity)
            Gravest = outcome;
        if (!outcome.IsReported)
            return;
        found++;
        var at = keptCount;
        while (at > 0 && kept[at - 1].Outcome.Gravity < outcome.Gravity)
            at--;
        if (at == MaxReported)
            return;
        keptCount = Math.Min(keptCount + 1, MaxReported);
        Array.Copy(kept, at, kept, at + 1, keptCount - 1 - at);
        kept[at] = new Conflict(outcome, otherLine);
    }
}
