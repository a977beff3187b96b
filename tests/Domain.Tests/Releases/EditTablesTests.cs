using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Tests.Releases;

/// <summary>A line meets the edits of its own program and setting, and of no other.</summary>
public sealed class EditTablesTests
{
    private static readonly CodeTables All = Tables.Of(
        Pairs("ptp-medicare-practitioner"),
        Pairs("ptp-medicare-outpatient"),
        Pairs("ptp-medicaid-practitioner"),
        Pairs("ptp-medicaid-outpatient"),
        Units("mue-medicare-practitioner"),
        Units("mue-medicare-outpatient"),
        Units("mue-medicare-dme"),
        Tables.Release(
            "payers",
            "*",
            "payer_id,from,until,name,program,severities",
            "MEDICARE,,,Medicare,medicare,",
            "STATE,,,A state,medicaid,",
            "NONE,,,None of them,none,"
        )
    );

    [Theory]
    [InlineData("P", "MEDICARE", "", "ptp-medicare-practitioner", "mue-medicare-practitioner")]
    [InlineData("P", "OTHER", "", "ptp-medicare-practitioner", "mue-medicare-practitioner")]
    [InlineData("I", "MEDICARE", "0131", "ptp-medicare-outpatient", "mue-medicare-outpatient")]
    [InlineData("I", "MEDICARE", "", "ptp-medicare-outpatient", "mue-medicare-outpatient")]
    [InlineData("I", "MEDICARE", "0111", "ptp", "mue")]
    [InlineData("P", "STATE", "", "ptp-medicaid-practitioner", "mue-medicaid-practitioner")]
    [InlineData("I", "STATE", "131", "ptp-medicaid-outpatient", "mue-medicaid-outpatient")]
    [InlineData("P", "NONE", "", "ptp", "mue")]
    [InlineData("", "MEDICARE", "", "ptp", "mue")]
    public void Program_and_setting_choose_the_tables(
        string type,
        string payer,
        string bill,
        string pairs,
        string units
    )
    {
        var edits = All.EditsFor(
            Lines.Visit((Field.ClaimType, type), (Field.PayerId, payer), (Field.BillTypeCode, bill))
        );
        Assert.Equal((pairs, units), (edits.Pairs.System, edits.UnitLimits.System));
    }

    [Fact]
    public void Outpatient_lines_have_no_release_where_none_is_loaded()
    {
        var tables = Tables.Of(Pairs("ptp-medicare-practitioner"));
        var edits = tables.EditsFor(Lines.Visit((Field.ClaimType, "I"), (Field.BillTypeCode, "0131")));
        Assert.Equal("ptp-medicare-outpatient", edits.Pairs.System);
        Assert.Equal(
            LookupStatus.NoRelease,
            edits.Pairs.Find(Code.Of("20957"), Code.Of("99213"), new DateOnly(2025, 11, 3)).Status
        );
    }

    [Theory]
    [InlineData("MEDICARE", "332B00000X", "mue-medicare-dme", LookupStatus.Found)]
    [InlineData("STATE", "335E00000X", "mue-medicaid-dme", LookupStatus.NoRelease)]
    [InlineData("MEDICARE", "332H00000X", "mue-medicare-practitioner", LookupStatus.Found)]
    public void A_supplier_of_equipment_is_known_by_its_taxonomy(
        string payer,
        string taxonomy,
        string units,
        LookupStatus status
    )
    {
        var edits = All.EditsFor(
            Lines.Visit((Field.ClaimType, "P"), (Field.PayerId, payer), (Field.BillingTaxonomyCode, taxonomy))
        );

        Assert.Equal(units, edits.UnitLimits.System);
        Assert.Equal(status, edits.UnitLimits.Find(Code.Of("99213"), new DateOnly(2024, 7, 1)).Status);
        Assert.Equal(
            LookupStatus.NotApplicable,
            All.EditsFor(EditProgram.Medicare, EditSetting.Supplier)
                .FindFee(Code.Of("99213"), new DateOnly(2024, 7, 1))
                .Status
        );
    }

    [Fact]
    public void Of_two_releases_that_begin_on_one_day_the_whole_one_speaks()
    {
        const string Columns = "code,from,until,billable,side";
        var day = new DateOnly(2020, 10, 1);
        var tables = Tables.Of(
            Tables.Release("icd-10-cm", "2021-01", day, "E119", Columns, "E119,2020-10-01,,Y,"),
            Tables.Release("icd-10-cm", "2021", day, "*", Columns, "A000,2020-10-01,,Y,")
        );
        Assert.Equal(LookupStatus.Found, tables.Diagnoses.Find(Code.Of("A000"), day).Status);
        Assert.Equal(LookupStatus.Unknown, tables.Diagnoses.Find(Code.Of("Z999"), day).Status);
        var pairs = Tables.Of(
            Tables.Release("ptp-medicare-practitioner", "2020-10", day, "20957 99213", PairColumns),
            Tables.Release("ptp-medicare-practitioner", "2020", day, "*", PairColumns)
        );
        Assert.Equal(
            LookupStatus.Unknown,
            pairs.MedicarePractitioner.Pairs.Find(Code.Of("10060"), Code.Of("11720"), day).Status
        );
    }

    private const string PairColumns = "column1,column2,from,until,indicator,rationale";

    private static ReleaseRows Pairs(string system) =>
        Tables.Release(system, "*", PairColumns, "20957,99213,2020-01-01,,1,a");

    private static ReleaseRows Units(string system) =>
        Tables.Release(system, "*", "code,from,until,units,mai,rationale", "99213,2024-07-01,,3,2,a");
}
