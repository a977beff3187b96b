using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;
using ClaimLint.Domain.Validation;

namespace ClaimLint.Domain.Tests.Validation;

/// <summary>With the tables that exist for its program and setting loaded, every kind of line can be evaluated to the end.</summary>
public sealed class CompleteAnswersTests
{
    private const string Codes = "code,from,until,title";
    private const string Pairs = "column1,column2,from,until,indicator,rationale";
    private const string Units = "code,from,until,units,mai,rationale";

    /// <summary>No list of CPT: that the codes exist is the fee schedule's to show, or an installation's own list where there is none.</summary>
    private static readonly ReleaseRows[] Common =
    [
        Tables.Release("icd-10-cm", "*", "code,from,until,billable,side", "E119,,,Y,"),
        Tables.Release("pos", "*", "code,from,until,name,facility,assigned", "11,,,Office,N,Y"),
        Tables.Release(
            "nucc",
            "*",
            "code,from,until,grouping,classification,specialization",
            "207Q00000X,,,a,b,",
            "332B00000X,,,a,b,"
        ),
        Tables.Release("hcpcs", "A* B* C* E* G* J*", Codes, "E0100,1995-01-01,,", "E0105,1995-01-01,,"),
        Tables.Release(
            "modifiers",
            "25 59 LT RT",
            "code,from,until,title,ncci,side,anatomic,evaluation_only",
            "25,,,a,Y,,N,Y",
            "RT,,,a,Y,R,Y,N"
        ),
        Tables.Release("hcpcs-modifiers", "G* J* P* Q*", Codes, "JW,,,", "GA,,,", "QW,,,", "PT,,,"),
        Tables.Release("revenue-codes", "*", "revenue_code,from,until,title", "0450,,,ours"),
        Tables.Release(
            "payers",
            "*",
            "payer_id,name,program,severities",
            "MEDICARE,Medicare,medicare,",
            "STATE,A state,medicaid,"
        ),
    ];

    private static readonly ReleaseRows Fees = Tables.Release(
        "mpfs-medicare",
        "*",
        "code,modifier,from,until,status,nonfacility_na,facility_na,pctc,global,multiple,bilateral,assistant,cosurgeon,team",
        "99213,,,,A,,,0,XXX,0,0,0,0,0",
        "99214,,,,A,,,0,XXX,0,0,0,0,0"
    );

    [Fact]
    public void A_professional_line_of_Medicare_is_complete_without_a_list_of_CPT()
    {
        AssertComplete(
            Tables.Of([.. Common, Fees, Tables.Release("ptp-medicare-practitioner", "*", Pairs)]),
            (Field.PayerId, "MEDICARE")
        );
    }

    [Theory]
    [InlineData("JW")]
    [InlineData("GA")]
    [InlineData("QW")]
    [InlineData("PT")]
    public void A_modifier_of_the_HCPCS_file_alone_is_one(string modifier)
    {
        AssertComplete(
            Tables.Of([.. Common, Fees, Tables.Release("ptp-medicare-practitioner", "*", Pairs)]),
            (Field.PayerId, "MEDICARE"),
            (Field.HcpcsModifier1, modifier)
        );
    }

    [Fact]
    public void An_outpatient_line_is_complete_with_the_outpatient_edits()
    {
        (Field Field, string Text)[] outpatient =
        [
            (Field.ClaimType, "I"),
            (Field.BillTypeCode, "0131"),
            (Field.RevenueCenterCode, "0450"),
            (Field.PlaceOfServiceCode, ""),
            (Field.RenderingTaxonomyCode, ""),
            (Field.DiagnosisPointer1, ""),
            (Field.ClaimStartDate, "2025-11-03"),
            (Field.ClaimEndDate, "2025-11-03"),
            (Field.AdmitTypeCode, "3"),
            (Field.AdmitSourceCode, "1"),
            (Field.DischargeDispositionCode, "01"),
            (Field.AttendingNpi, "1234567893"),
        ];
        var pairs = Tables.Release("ptp-medicare-outpatient", "*", Pairs);

        AssertComplete(Tables.Of([.. Common, Fees, pairs]), [(Field.PayerId, "MEDICARE"), .. outpatient]);
    }

    [Fact]
    public void A_line_of_Medicaid_is_complete_with_Medicaids_edits()
    {
        AssertComplete(
            Tables.Of([.. Common, Fees, Tables.Release("ptp-medicaid-practitioner", "*", Pairs)]),
            (Field.PayerId, "STATE")
        );
    }

    [Fact]
    public void A_suppliers_line_is_complete_with_the_suppliers_limits()
    {
        AssertComplete(
            Tables.Of([.. Common, Tables.Release("mue-medicare-dme", "", Units, "E0100,,,2,2,a", "E0105,,,2,2,a")]),
            (Field.PayerId, "MEDICARE"),
            (Field.BillingTaxonomyCode, "332B00000X"),
            (Field.HcpcsCode, "E0100")
        );
    }

    private static void AssertComplete(CodeTables tables, params (Field Field, string Text)[] changes)
    {
        var line = Lines.Changed(Lines.OfficeVisit, [(Field.TotalChargeAmount, "120.00"), .. changes]);
        // Two lines, so that pairs are compared.
        var claim = Lines.Claim(
            Lines.Changed(line, (Field.TotalChargeAmount, "240.00")),
            [],
            [(Field.HcpcsCode, line[Field.HcpcsCode] == "99213" ? "99214" : "E0105")]
        );
        var check = new ClaimCheck(RuleSet.Catalog, tables);
        check.Run(claim.Lines);
        var tally = new Tally(RuleSet.Catalog);
        tally.Add(check);

        Assert.Equal([], tally.NotChecked.Select(entry => $"{entry.Rule}: {entry.Reason}"));
        Assert.Equal(
            [],
            FindingReporter.Report(check, claim.Lines).Select(finding => $"{finding.Rule.Id}: {finding.Message}")
        );
        Assert.Equal((true, Verdict.Accept), (check.IsComplete, check.ClaimVerdict));
    }
}
