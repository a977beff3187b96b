using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Validation;

/// <summary>The rules by shape, each with its place in the set: what the engine runs.</summary>
public sealed class RuleSet
{
    public RuleSet(IEnumerable<Rule> rules)
    {
        All = [.. rules];
        LineRules = Of<LineRule>();
        ClaimLinesRules = Of<ClaimLinesRule>();
        ClaimRules = Of<ClaimRule>();
    }

    /// <summary>The whole catalog.</summary>
    public static RuleSet Catalog { get; } = new(RuleCatalog.All);

    public IReadOnlyList<Rule> All { get; }

    public int Count => All.Count;

    internal Placed<LineRule>[] LineRules { get; }

    internal Placed<ClaimLinesRule>[] ClaimLinesRules { get; }

    internal Placed<ClaimRule>[] ClaimRules { get; }

    /// <summary>Whether a rule is evaluated on a line (0 and up) or on the claim (-1): the other one has no outcome of it.</summary>
    public bool Asks(int rule, int line) => All[rule] is ClaimRule ? line < 0 : line >= 0 && All[rule] is not FileRule;

    private Placed<TRule>[] Of<TRule>()
        where TRule : Rule =>
        [
            .. All.Index()
                .Where(entry => entry.Item is TRule)
                .Select(entry => new Placed<TRule>(entry.Index, (TRule)entry.Item)),
        ];
}

/// <summary>A rule with its place in the set, and what the engine needs of its facts for every line.</summary>
internal readonly struct Placed<TRule>(int index, TRule rule)
    where TRule : Rule
{
    private readonly bool followsProgram = rule.Info.FollowsProgram;

    public readonly RuleGate Gate = new(rule.Info);

    public int Index { get; } = index;

    public TRule Rule { get; } = rule;

    public RuleInfo Info => Rule.Info;

    /// <summary>Not evaluated for a payer that follows no program.</summary>
    public bool AppliesUnder(EditProgram program) => !followsProgram || program != EditProgram.None;
}
