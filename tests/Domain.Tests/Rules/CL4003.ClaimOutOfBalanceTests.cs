using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Rules.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Tests.Rules;

public sealed class ClaimOutOfBalanceTests
{
    private readonly ClaimOutOfBalance rule = new();

    [Theory]
    [InlineData("240.00", OutcomeStatus.Pass)]
    [InlineData("240", OutcomeStatus.Pass)]
    [InlineData("239.99", OutcomeStatus.Fail)]
    [InlineData("0", OutcomeStatus.Fail)]
    [InlineData("$240", OutcomeStatus.NotChecked)] // CL1010's
    public void The_total_is_the_sum_of_two_lines_of_120(string total, OutcomeStatus expected)
    {
        var claim = Lines.Claim(
            Lines.OfficeVisit,
            [(Field.TotalChargeAmount, total)],
            [(Field.TotalChargeAmount, total)]
        );

        Assert.Equal(expected, rule.Check(claim.Lines, CodeTables.Empty).Status);
    }

    [Fact]
    public void Without_a_total_it_is_not_checked()
    {
        var outcome = rule.Check(Lines.Claim(Lines.OfficeVisit, [], []).Lines, CodeTables.Empty);

        Assert.Equal(OutcomeStatus.NotChecked, outcome.Status);
        Assert.Equal("depends on total_charge_amount, which is absent", Reasons.Of(outcome));
    }

    [Theory]
    [InlineData("")] // CL1001's
    [InlineData("12O")] // CL1010's
    public void A_line_without_a_readable_charge_leaves_nothing_to_sum_up(string charge)
    {
        var claim = Lines.Claim(
            Lines.OfficeVisit,
            [(Field.TotalChargeAmount, "120")],
            [(Field.TotalChargeAmount, "120"), (Field.ChargeAmount, charge)]
        );

        Assert.Equal(OutcomeStatus.NotChecked, rule.Check(claim.Lines, CodeTables.Empty).Status);
    }

    [Theory]
    [InlineData("0001", "240", "0001", "240", "a second line of revenue code 0001")]
    [InlineData("0300", "120", "0001", "230", "is 230.00, the other lines' charges sum up to 240.00")]
    public void The_total_line_of_an_institutional_claim_is_balanced_too(
        string first,
        string firstCharge,
        string second,
        string secondCharge,
        string message
    )
    {
        var claim = Lines.Claim(
            Lines.Changed(Lines.OfficeVisit, (Field.ClaimType, "I"), (Field.TotalChargeAmount, "240")),
            [(Field.RevenueCenterCode, "0510")],
            [(Field.RevenueCenterCode, first), (Field.ChargeAmount, firstCharge)],
            [(Field.RevenueCenterCode, second), (Field.ChargeAmount, secondCharge)]
        );

        var finding = rule.Report(claim.Lines, CodeTables.Empty);

        Assert.Contains(message, finding.Message, StringComparison.Ordinal);
        Assert.Equal((2, 3), (finding.Line, finding.LineNumber));
    }

    [Theory]
    [InlineData("I", OutcomeStatus.Pass)]
    [InlineData("P", OutcomeStatus.Fail)]
    public void The_total_line_of_an_institutional_claim_is_no_part_of_the_sum(string type, OutcomeStatus expected)
    {
        var claim = Lines.Claim(
            Lines.Changed(Lines.OfficeVisit, (Field.ClaimType, type), (Field.TotalChargeAmount, "200")),
            [(Field.RevenueCenterCode, "0510")],
            [(Field.RevenueCenterCode, "0300"), (Field.ChargeAmount, "80")],
            [(Field.RevenueCenterCode, "0001"), (Field.ChargeAmount, "200")]
        );

        Assert.Equal(expected, rule.Check(claim.Lines, CodeTables.Empty).Status);
    }

    [Theory]
    [InlineData("240", "", OutcomeStatus.Pass)]
    [InlineData("", "240", OutcomeStatus.Pass)]
    [InlineData("240", "250", OutcomeStatus.Pass)] // that they differ is CL4005's
    [InlineData("250", "240", OutcomeStatus.Fail)]
    public void The_first_total_is_taken(string first, string second, OutcomeStatus expected)
    {
        var claim = Lines.Claim(
            Lines.OfficeVisit,
            [(Field.TotalChargeAmount, first)],
            [(Field.TotalChargeAmount, second)]
        );

        Assert.Equal(expected, rule.Check(claim.Lines, CodeTables.Empty).Status);
    }

    [Fact]
    public void Cents_are_summed_exactly()
    {
        var claim = Lines.Claim(
            Lines.Changed(Lines.OfficeVisit, (Field.TotalChargeAmount, "0.30"), (Field.ChargeAmount, "0.10")),
            [],
            [],
            []
        );

        Assert.Equal(OutcomeStatus.Pass, rule.Check(claim.Lines, CodeTables.Empty).Status);
    }

    [Fact]
    public void The_finding_tells_both_sums_and_the_difference()
    {
        var claim = Lines.Claim(
            Lines.OfficeVisit,
            [(Field.TotalChargeAmount, "1240.5")],
            [(Field.TotalChargeAmount, "1240.5")]
        );

        Assert.Equal(
            "total_charge_amount is 1240.50, the lines' charges sum up to 240.00: a difference of 1000.50.",
            rule.Report(claim.Lines, CodeTables.Empty).Message
        );
    }
}
