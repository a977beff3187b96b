using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Rules.Lines;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Tests.Rules;

public sealed class FacilityOnlyProcedureInOfficeTests
{
    private static readonly ReleaseRows Places = Tables.Release(
        "pos",
        "*",
        "code,from,until,name,facility,assigned",
        "11,,,Office,N,Y",
        "21,,,Inpatient Hospital,Y,Y",
        "28,,,Unassigned,N,N",
        "27,,2024-12-31,Ended,N,Y"
    );

    private static readonly ReleaseRows FacilityOnly = FeeTables.Release("99213,,A,NA,,0,XXX,0,0,0,0,0");
    private static readonly ReleaseRows Anywhere = FeeTables.Release("99213,,A,,NA,0,XXX,0,0,0,0,0");

    private readonly FacilityOnlyProcedureInOffice rule = new();

    [Theory]
    [InlineData("11", OutcomeStatus.Fail)]
    [InlineData("21", OutcomeStatus.Pass)]
    [InlineData("28", OutcomeStatus.NotApplicable)] // unassigned: CL2008 owns it
    [InlineData("27", OutcomeStatus.NotApplicable)]
    [InlineData("88", OutcomeStatus.NotApplicable)] // unknown
    [InlineData("1", OutcomeStatus.NotChecked)] // CL1009 owns it
    [InlineData("", OutcomeStatus.NotApplicable)] // CL1001 owns it
    public void A_procedure_of_facilities_is_not_done_elsewhere(string place, OutcomeStatus expected)
    {
        var line = Lines.Visit((Field.PlaceOfServiceCode, place));

        Assert.Equal(expected, rule.Check(line, Tables.Of(Places, FacilityOnly)).Status);
        if (expected == OutcomeStatus.Fail)
            Assert.Equal(Outcome.Pass, rule.Check(line, Tables.Of(Places, Anywhere)));
    }

    [Fact]
    public void It_tells_which_table_it_could_not_ask()
    {
        Assert.Equal(Outcome.NoRelease("mpfs-medicare"), rule.Check(Lines.Visit(), Tables.Of(Places)));
        Assert.Equal(
            Outcome.OutsideCoverage("mpfs-medicare"),
            rule.Check(Lines.Visit((Field.HcpcsCode, "99215")), Tables.Of(Places, FacilityOnly))
        );
        Assert.Equal(Outcome.NoRelease("pos"), rule.Check(Lines.Visit(), Tables.Of(FacilityOnly)));
        // Where the procedure is done anywhere, the place matters not.
        Assert.Equal(Outcome.Pass, rule.Check(Lines.Visit(), Tables.Of(Anywhere)));
    }

    [Theory]
    [InlineData(Field.ClaimType, "I")]
    [InlineData(Field.HcpcsCode, "")]
    [InlineData(Field.HcpcsCode, "99214")] // covered, and has no row: CL2001 owns it
    [InlineData(Field.ServiceDateFrom, "")]
    public void It_speaks_of_professional_lines_with_a_known_procedure_and_day(Field field, string text) =>
        Assert.Equal(Outcome.NotApplicable, rule.Check(Lines.Visit((field, text)), Tables.Of(Places, FacilityOnly)));

    [Theory]
    [InlineData("26", "", OutcomeStatus.Pass)]
    [InlineData("TC", "", OutcomeStatus.Fail)]
    [InlineData("", "", OutcomeStatus.Fail)]
    [InlineData("26", "TC", OutcomeStatus.Fail)] // both: the procedure whole
    public void The_components_own_row_decides(string first, string second, OutcomeStatus expected)
    {
        var tables = Tables.Of(
            Places,
            FeeTables.Release(
                "99213,,A,NA,,1,XXX,0,0,0,0,0",
                "99213,26,A,,,1,XXX,0,0,0,0,0",
                "99213,TC,A,NA,,1,XXX,0,0,0,0,0"
            )
        );
        var line = Lines.Visit((Field.HcpcsModifier1, first), (Field.HcpcsModifier2, second));

        Assert.Equal(expected, rule.Check(line, tables).Status);
        if (expected == OutcomeStatus.Fail)
            Assert.Equal(
                second == "" && first == "TC" ? "99213|TC" : "99213",
                rule.Report(line, tables).Evidence.RowKey
            );
    }

    [Fact]
    public void The_finding_tells_place_procedure_and_day()
    {
        var tables = Tables.Of(Places, FacilityOnly);
        var line = Lines.Visit((Field.HcpcsModifier1, "26")); // no row of its own: the procedure's

        Assert.Equal([Field.PlaceOfServiceCode, Field.HcpcsCode], rule.Report(line, tables).Fields);
        Assert.Equal(
            "Place of service 11 (Office) is not a facility: the fee schedule marks 99213 NA there on 2025-11-03. No policy for this payer: Medicare edits applied as warnings.",
            rule.Report(line, tables).Message
        );
        Assert.Equal("99213", rule.Report(line, tables).Evidence.RowKey);
        Assert.Equal(Severity.Warning, rule.Info.Severity);
    }

    [Fact]
    public void Looking_allocates_nothing()
    {
        var tables = Tables.Of(Places, FacilityOnly);
        var line = Lines.Visit();
        rule.Check(line, tables);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            rule.Check(line, tables);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
