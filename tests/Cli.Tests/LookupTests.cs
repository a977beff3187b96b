using System.Text.Json;

namespace ClaimLint.Cli.Tests;

public sealed class LookupTests
{
    private const string NotKnown = "Whether icd-10-cm ";
    private const string Incomplete = " is not known: no release of that day is complete for it.";

    private readonly Commands commands = new();

    [Fact]
    public async Task A_code_is_told_row_by_row_with_the_file_it_came_from()
    {
        var ran = await commands.DoneAsync("lookup", "icd-10-cm", "m54.5", "--tables", Commands.EmbeddedTables);

        Assert.Equal(
            [
                "icd-10-cm M545: 2 rows.",
                "release       in force                          billable  side  file                   row",
                "2021-01       from 2020-10-01 until 2021-09-30  yes             icd-10-cm-2021-01.csv  6",
                "2026-partial  since 2025-10-01                  no              icd-10-cm-2026.csv     853",
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
            "2025-11-10",
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
        Assert.Equal("CMS", row.GetProperty("source").GetProperty("publisher").GetString());
    }

    [Theory]
    [InlineData("nucc", "207XS0101X", "There is no 207XS0101X: nucc 25.1 is complete for such codes.")]
    [InlineData(
        "icd-10-cm",
        "Z99",
        "Nothing is known of Z99: icd-10-cm 2021-01, icd-10-cm 2026-partial do not speak of such codes."
    )]
    [InlineData("hcpcs", "99213", "No release of hcpcs is in use: nothing is known of 99213.")]
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
