using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Tests.Rules;

public sealed class FormatRulesTests
{
    private static readonly LineRule[] All =
    [
        .. RuleCatalog.All.Where(rule => rule.Info.Kind == "Format").Cast<LineRule>(),
    ];

    [Fact]
    public void None_fails_or_allocates_on_a_clean_line()
    {
        var line = Lines.Visit(
            (Field.DiagnosisCode2, "I10"),
            (Field.UnitMeasureCode, "UN"),
            (Field.HcpcsModifier1, "25")
        );
        foreach (var rule in All)
            Assert.NotEqual(OutcomeStatus.Fail, rule.Check(line, CodeTables.Empty).Status);

        // Once more: the engines of this class are kept by rule, and the first look for one makes the comparer.
        Assert.All(All, rule => rule.Check(line, CodeTables.Empty));
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
                Assert.InRange(finding.Message.Length, 1, 200);
                Assert.NotEmpty(finding.Fields);
            }
        }
    }
}
