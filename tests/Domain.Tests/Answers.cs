using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Tables;
using ClaimLint.Domain.Validation;

namespace ClaimLint.Domain.Tests;

/// <summary>What the engine, with the whole catalogue, answers to a claim.</summary>
internal sealed class Answers
{
    private readonly ClaimCheck check;

    private Answers(ClaimCheck check, IReadOnlyList<Finding> findings)
    {
        this.check = check;
        Findings = findings;
    }

    public IReadOnlyList<Finding> Findings { get; }

    public Verdict ClaimVerdict => check.ClaimVerdict;

    public bool IsComplete => check.IsComplete;

    /// <summary>The lines of which no code could be looked up, as the answer counts them.</summary>
    public long UnknownLines
    {
        get
        {
            var tally = new Tally(RuleSet.Catalog);
            tally.Add(check);
            return tally.NotChecked.Where(entry => entry.Rule is null).Sum(entry => entry.Lines);
        }
    }

    public static Answers To(ClaimBuffer claim, CodeTables tables)
    {
        var engine = new ClaimCheck(RuleSet.Catalog, tables);
        engine.Run(claim.Lines);
        return new Answers(engine, FindingReporter.Report(engine, claim.Lines));
    }

    /// <summary>A rule's outcome for a line, by position from 0; -1 for the claim.</summary>
    public Outcome Of(string rule, int line = 0) => check.OutcomeOf(line, RuleAt(rule));

    public Verdict VerdictOf(int line) => check.VerdictOf(line);

    public IReadOnlyList<Finding> FindingsOf(string rule) => [.. Findings.Where(finding => finding.Rule.Id == rule)];

    private static int RuleAt(string rule) =>
        RuleSet.Catalog.All.Index().First(entry => entry.Item.Info.Id == rule).Index;
}
