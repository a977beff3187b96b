using System.Text;
using ClaimLint.Files.Csv;
using Xunit;

namespace ClaimLint.Files.Tests.Csv;

public sealed class CsvTextTests
{
    [Theory]
    [InlineData("=cmd|' /C calc'!A0", "\"'=cmd|' /C calc'!A0\"")]
    [InlineData("@SUM(A1)", "\"'@SUM(A1)\"")]
    [InlineData("+1", "\"'+1\"")]
    [InlineData("-1", "\"'-1\"")]
    [InlineData("\tx", "\"'\tx\"")]
    [InlineData("\rx", "\"'\rx\"")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"x\"", "\"say \"\"x\"\"\"")]
    [InlineData("E11.9", "E11.9")]
    [InlineData("a=b", "a=b")]
    [InlineData("caf\u00E9", "caf\u00E9")]
    public void A_cell_is_quoted_where_needed_and_never_a_formula(string cell, string written)
    {
        Assert.Equal($"first,{written}\r\n", Written(text => text.Add(cell)));
        Assert.Equal($"first,{written}\r\n", Written(text => text.Add(Encoding.UTF8.GetBytes(cell))));
    }

    [Fact]
    public void Bytes_that_are_no_UTF_8_do_not_spoil_the_file() =>
        Assert.Equal("first,caf\uFFFD\r\n", Written(text => text.Add([(byte)'c', (byte)'a', (byte)'f', 0xE9])));

    private static string Written(Action<CsvText> second)
    {
        using var stream = new MemoryStream();
        using (var text = new CsvText(stream))
        {
            text.Add("first");
            second(text);
            text.EndRow();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
