using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Rules.Format;
using ClaimLint.Domain.Tables;
using ClaimLint.Domain.Validation;

namespace ClaimLint.Domain.Tests.Rules;

public sealed class MalformedLineNumberTests
{
    private readonly MalformedLineNumber rule = new();

    [Theory]
    [InlineData("P", "1", OutcomeStatus.Pass)]
    [InlineData("P", "50", OutcomeStatus.Pass)]
    [InlineData("P", "51", OutcomeStatus.Fail)]
    [InlineData("I", "51", OutcomeStatus.Pass)]
    [InlineData("I", "999", OutcomeStatus.Pass)]
    [InlineData("I", "1000", OutcomeStatus.Fail)]
    [InlineData("P", "0", OutcomeStatus.Fail)]
    [InlineData("P", "-1", OutcomeStatus.Fail)]
    [InlineData("P", "01", OutcomeStatus.Fail)]
    [InlineData("P", "1.0", OutcomeStatus.Fail)]
    [InlineData("P", "one", OutcomeStatus.Fail)]
    [InlineData("P", "١", OutcomeStatus.Fail)] // a digit, but not an ASCII one
    [InlineData("P", "", OutcomeStatus.NotApplicable)] // CL1001 reports it
    public void A_line_number_is_a_whole_number_up_to_the_limit_of_lines(
        string type,
        string text,
        OutcomeStatus expected
    )
    {
        var line = Lines.Visit((Field.ClaimType, type), (Field.ClaimLineNumber, text));

        Assert.Equal(expected, rule.Check(line, CodeTables.Empty).Status);
    }

    [Fact]
    public void A_line_past_the_limit_is_left_to_the_rule_of_too_many_lines()
    {
        var claim = Lines.Claim(Lines.OfficeVisit, [.. Enumerable.Repeat<(Field, string)[]>([], 51)]);
        var check = new ClaimCheck(new RuleSet([rule]), CodeTables.Empty);

        check.Run(claim.Lines);

        Assert.False(check.HasFindings);
    }

    [Fact]
    public void The_finding_names_the_limit_of_the_claim_type()
    {
        var line = Lines.Alone(Lines.OfficeVisit, (Field.ClaimLineNumber, "-1"));

        Assert.Equal(
            "claim_line_number '-1': expected a whole number from 1 to 50.",
            rule.Report(line, CodeTables.Empty).Message
        );
    }
}
