using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Rules.Codes;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Tests.Rules;

public sealed class CodesRulesTests
{
    private static readonly LineRule[] All =
    [
        new UnknownProcedureCode(),
        new InactiveProcedureCode(),
        new UnknownDiagnosisCode(),
        new DiagnosisNotBillable(),
        new InactiveDiagnosisCode(),
        new UnknownModifier(),
        new InactiveModifier(),
        new UnknownPlaceOfService(),
        new UnknownTaxonomyCode(),
        new NotPayableStatus(),
    ];

    [Fact]
    public void None_allocates_to_judge_a_line_good_or_bad()
    {
        ClaimLine[] lines =
        [
            Lines.GraftWith((Field.HcpcsModifier2, "62"), (Field.DiagnosisCode2, "E119")),
            Lines.GraftWith(
                (Field.DiagnosisCode1, "M84151A"),
                (Field.DiagnosisCode2, "M8446"),
                (Field.DiagnosisCode3, "M545"),
                (Field.HcpcsModifier1, "ZZ"),
                (Field.RenderingTaxonomyCode, "207XS0101X"),
                (Field.PlaceOfServiceCode, "28")
            ),
        ];
        CheckAll();

        var before = GC.GetAllocatedBytesForCurrentThread();
        CheckAll();

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void CheckAll()
        {
            foreach (var line in lines)
            {
                foreach (var rule in All)
                    rule.Check(line, Tables.Embedded);
            }
        }
    }

    [Fact]
    public void None_fails_and_none_passes_where_no_table_is_loaded()
    {
        var line = Lines.GraftWith((Field.AttendingTaxonomyCode, "207X00000X"));

        Assert.All(All, rule => Assert.Equal(OutcomeStatus.NotChecked, rule.Check(line, CodeTables.Empty).Status));
    }

    [Fact]
    public void None_looks_up_without_a_date_of_service()
    {
        var empty = Lines.GraftWith((Field.ServiceDateFrom, ""));
        var malformed = Lines.GraftWith((Field.ServiceDateFrom, "2025-02-30"), (Field.HcpcsModifier1, "ZZ"));

        Assert.All(All, rule => Assert.Equal(OutcomeStatus.NotApplicable, rule.Check(empty, Tables.Embedded).Status));
        Assert.All(All, rule => Assert.NotEqual(OutcomeStatus.Pass, rule.Check(malformed, Tables.Embedded).Status));
        Assert.All(All, rule => Assert.NotEqual(OutcomeStatus.Fail, rule.Check(malformed, Tables.Embedded).Status));
    }

    [Fact]
    public void One_code_is_the_defect_of_one_rule()
    {
        string[] diagnoses = ["M84461A", "M84461", "M84151A", "M545", "E118", "E119"];
        foreach (var diagnosis in diagnoses)
        {
            var line = Lines.Visit((Field.DiagnosisCode1, diagnosis));
            var failing = All.Count(rule => rule.Check(line, Tables.Embedded).Status == OutcomeStatus.Fail);

            Assert.Equal(diagnosis is "M84461" or "M84151A" or "M545" ? 1 : 0, failing);
        }
    }
}
