using System.Text.Json;

namespace ClaimLint.Cli.Tests;

public sealed class LookupTests
{
    private const string NotKnown = "Whether icd-10-cm ";
    private const string Incomplete = " is not known: no release in effect on that day is complete for it.";

    private readonly Commands commands = new();

    [Fact]
    public async Task A_code_is_told_row_by_row_with_the_file_it_came_from()
    {
        var ran = await commands.DoneAsync("lookup", "icd-10-cm", "m54.5", "--tables", Commands.EmbeddedTables);

        Assert.Equal(
            [
                "icd-10-cm M545: 2 rows.",
                "release       in force                          billable  side  file                   row",
                "2021-01       from 2020-10-01 until 2021-09-30  Y               icd-10-cm-2021-01.csv  6",
                "2026-partial  since 2025-10-01                  N               icd-10-cm-2026.csv     853",
            ],
            ran.Lines
        );
    }

    [Theory]
    [InlineData("M545", "2021-09-30", "icd-10-cm M545 is in force on 2021-09-30.")]
    [InlineData("M545", "2021-10-01", "icd-10-cm M545 is not in force on 2021-10-01.")]
    [InlineData("M545", "2020-09-30", NotKnown + "M545 is in force on 2020-09-30" + Incomplete)]
    [InlineData("M5450", "2025-10-01", "icd-10-cm M5450 is in force on 2025-10-01.")]
    [InlineData("M5450", "2025-09-30", NotKnown + "M5450 is in force on 2025-09-30" + Incomplete)]
    public async Task A_day_decides_whether_it_is_in_force(string code, string day, string expected)
    {
        var ran = await commands.DoneAsync(
            "lookup",
            "icd-10-cm",
            code,
            "--on",
            day,
            "--tables",
            Commands.EmbeddedTables
        );

        Assert.Equal(expected, ran.Lines[0]);
    }

    [Fact]
    public async Task The_answer_in_JSON_names_release_row_and_publication()
    {
        var ran = await commands.DoneAsync(
            "lookup",
            "mue-medicare-practitioner",
            "20957",
            "--on",
            "2024-08-10",
            "--json",
            "--tables",
            Commands.EmbeddedTables
        );

        using var answer = JsonDocument.Parse(ran.Output);
        Assert.True(answer.RootElement.GetProperty("active").GetBoolean());
        var row = Assert.Single(answer.RootElement.GetProperty("periods").EnumerateArray());
        Assert.Equal("1", row.GetProperty("says").GetProperty("units").GetString());
        Assert.Equal("2024-07", row.GetProperty("source").GetProperty("release").GetString());
        Assert.Equal("20957", row.GetProperty("source").GetProperty("rowKey").GetString());
        Assert.True(row.GetProperty("used").GetBoolean());
        Assert.Equal("CMS", row.GetProperty("source").GetProperty("publisher").GetString());
    }

    /// <summary>The unit limits are of 2024: whether they are still in force is not known.</summary>
    [Fact]
    public async Task An_expired_release_does_not_tell_that_a_row_is_in_force()
    {
        var ran = await commands.DoneAsync(
            "lookup",
            "mue-medicare-practitioner",
            "20957",
            "--on",
            "2025-11-10",
            "--tables",
            Commands.EmbeddedTables
        );

        Assert.StartsWith(
            "Whether mue-medicare-practitioner 20957 is in force",
            ran.Lines[0],
            StringComparison.Ordinal
        );
        Assert.EndsWith(Incomplete, ran.Lines[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nucc", "207XS0101X", "207XS0101X does not exist: NUCC taxonomy 25.1 is complete for such codes.")]
    [InlineData(
        "icd-10-cm",
        "Z99",
        "Whether Z99 exists is not known: no loaded release of icd-10-cm has it or is complete for it."
    )]
    [InlineData("hcpcs", "99213", "Whether 99213 exists is not known: no release of hcpcs is loaded.")]
    [InlineData("nucc", "a b", "'a b' is no code.")]
    public async Task A_code_that_is_not_there_is_told_apart_from_one_that_nobody_speaks_of(
        string system,
        string code,
        string expected
    )
    {
        Assert.Equal(
            expected,
            await commands.RefusedAsync("lookup", system, code, "--tables", Commands.EmbeddedTables)
        );
    }

    [Fact]
    public async Task An_unknown_table_is_told_with_those_that_there_are()
    {
        Assert.StartsWith(
            "'icd10' is no table to look codes up in; there are icd-10-cm, ",
            await commands.RefusedAsync("lookup", "icd10", "E119", "--tables", Commands.EmbeddedTables),
            StringComparison.Ordinal
        );
    }
}
