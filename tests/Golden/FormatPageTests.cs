namespace ClaimLint.Golden;

/// <summary>The columns in docs/formats.md are those of the catalogue. To write them anew: <c>CLAIMLINT_WRITE_PAGES=1 dotnet test --project tests/Golden</c>.</summary>
public sealed class FormatPageTests
{
    [Fact]
    public void The_table_of_columns_is_that_of_the_catalogue()
    {
        var path = Path.Combine(Repository.Root, "docs", "formats.md");
        var page = File.ReadAllText(path);
        var begin = page.IndexOf(ColumnTable.Begin, StringComparison.Ordinal) + ColumnTable.Begin.Length + 1;
        var end = page.IndexOf(ColumnTable.End, StringComparison.Ordinal);
        var written = $"{page[..begin]}{ColumnTable.Write()}{page[end..]}";
        if (RulePageTests.Writes)
            File.WriteAllText(path, written);

        Assert.Equal(written, File.ReadAllText(path));
    }
}
