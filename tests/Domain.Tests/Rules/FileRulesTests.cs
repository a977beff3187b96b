using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Rules.Files;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Tests.Rules;

public sealed class FileRulesTests
{
    private static readonly FileRule[] All =
    [
        new UnreadableFile(),
        new MissingColumns(),
        new DuplicateColumn(),
        new UnknownColumn(),
        new RaggedRow(),
        new BrokenQuoting(),
        new RowTooLong(),
        new ClaimScattered(),
        new TruncatedFile(),
    ];

    [Fact]
    public void They_are_nine_in_order()
    {
        Assert.Equal(Enumerable.Range(9001, 9).Select(number => $"CL{number}"), All.Select(rule => rule.Info.Id));
        Assert.All(All, rule => Assert.Equal("Files", rule.Info.Kind));
    }

    [Theory]
    [InlineData("CL9004", Severity.Info)]
    [InlineData("CL9008", Severity.Warning)]
    [InlineData("CL9009", Severity.Warning)]
    public void What_is_read_all_the_same_is_no_error(string id, Severity severity)
    {
        Assert.Equal(severity, All.Single(rule => rule.Info.Id == id).Info.Severity);
        Assert.Equal(6, All.Count(rule => rule.Info.Severity == Severity.Error));
    }
}
