using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Rules.Payers;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Tests.Rules;

public sealed class SpecialtyNotInProfileTests
{
    private const string Surgeons = "20957,specialty,207X00000X,Orthopaedic Surgery,rebuilds bone,Y,,N";

    private static readonly ReleaseRows Taxonomy = Tables.Release(
        "nucc",
        "207*",
        "code,from,until,grouping,classification,specialization",
        "207X00000X,,,Physicians,Orthopaedic Surgery,",
        "207L00000X,,,Physicians,Anesthesiology,",
        "207Q00000X,,,Physicians,Family Medicine,"
    );

    private readonly SpecialtyNotInProfile rule = new();

    [Theory]
    [InlineData("207X00000X", OutcomeStatus.Pass)] // what the page's words describe, though it prints another code
    [InlineData("207XS0106X", OutcomeStatus.Pass)]
    [InlineData("207L00000X", OutcomeStatus.NotApplicable)] // what it prints; that it is wrong is CL5005's
    [InlineData("207Q00000X", OutcomeStatus.NotApplicable)] // every row is contradicted: none excludes it
    [InlineData("207XX9999X", OutcomeStatus.NotApplicable)] // CL2009's
    [InlineData("207X", OutcomeStatus.NotChecked)] // CL1008's
    [InlineData("", OutcomeStatus.NotChecked)]
    public void The_specialty_is_one_that_the_profile_means(string taxonomy, OutcomeStatus expected)
    {
        var line = Lines.GraftWith((Field.RenderingTaxonomyCode, taxonomy));

        Assert.Equal(expected, rule.Check(line, Tables.Embedded).Status);
    }

    [Fact]
    public void A_missing_specialty_is_named()
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
                "nucc",
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

    [Theory]
    [InlineData("207X00000X", OutcomeStatus.Pass)]
    [InlineData("207L00000X", OutcomeStatus.NotApplicable)] // its row is contradicted: CL5005's
    [InlineData("207Q00000X", OutcomeStatus.Fail)]
    [InlineData("207Z00000X", OutcomeStatus.NotApplicable)] // unknown: CL2009's
    [InlineData("363A00000X", OutcomeStatus.Fail)] // outside the taxonomy's coverage: not known to be unknown
    public void Only_rows_that_no_higher_source_contradicts_count(string taxonomy, OutcomeStatus expected)
    {
        var tables = Tables.Of(
            Profiles.Profile(Surgeons, "20957,specialty,207L00000X,General Surgery,operates,Y,,N"),
            Taxonomy
        );
        var line = Lines.GraftWith((Field.RenderingTaxonomyCode, taxonomy));

        Assert.Equal(expected, rule.Check(line, tables).Status);
    }

    [Fact]
    public void Whether_a_row_counts_is_not_known_without_its_table()
    {
        var tables = Tables.Of(Profiles.Profile(Surgeons));

        Assert.Equal(
            Outcome.NoRelease("nucc"),
            rule.Check(Lines.GraftWith((Field.RenderingTaxonomyCode, "207Q00000X")), tables)
        );
    }

    [Fact]
    public void An_expired_release_never_gives_a_pass()
    {
        var ended = Taxonomy with { Release = Taxonomy.Release with { EffectiveTo = new DateOnly(2025, 6, 30) } };

        Assert.Equal(
            Outcome.Expired("nucc"),
            rule.Check(Lines.GraftWith(), Tables.Of(Profiles.Profile(Surgeons), ended))
        );
    }

    [Fact]
    public void The_finding_names_the_specialty_and_those_that_are_listed()
    {
        var tables = Tables.Of(Profiles.Profile(Surgeons), Taxonomy);
        var finding = rule.Report(Lines.GraftWith((Field.RenderingTaxonomyCode, "207Q00000X")), tables);

        Assert.Equal(
            "Specialty 207Q00000X (Family Medicine) is not in the profile of 20957, which lists 207X00000X (Orthopaedic Surgery).",
            finding.Message
        );
        Assert.Equal(Severity.Info, finding.Severity);
        Assert.Equal([Field.RenderingTaxonomyCode], finding.Fields);
        Assert.Equal("profiles 2010-01", finding.Evidence.Release!.ToString());
    }

    [Fact]
    public void A_specialty_that_no_table_names_is_named_by_its_code()
    {
        var line = Lines.GraftWith((Field.RenderingTaxonomyCode, "363A00000X"));

        Assert.StartsWith(
            "Specialty 363A00000X is not in the profile of 20957",
            rule.Report(line, Tables.Of(Profiles.Profile(Surgeons), Taxonomy)).Message,
            StringComparison.Ordinal
        );
    }
}
