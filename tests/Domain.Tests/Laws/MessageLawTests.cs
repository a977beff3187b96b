using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Validation;
using CsCheck;

namespace ClaimLint.Domain.Tests.Laws;

/// <summary>What is true of the messages that rules write, for any claim. What the engine adds (the payer's policy, an expired release) comes on top.</summary>
public sealed class MessageLawTests
{
    private const int Longest = 200;

    private static readonly LineRule[] Rules =
    [
        .. RuleCatalog.All.OfType<LineRule>().Where(rule => rule.Info.Kind is "Lines" or "Payers"),
    ];

    [Fact]
    public void A_message_of_a_rule_over_a_line_has_at_most_200_characters()
    {
        var check = new ClaimCheck(new RuleSet([.. Rules.Select(rule => new Measured(rule))]), Tables.Embedded);

        EngineLawTests.Row.Sample(
            row =>
            {
                var lines = Lines.Read([row]);
                check.Run(lines.Lines);
                FindingReporter.Report(check, lines.Lines);
            },
            iter: 3000,
            threads: 1 // one engine
        );
    }

    private sealed class Measured(LineRule rule) : LineRule
    {
        public override RuleInfo Info => rule.Info;

        public override Outcome Check(in LineContext context) => rule.Check(context);

        public override FindingDetails Report(in LineContext context, in Outcome decision)
        {
            var details = rule.Report(context, decision);
            Assert.True(details.Message.Length <= Longest, $"{Info.Id}: {details.Message}");
            Assert.NotEmpty(details.Fields.ToArray());
            return details;
        }
    }
}
