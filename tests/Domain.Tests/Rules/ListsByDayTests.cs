using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Tests.Rules;

/// <summary>Profiles, hand checks and payers hold from their release's first day on, as every table does: before it nothing is known, and said so.</summary>
public sealed class ListsByDayTests
{
    private const string ProfileColumns = "procedure,kind,code,title,says,known,side,suggests_billing,from,until";
    private const string ReviewColumns = "procedure,kind,code,verdict,describes,truth,basis";
    private static readonly DateOnly First = new(2025, 1, 1);
    private static readonly DateOnly Second = new(2025, 7, 1);

    private static readonly CodeTables Dated = Tables.EmbeddedBut(
        Profile("2025-01", First, "99213,modifier,25,a,use of 25,Y,,N,,", "99213,site,11,office,b,Y,,N,,2025-03-31"),
        Profile("2025-07", Second, "99213,modifier,24,a,use of 24,Y,,N,,"),
        Tables.Release("profile-reviews", "*", ReviewColumns)
    );

    [Theory]
    [InlineData("2024-12-31", OutcomeStatus.NotChecked)]
    [InlineData("2025-01-01", OutcomeStatus.Pass)]
    [InlineData("2025-06-30", OutcomeStatus.Pass)]
    [InlineData("2025-07-01", OutcomeStatus.Fail)]
    public void The_profile_of_the_day_of_service_decides(string day, OutcomeStatus expected)
    {
        var outcome = Of("CL5001", Dated, day, (Field.HcpcsModifier1, "25"));
        Assert.Equal(expected, outcome.Status);
        if (expected == OutcomeStatus.NotChecked)
            Assert.Equal("no release of profiles is loaded that speaks for the date of service", Reasons.Of(outcome));
    }

    [Theory]
    [InlineData("CL5002")]
    [InlineData("CL5003")]
    [InlineData("CL5004")]
    [InlineData("CL5005")]
    public void Before_the_first_profile_no_rule_over_it_calls_a_line_clean(string rule)
    {
        Assert.Equal(OutcomeStatus.NotChecked, Of(rule, Dated, "2024-12-31").Status);
        Assert.NotEqual(OutcomeStatus.NotChecked, Of(rule, Dated, "2025-01-01").Status);
    }

    [Theory]
    [InlineData("22", OutcomeStatus.NotChecked)]
    [InlineData("25", OutcomeStatus.NotApplicable)]
    public void Before_the_first_profile_only_the_modifiers_of_a_rule_are_not_checked(
        string modifier,
        OutcomeStatus expected
    )
    {
        Assert.Equal(expected, Of("CL5009", Dated, "2024-12-31", (Field.HcpcsModifier1, modifier)).Status);
    }

    [Fact]
    public void A_procedure_that_no_release_profiles_is_asked_nothing_on_any_day()
    {
        Assert.Equal(OutcomeStatus.NotApplicable, Of("CL5004", Dated, "2024-12-31", (Field.HcpcsCode, "99214")).Status);
    }

    [Theory]
    [InlineData("2025-03-31", OutcomeStatus.Pass)]
    // The row is over: the profile lists no site any more, and a list that is not there excludes nothing.
    [InlineData("2025-04-01", OutcomeStatus.NotApplicable)]
    public void A_row_of_a_profile_has_days_of_its_own(string day, OutcomeStatus expected)
    {
        Assert.Equal(expected, Of("CL5004", Dated, day).Status);
    }

    [Fact]
    public void Before_the_first_hand_check_nobody_knows_whether_it_contradicts()
    {
        var tables = Tables.EmbeddedBut(
            Profile("2025-01", First, "99213,modifier,25,a,use of 25,Y,,N,,"),
            Tables.Release(
                "profile-reviews",
                "2025-07",
                Second,
                "*",
                ReviewColumns,
                "99213,modifier,25,contradicts,,it is for another use,manual 12"
            )
        );
        Outcome On(string day) => Of("CL5005", tables, day, (Field.HcpcsModifier1, "25"));

        Assert.Equal(OutcomeStatus.NotChecked, On("2025-06-30").Status);
        Assert.Equal(
            "no release of profile-reviews is loaded that speaks for the date of service",
            Reasons.Of(On("2025-06-30"))
        );
        Assert.Equal(OutcomeStatus.Fail, On("2025-07-01").Status);
    }

    [Fact]
    public void A_payer_follows_the_program_of_the_day_and_before_the_first_release_no_edit_is_asked()
    {
        var tables = Tables.EmbeddedBut(
            Payers("2024-10", new DateOnly(2024, 10, 1), "ACME,Acme,none,"),
            Payers("2025-01", First, "ACME,Acme,medicare,CL5004=info")
        );
        ClaimLine LineOf(string day, string payer = "ACME") =>
            Lines.Visit((Field.ServiceDateFrom, day), (Field.PayerId, payer));

        Assert.Equal(EditProgram.None, tables.ProgramOf(LineOf("2024-12-31")));
        Assert.Equal(EditProgram.Medicare, tables.ProgramOf(LineOf("2025-01-01")));
        Assert.True(tables.IsBeforePolicies(LineOf("2024-09-30")));
        Assert.False(tables.IsBeforePolicies(LineOf("2024-09-30", payer: "ANOTHER")));
        // A line without a date is held against the latest.
        Assert.Equal(EditProgram.Medicare, tables.ProgramOf(LineOf("")));

        // 69990 would be bundled by the pairs of Medicare, which the payer may not have followed then.
        var before = Answers.To(Bundled("2024-09-30"), tables).Of("CL4006", line: 1);
        Assert.Equal(
            (OutcomeStatus.NotChecked, "no release of payers is loaded that speaks for the date of service"),
            (before.Status, Reasons.Of(before))
        );
        Assert.Equal(OutcomeStatus.Fail, Answers.To(Bundled("2025-01-01"), tables).Of("CL4006", line: 1).Status);
    }

    private static Outcome Of(
        string rule,
        CodeTables tables,
        string day,
        params (Field Field, string Text)[] changes
    ) =>
        Answers
            .To(Lines.Read([Lines.Changed(Lines.OfficeVisit, [(Field.ServiceDateFrom, day), .. changes])]), tables)
            .Of(rule);

    private static ClaimBuffer Bundled(string day) =>
        Lines.Claim(
            Lines.Changed(
                Lines.Graft,
                (Field.ServiceDateFrom, day),
                (Field.PayerId, "ACME"),
                (Field.HcpcsModifier1, string.Empty)
            ),
            [],
            [(Field.HcpcsCode, "69990")]
        );

    private static ReleaseRows Profile(string version, DateOnly from, params string[] rows)
    {
        var profile = Tables.Release("profiles", version, from, "*", ProfileColumns, rows);
        return profile with { Release = profile.Release with { Authority = 10 } };
    }

    private static ReleaseRows Payers(string version, DateOnly from, params string[] rows) =>
        Tables.Release("payers", version, from, "*", "payer_id,name,program,severities", rows);
}
