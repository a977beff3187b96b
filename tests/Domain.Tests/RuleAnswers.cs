using System.Runtime.CompilerServices;
using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Tables;
using ClaimLint.Domain.Validation;

namespace ClaimLint.Domain.Tests;

/// <summary>What the engine, with one rule alone, answers to a line or a claim: how the rule's fields are handled is part of the answer.</summary>
internal static class RuleAnswers
{
    /// <summary>Kept for each thread, so that what a test measures is the rule and not the engine's making.</summary>
    [ThreadStatic]
    private static Dictionary<(Rule Rule, CodeTables Tables), ClaimCheck>? checks;

    public static Outcome Check(this LineRule rule, in ClaimLine line, CodeTables tables) =>
        Run(rule, new(in line), tables).OutcomeOf(0, 0);

    /// <summary>The outcome of a line, compared with one other line of its claim.</summary>
    public static Outcome Check(this ClaimLinesRule rule, in ClaimLine line, in ClaimLine other, CodeTables tables)
    {
        var claim = InOrder(line, other);
        return Run(rule, claim, tables).OutcomeOf(PositionOf(line, claim), 0);
    }

    public static Outcome Check(this ClaimRule rule, ReadOnlySpan<ClaimLine> claim, CodeTables tables) =>
        Run(rule, claim, tables).OutcomeOf(-1, 0);

    /// <summary>The finding of a line that fails or is bypassed.</summary>
    public static Finding Report(this LineRule rule, in ClaimLine line, CodeTables tables) =>
        Assert.Single(Findings(rule, new(in line), tables));

    public static Finding Report(this ClaimLinesRule rule, in ClaimLine line, in ClaimLine other, CodeTables tables)
    {
        var claim = InOrder(line, other);
        var at = PositionOf(line, claim);
        return Assert.Single(Findings(rule, claim, tables), finding => finding.Line == at);
    }

    public static Finding Report(this ClaimRule rule, ReadOnlySpan<ClaimLine> claim, CodeTables tables) =>
        Assert.Single(Findings(rule, claim, tables));

    private static IReadOnlyList<Finding> Findings(Rule rule, ReadOnlySpan<ClaimLine> claim, CodeTables tables) =>
        FindingReporter.Report(Run(rule, claim, tables), claim);

    private static ClaimCheck Run(Rule rule, ReadOnlySpan<ClaimLine> claim, CodeTables tables)
    {
        checks ??= new(new ByReference());
        if (!checks.TryGetValue((rule, tables), out var check))
            checks.Add((rule, tables), check = new ClaimCheck(new RuleSet([rule]), tables));
        check.Run(claim);
        return check;
    }

    private static ClaimLine[] InOrder(in ClaimLine line, in ClaimLine other) =>
        line.Row < other.Row ? [line, other] : [other, line];

    private static int PositionOf(in ClaimLine line, ClaimLine[] claim) => line.Row == claim[0].Row ? 0 : 1;

    /// <summary>The default comparer is made when two keys are first compared: that would count as an allocation of the rule.</summary>
    private sealed class ByReference : IEqualityComparer<(Rule Rule, CodeTables Tables)>
    {
        public bool Equals((Rule Rule, CodeTables Tables) one, (Rule Rule, CodeTables Tables) other) =>
            ReferenceEquals(one.Rule, other.Rule) && ReferenceEquals(one.Tables, other.Tables);

        public int GetHashCode((Rule Rule, CodeTables Tables) key) =>
            HashCode.Combine(RuntimeHelpers.GetHashCode(key.Rule), RuntimeHelpers.GetHashCode(key.Tables));
    }
}
