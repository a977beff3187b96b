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
        PairRules = Of<LinePairRule>();
        ClaimRules = Of<ClaimRule>();
    }

    /// <summary>The whole catalogue.</summary>
    public static RuleSet Catalog { get; } = new(RuleCatalog.All);

    public IReadOnlyList<Rule> All { get; }

    public int Count => All.Count;

    internal Placed<LineRule>[] LineRules { get; }

    internal Placed<LinePairRule>[] PairRules { get; }

    internal Placed<ClaimRule>[] ClaimRules { get; }

    /// <summary>Whether a rule is asked of a line (0 and up) or of the claim (-1): the other one has no outcome of it.</summary>
    public bool Asks(int rule, int line) => All[rule] is ClaimRule ? line < 0 : line >= 0 && All[rule] is not FileRule;

    private Placed<TRule>[] Of<TRule>()
        where TRule : Rule =>
        [
            .. All.Index()
                .Where(entry => entry.Item is TRule)
                .Select(entry => new Placed<TRule>(entry.Index, (TRule)entry.Item, entry.Item.Info.FollowsProgram)),
        ];
}

/// <summary>A rule with its place in the set.</summary>
/// <param name="Index">Its place.</param>
/// <param name="Rule">The rule.</param>
/// <param name="FollowsProgram">As its facts say: asked for every line, so it stands here.</param>
internal readonly record struct Placed<TRule>(int Index, TRule Rule, bool FollowsProgram)
    where TRule : Rule
{
    public void Deconstruct(out int index, out TRule rule) => (index, rule) = (Index, Rule);

    /// <summary>Not asked of a payer that follows no program.</summary>
    public bool IsAskedUnder(EditProgram program) => !FollowsProgram || program != EditProgram.None;
}
