using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Rules.Format;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Tests.Rules;

public sealed class FieldTooLongTests
{
    private readonly FieldTooLong rule = new();

    [Theory]
    [InlineData(Field.ClaimId, 20, null)]
    [InlineData(Field.ClaimId, 21, Severity.Warning)]
    [InlineData(Field.ClaimId, 38, Severity.Warning)]
    [InlineData(Field.ClaimId, 39, Severity.Error)]
    [InlineData(Field.LineControlNumber, 30, null)]
    [InlineData(Field.LineControlNumber, 31, Severity.Warning)]
    [InlineData(Field.LineControlNumber, 51, Severity.Error)]
    [InlineData(Field.MemberId, 80, null)]
    [InlineData(Field.MemberId, 81, Severity.Error)]
    [InlineData(Field.LineNote, 81, Severity.Error)]
    [InlineData(Field.SourceRowId, 500, null)] // our own column: X12 sets no limit
    public void A_value_is_no_longer_than_X12_allows_and_the_guide_advises(Field field, int length, Severity? expected)
    {
        var line = Lines.Visit((field, new string('x', length)));

        var outcome = rule.Check(line, CodeTables.Empty);

        Assert.Equal(expected is null ? OutcomeStatus.Pass : OutcomeStatus.Fail, outcome.Status);
        if (expected is not null)
            Assert.Equal(expected, outcome.Severity ?? rule.Info.Severity);
    }

    [Fact]
    public void Characters_count_not_bytes()
    {
        var line = Lines.Visit((Field.ClaimId, new string('é', 20)), (Field.PayerName, new string('é', 60)));

        Assert.Equal(OutcomeStatus.Pass, rule.Check(line, CodeTables.Empty).Status);
    }

    [Fact]
    public void The_finding_names_lengths_and_limits()
    {
        var line = Lines.Visit((Field.ClaimId, new string('x', 25)), (Field.LineNote, new string('x', 100)));

        Assert.Equal([Field.ClaimId, Field.LineNote], rule.Report(line, CodeTables.Empty).Fields);
        Assert.Equal(
            "claim_id has 25 characters, the guide advises at most 20; line_note has 100 characters, X12 allows 80.",
            rule.Report(line, CodeTables.Empty).Message
        );
    }
}
