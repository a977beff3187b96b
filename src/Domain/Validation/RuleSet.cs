using ClaimLint.Domain.Rules;

namespace ClaimLint.Domain.Validation;

/// <summary>The rules by shape, each with its place in the set: what the engine runs.</summary>
public sealed class RuleSet
{
    public RuleSet(IEnumerable<Rule> rules)
    {
        All = [.. rules];
        LineRules = Of<LineRule>();
        PairRules = Of<LinePairRule>();
        ClaimRules = Of<ClaimRule>();
    }

    /// <summary>The whole catalogue.</summary>
    public static RuleSet Catalog { get; } = new(RuleCatalog.All);

    public IReadOnlyList<Rule> All { get; }

    public int Count => All.Count;

    internal (int Index, LineRule Rule)[] LineRules { get; }

    internal (int Index, LinePairRule Rule)[] PairRules { get; }

    internal (int Index, ClaimRule Rule)[] ClaimRules { get; }

    /// <summary>Whether a rule is asked of a line (0 and up) or of the claim (-1): the other one has no outcome of it.</summary>
    public bool Asks(int rule, int line) => All[rule] is ClaimRule ? line < 0 : line >= 0 && All[rule] is not FileRule;

    private (int Index, TRule Rule)[] Of<TRule>()
        where TRule : Rule =>
        [.. All.Index().Where(entry => entry.Item is TRule).Select(entry => (entry.Index, (TRule)entry.Item))];
}
