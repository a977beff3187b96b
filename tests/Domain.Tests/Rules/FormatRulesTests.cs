using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Rules.Format;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Tests.Rules;

public sealed class FormatRulesTests
{
    /// <summary>The rules whose columns have a shape of their own.</summary>
    private static readonly LineRule[] Owners =
    [
        new MalformedProcedureCode(),
        new MalformedModifier(),
        new MalformedDiagnosisCode(),
        new MalformedDate(),
        new MalformedNpi(),
        new MalformedTaxonomyCode(),
        new MalformedPlaceOfService(),
        new MalformedAmount(),
        new MalformedUnits(),
        new MalformedDiagnosisPointer(),
        new MalformedRevenueCode(),
        new UnknownCodeValue(),
    ];

    private static readonly LineRule[] All =
    [
        .. Owners,
        new RequiredFieldMissing(),
        new NpiCheckDigitWrong(),
        new FieldTooLong(),
        new UnprintableCharacters(),
        new SurroundingWhiteSpace(),
    ];

    [Fact]
    public void Every_column_with_a_shape_belongs_to_one_rule()
    {
        var shaped = FieldCatalog.All.Where(info =>
            // A text has no shape; the line number belongs to CL4002, the tax id to CL1015.
            info.Kind
                is not (FieldKind.Text or FieldKind.LineNumber or FieldKind.TaxId)
        );

        Assert.All(shaped, info => Assert.Single(Owners, rule => rule.Info.Fields.Contains(info.Field)));
    }

    [Fact]
    public void None_has_anything_to_say_of_a_clean_line_nor_allocates_to_say_so()
    {
        var line = Lines.Visit(
            (Field.DiagnosisCode2, "I10"),
            (Field.UnitMeasureCode, "UN"),
            (Field.HcpcsModifier1, "25")
        );
        foreach (var rule in All)
            Assert.NotEqual(OutcomeStatus.Fail, rule.Check(line, CodeTables.Empty).Status);

        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var rule in All)
            rule.Check(line, CodeTables.Empty);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void None_throws_on_a_line_whose_every_column_is_rubbish()
    {
        string[] rubbish = ["", "\0", "?", "-1", "99999999999999999999", "\uFFFD\u202E", new string('9', 5000)];
        foreach (var text in rubbish)
        {
            var line = Lines.Visit([.. FieldCatalog.All.Select(info => (info.Field, text))]);
            foreach (var rule in All.Where(rule => rule.Check(line, CodeTables.Empty).Status == OutcomeStatus.Fail))
            {
                var finding = rule.Report(line, CodeTables.Empty);
                Assert.NotEmpty(finding.Message);
                Assert.NotEmpty(finding.Fields);
            }
        }
    }
}
