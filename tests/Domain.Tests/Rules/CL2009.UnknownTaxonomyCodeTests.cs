using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Rules.Codes;

namespace ClaimLint.Domain.Tests.Rules;

public sealed class UnknownTaxonomyCodeTests
{
    private readonly UnknownTaxonomyCode rule = new();

    [Theory]
    [InlineData("207XS0106X", OutcomeStatus.Pass)]
    [InlineData("207XS0101X", OutcomeStatus.Fail)]
    [InlineData("261QM0801X", OutcomeStatus.NotChecked)]
    [InlineData("207X", OutcomeStatus.NotChecked)] // CL1008 reports it
    [InlineData("", OutcomeStatus.NotApplicable)]
    public void A_taxonomy_code_is_the_NUCCs(string code, OutcomeStatus expected)
    {
        var line = Lines.GraftWith((Field.RenderingTaxonomyCode, code));

        Assert.Equal(expected, rule.Check(line, Tables.Embedded).Status);
    }

    [Theory]
    [InlineData(Field.BillingTaxonomyCode)]
    [InlineData(Field.RenderingTaxonomyCode)]
    [InlineData(Field.AttendingTaxonomyCode)]
    public void The_finding_says_whose_code_it_is(Field field)
    {
        var line = Lines.GraftWith((field, "207XS0101X"));

        Assert.Equal(OutcomeStatus.Fail, rule.Check(line, Tables.Embedded).Status);
        Assert.Equal([field], rule.Report(line, Tables.Embedded).Fields);
        Assert.StartsWith(
            $"On receipt, 2025-11-10: {FieldCatalog.Of(field).Column} 207XS0101X is not in NUCC taxonomy 25.1. Nearest codes: 207XS0106X, ",
            rule.Report(line, Tables.Embedded).Message,
            StringComparison.Ordinal
        );
        Assert.Equal("25.1", rule.Report(line, Tables.Embedded).Evidence.Release!.Version);
    }

    [Fact]
    public void Of_several_the_gravest_decides()
    {
        var unknown = Lines.Visit(
            (Field.BillingTaxonomyCode, "261QM0801X"),
            (Field.AttendingTaxonomyCode, "207XS0101X")
        );
        var unasked = Lines.Visit((Field.BillingTaxonomyCode, "261QM0801X"));

        Assert.Equal(OutcomeStatus.Fail, rule.Check(unknown, Tables.Embedded).Status);
        Assert.Equal(Outcome.OutsideCoverage("nucc"), rule.Check(unasked, Tables.Embedded));
    }

    [Fact]
    public void The_release_of_receipt_decides_and_not_that_of_service()
    {
        var tables = Tables.Of(
            Tables.Release(
                "nucc",
                "*",
                "code,from,until,grouping,classification,specialization",
                "207XS0106X,2025-11-05,,,Orthopaedic Surgery,Hand Surgery"
            )
        );
        var after = Lines.GraftWith((Field.RenderingTaxonomyCode, "207XS0106X"));
        var before = Lines.GraftWith((Field.RenderingTaxonomyCode, "207XS0106X"), (Field.ReceivedDate, "2025-11-04"));

        Assert.Equal(OutcomeStatus.Pass, rule.Check(after, tables).Status);
        Assert.Equal(OutcomeStatus.Fail, rule.Check(before, tables).Status);
    }

    [Fact]
    public void Before_the_first_release_nothing_is_known_to_be_unknown()
    {
        var line = Lines.GraftWith((Field.RenderingTaxonomyCode, "207XS0101X"), (Field.ReceivedDate, "2025-09-30"));

        Assert.Equal(Outcome.NoRelease("nucc"), rule.Check(line, Tables.Embedded));
    }

    [Fact]
    public void A_code_that_is_not_in_force_says_until_when_and_a_foreign_classification_that_it_has_none()
    {
        var tables = Tables.Of(
            Tables.Release(
                "nucc",
                "*",
                "code,from,until,grouping,classification,specialization",
                "207XS0106X,,2025-09-30,,Orthopaedic Surgery,Hand Surgery"
            )
        );
        var line = Lines.Visit(
            (Field.RenderingTaxonomyCode, "207XS0106X"),
            (Field.AttendingTaxonomyCode, "999X00000X")
        );

        Assert.Equal(OutcomeStatus.Fail, rule.Check(line, tables).Status);
        Assert.Equal(
            "On receipt, 2025-11-10: rendering_taxonomy_code 207XS0106X was valid until 2025-09-30; attending_taxonomy_code 999X00000X is not in NUCC taxonomy 2024-07. No code begins with 999X.",
            rule.Report(line, tables).Message
        );
    }
}
