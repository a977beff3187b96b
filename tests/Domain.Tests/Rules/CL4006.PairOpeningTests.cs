using ClaimLint.Domain.Rules;

namespace ClaimLint.Domain.Tests.Rules;

/// <summary>Which modifiers open a pair of indicator 1, on which of its lines, and when.</summary>
public sealed class PairOpeningTests
{
    [Theory]
    [InlineData("59")]
    [InlineData("XE")]
    [InlineData("XP")]
    [InlineData("XS")]
    [InlineData("XU")]
    public void A_distinct_service_is_told_on_either_line_and_before_July_2019_on_column_2_only(string modifier)
    {
        var tables = PairClaims.TablesOf(PairClaims.Modifiers, PairClaims.Pairs("20957,64721,,,1,reason"));

        Assert.Equal(OutcomeStatus.Bypassed, PairClaims.Column2(tables, "", modifier, "2019-06-30"));
        Assert.Equal(OutcomeStatus.Fail, PairClaims.Column2(tables, modifier, "", "2019-06-30"));
        Assert.Equal(OutcomeStatus.Bypassed, PairClaims.Column2(tables, "", modifier, "2019-07-01"));
        Assert.Equal(OutcomeStatus.Bypassed, PairClaims.Column2(tables, modifier, "", "2019-07-01"));
    }

    [Theory]
    [InlineData("2014-12-31", OutcomeStatus.Fail)]
    [InlineData("2015-01-01", OutcomeStatus.Bypassed)]
    public void A_modifier_opens_nothing_before_it_was_introduced(string day, OutcomeStatus expected)
    {
        var tables = PairClaims.TablesOf(PairClaims.Modifiers, PairClaims.Pairs("20957,64721,,,1,reason"));

        Assert.Equal(expected, PairClaims.Column2(tables, "", "XS", day));
    }

    [Theory]
    [InlineData("24")]
    [InlineData("25")]
    [InlineData("57")]
    public void A_visits_modifier_opens_the_pair_of_a_visit_in_column_2(string modifier)
    {
        var tables = PairClaims.TablesOf(
            PairClaims.Modifiers,
            PairClaims.Pairs("20957,64721,,,1,reason", "20957,99213,,,1,reason")
        );

        Assert.Equal(OutcomeStatus.Bypassed, PairClaims.Column2(tables, "", modifier, column2: "99213"));
        Assert.Equal(OutcomeStatus.Fail, PairClaims.Column2(tables, modifier, "", column2: "99213"));
        Assert.Equal(OutcomeStatus.Fail, PairClaims.Column2(tables, "", modifier, column2: "64721"));
    }

    [Theory]
    [InlineData("92002", true)]
    [InlineData("92014", true)]
    [InlineData("92015", false)]
    [InlineData("99199", false)]
    [InlineData("99202", true)]
    [InlineData("99406", false)] // counseling
    [InlineData("99409", false)]
    [InlineData("99453", false)] // remote monitoring
    [InlineData("99458", false)]
    [InlineData("99459", true)]
    [InlineData("99499", true)]
    [InlineData("99500", false)]
    [InlineData("G0379", false)]
    [InlineData("G0380", true)]
    [InlineData("G0384", true)]
    [InlineData("G0402", true)]
    [InlineData("G0403", false)]
    [InlineData("G0438", true)]
    [InlineData("G0439", true)]
    [InlineData("G0463", true)]
    public void A_visit_is_an_evaluation_and_management_service(string procedure, bool isVisit)
    {
        var tables = PairClaims.TablesOf(
            PairClaims.Modifiers,
            PairClaims.PairsOf($"20957 {procedure}", $"20957,{procedure},,,1,reason")
        );

        Assert.Equal(
            isVisit ? OutcomeStatus.Bypassed : OutcomeStatus.Fail,
            PairClaims.Column2(tables, "", "25", column2: procedure)
        );
    }

    [Theory]
    [InlineData("2020-12-31", OutcomeStatus.Bypassed)]
    [InlineData("2021-01-01", OutcomeStatus.Fail)]
    public void The_visit_99201_ended_with_2020(string day, OutcomeStatus expected)
    {
        var tables = PairClaims.TablesOf(
            PairClaims.Modifiers,
            PairClaims.PairsOf("20957 99201", "20957,99201,,,1,reason")
        );

        Assert.Equal(expected, PairClaims.Column2(tables, "", "25", day, "99201"));
    }

    [Theory]
    [InlineData("", "RT", OutcomeStatus.Bypassed)]
    [InlineData("LT", "RT", OutcomeStatus.Bypassed)]
    [InlineData("RT", "RT", OutcomeStatus.Fail)] // both in one place
    [InlineData("RT", "T5", OutcomeStatus.Bypassed)]
    [InlineData("RT", "", OutcomeStatus.Fail)]
    [InlineData("RT", "RT LT", OutcomeStatus.Bypassed)]
    [InlineData("RT LT", "LT RT", OutcomeStatus.Fail)]
    public void An_anatomic_modifier_opens_the_pair_where_it_tells_another_place(
        string column1,
        string column2,
        OutcomeStatus expected
    )
    {
        var tables = PairClaims.TablesOf(PairClaims.Modifiers, PairClaims.Pairs("20957,64721,,,1,reason"));

        Assert.Equal(expected, PairClaims.Column2(tables, column1, column2));
    }

    [Theory]
    [InlineData("58", true)]
    [InlineData("78", true)]
    [InlineData("79", true)]
    [InlineData("91", true)]
    [InlineData("22", false)]
    [InlineData("51", false)]
    [InlineData("76", false)]
    public void Of_the_other_modifiers_the_associated_ones_open_the_pair_on_column_2(string modifier, bool opens)
    {
        var tables = PairClaims.TablesOf(PairClaims.Modifiers, PairClaims.Pairs("20957,64721,,,1,reason"));

        Assert.Equal(opens ? OutcomeStatus.Bypassed : OutcomeStatus.Fail, PairClaims.Column2(tables, "", modifier));
        Assert.Equal(OutcomeStatus.Fail, PairClaims.Column2(tables, modifier, ""));
    }

    [Fact]
    public void The_opening_modifier_may_stand_in_any_place()
    {
        var tables = PairClaims.TablesOf(PairClaims.Modifiers, PairClaims.Pairs("20957,64721,,,1,reason"));

        Assert.Equal(OutcomeStatus.Bypassed, PairClaims.Column2(tables, "", "22 51 76 59"));
        Assert.Equal(OutcomeStatus.Bypassed, PairClaims.Column2(tables, "22 51 76 XU", "51"));
    }

    [Theory]
    [InlineData("", OutcomeStatus.Fail)]
    [InlineData("RT", OutcomeStatus.NotChecked)]
    [InlineData("59", OutcomeStatus.Bypassed)] // known without the table
    [InlineData("RT XS", OutcomeStatus.Bypassed)]
    public void A_modifier_that_could_not_be_looked_up_may_open_the_pair(string modifiers, OutcomeStatus expected)
    {
        var tables = PairClaims.TablesOf(PairClaims.Pairs("20957,64721,,,1,reason"));

        Assert.Equal(expected, PairClaims.Column2(tables, "", modifiers));
    }

    [Theory]
    [InlineData("LM", OutcomeStatus.NotChecked)] // outside the table's coverage
    [InlineData("LM 58", OutcomeStatus.Bypassed)]
    public void A_modifier_that_the_table_does_not_cover_may_open_the_pair(string modifiers, OutcomeStatus expected)
    {
        var tables = PairClaims.TablesOf(PairClaims.Modifiers, PairClaims.Pairs("20957,64721,,,1,reason"));

        Assert.Equal(expected, PairClaims.Column2(tables, "", modifiers));
    }
}
