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
    public void None_allocates_on_a_line_good_or_bad()
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
    public void None_looks_up_without_its_day()
    {
        var (service, receipt) = (All.Where(rule => rule is not UnknownTaxonomyCode), new UnknownTaxonomyCode());
        var empty = Lines.GraftWith((Field.ServiceDateFrom, ""));
        var malformed = Lines.GraftWith((Field.ServiceDateFrom, "2025-02-30"), (Field.HcpcsModifier1, "ZZ"));
        var received = Lines.GraftWith((Field.ReceivedDate, "2025-02-30"));

        Assert.All(
            service,
            rule => Assert.Equal(OutcomeStatus.NotApplicable, rule.Check(empty, Tables.Embedded).Status)
        );
        Assert.All(
            service,
            rule =>
                Assert.Equal(Outcome.DependsOnInvalid(Field.ServiceDateFrom), rule.Check(malformed, Tables.Embedded))
        );
        Assert.Equal(Outcome.Pass, receipt.Check(malformed, Tables.Embedded));
        Assert.Equal(Outcome.DependsOnInvalid(Field.ReceivedDate), receipt.Check(received, Tables.Embedded));
    }

    [Fact]
    public void A_message_is_at_most_200_characters_however_many_codes_are_wrong()
    {
        const string header = "code,from,until,billable,side";
        var tables = Tables.EmbeddedBut(
            Tables.Release(
                "icd-10-cm",
                "2025-10",
                new DateOnly(2024, 10, 1),
                "*",
                header,
                [.. Enumerable.Range(10, 30).Select(number => $"X{number}1011,,,Y,")]
            ),
            Tables.Release(
                "icd-10-cm",
                "2026-10",
                new DateOnly(2025, 10, 1),
                "*",
                header,
                [
                    .. Enumerable
                        .Range(10, 30)
                        .SelectMany(number =>
                            Enumerable
                                .Range(100, 40)
                                .Select(code => $"X{number}2{code},,,Y,")
                                .Prepend($"X{number}200,,,N,")
                                .Append($"X{number}200A,,,Y,")
                        ),
                ]
            )
        );
        foreach (var ending in new[] { "1011", "200", "3001" })
        foreach (var billType in new[] { "", "111" })
        {
            var line = Lines.GraftWith([
                (Field.ClaimType, billType.Length > 0 ? "I" : "P"),
                (Field.BillTypeCode, billType),
                (Field.ClaimEndDate, "2025-11-03"),
                (Field.HcpcsModifier1, "ZZ"),
                (Field.HcpcsModifier2, "ZY"),
                (Field.HcpcsModifier3, "ZX"),
                (Field.HcpcsModifier4, "ZW"),
                (Field.BillingTaxonomyCode, "207XS0101X"),
                (Field.RenderingTaxonomyCode, "207XS0101X"),
                (Field.AttendingTaxonomyCode, "207XS0101X"),
                (Field.PlaceOfServiceCode, "28"),
                .. Enumerable.Range(0, 25).Select(i => (Field.DiagnosisCode1 + i, $"X{10 + i}.{ending}")),
            ]);
            var failing = All.Where(rule => rule.Check(line, tables).Status == OutcomeStatus.Fail).ToArray();

            Assert.Single(failing, rule => rule is DiagnosisStatusRule);
            Assert.All(failing, rule => Assert.InRange(rule.Report(line, tables).Message.Length, 1, 200));
        }
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
