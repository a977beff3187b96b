using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Rules.Payers;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Tests.Rules;

public sealed class SpecialtyNotInProfileTests
{
    private readonly SpecialtyNotInProfile rule = new();

    [Theory]
    [InlineData("207X00000X", OutcomeStatus.Pass)] // what the page's words describe, though it prints another code
    [InlineData("207XS0106X", OutcomeStatus.Pass)]
    [InlineData("207L00000X", OutcomeStatus.Pass)] // what it prints; that it is wrong is CL5005's
    [InlineData("207Q00000X", OutcomeStatus.Fail)]
    [InlineData("363A00000X", OutcomeStatus.Fail)] // outside the taxonomy's coverage: not known to be unknown
    [InlineData("207XX9999X", OutcomeStatus.NotApplicable)] // CL2009's
    [InlineData("207X", OutcomeStatus.NotApplicable)] // CL1008's
    [InlineData("", OutcomeStatus.NotChecked)]
    public void The_specialty_is_one_that_the_profile_means(string taxonomy, OutcomeStatus expected)
    {
        var line = Lines.GraftWith((Field.RenderingTaxonomyCode, taxonomy));

        Assert.Equal(expected, rule.Check(line, Tables.Embedded).Status);
    }

    [Fact]
    public void An_absent_specialty_is_told_so()
    {
        var outcome = rule.Check(Lines.GraftWith((Field.RenderingTaxonomyCode, "")), Tables.Embedded);

        Assert.Equal("depends on rendering_taxonomy_code, which is absent", Reasons.Of(outcome));
    }

    [Fact]
    public void A_specialty_that_is_not_in_force_is_left_to_the_code_rule()
    {
        var tables = Tables.Of(
            Profiles.Profile("20957,specialty,207X00000X,Orthopaedic Surgery,rebuilds bone,Y,,N"),
            Tables.Release(
                TableSystems.Taxonomies,
                "*",
                "code,from,until,grouping,classification,specialization",
                "208600000X,,2024-12-31,Physicians,Surgery,"
            )
        );
        var line = Lines.GraftWith((Field.RenderingTaxonomyCode, "208600000X"));

        Assert.Equal(OutcomeStatus.NotApplicable, rule.Check(line, tables).Status);
    }

    [Fact]
    public void Hospital_lines_and_procedures_without_a_profile_are_not_asked()
    {
        var institutional = Lines.GraftWith((Field.ClaimType, "I"), (Field.RenderingTaxonomyCode, "207Q00000X"));
        var visit = Lines.Visit((Field.RenderingTaxonomyCode, "207L00000X"));

        Assert.Equal(OutcomeStatus.NotApplicable, rule.Check(institutional, Tables.Embedded).Status);
        Assert.Equal(OutcomeStatus.NotApplicable, rule.Check(visit, Tables.Embedded).Status);
    }

    [Fact]
    public void A_profile_that_lists_no_specialties_excludes_none()
    {
        var tables = Tables.Of(Profiles.Profile("20957,site,21,hospital,operating room,Y,,N"));

        Assert.Equal(OutcomeStatus.NotApplicable, rule.Check(Lines.GraftWith(), tables).Status);
    }

    [Fact]
    public void The_finding_names_the_specialty_and_those_that_are_listed_with_what_contradicts_them()
    {
        var line = Lines.GraftWith((Field.RenderingTaxonomyCode, "207Q00000X"));

        Assert.Equal(
            "The profile of 20957 does not list the specialty 207Q00000X (Family Medicine); it lists 207L00000X (Orthopaedic Surgery; contradicted, its words fit 207X00000X), "
                + "207XS0101X (Orthopedic Hand Surgery; contradicted, its words fit 207XS0106X), 208000000X (General Surgery; contradicted, its words fit 208600000X), "
                + "2084P0902X (Plastic and Reconstructive Surgery; contradicted, its words fit 208200000X), 2086S0122X (Vascular Surgery; contradicted, its words fit 2086S0129X).",
            rule.Report(line, Tables.Embedded).Message
        );
        Assert.Equal([Field.RenderingTaxonomyCode], rule.Report(line, Tables.Embedded).Fields);
        Assert.Equal("profiles 2026-11", rule.Report(line, Tables.Embedded).Evidence.Release!.ToString());
    }

    [Fact]
    public void A_specialty_that_no_table_names_is_told_by_its_code()
    {
        var line = Lines.GraftWith((Field.RenderingTaxonomyCode, "363A00000X"));

        Assert.Contains(
            "does not list the specialty 363A00000X; it lists ",
            rule.Report(line, Tables.Embedded).Message,
            StringComparison.Ordinal
        );
    }
}
