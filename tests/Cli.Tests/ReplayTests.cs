using System.Text.Json;
using ClaimLint.Storage.Tests;

namespace ClaimLint.Cli.Tests;

public sealed class ReplayTests(RunningAzurite azurite) : IDisposable
{
    private static Task<TestAccount>? twoYears;

    private readonly WorkFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Lines_with_another_verdict_are_told_with_the_rules_that_differ()
    {
        var commands = new Commands(await AccountWithTwoYearsAsync());
        var file = folder.Write(
            "claims.csv",
            ClaimFiles.Header,
            ClaimFiles.Line("C-1", diagnosis: "E119"),
            ClaimFiles.Line("C-2", diagnosis: "M545"),
            ClaimFiles.Line("C-3", diagnosis: "Z0000", place: "77")
        );

        var ran = await commands.DoneAsync("replay", file, "--as-of", "2025-10-31", "--against", "2025-11-01");

        Assert.Equal(
            "claims.csv: 1 of 3 lines get another verdict by the tables of 2025-10-31 than by those of 2025-11-01.",
            ran.Lines[0]
        );
        Assert.Contains(ran.Lines, line => line == "2    reject      accept      CL2004 error → -");
        Assert.Contains("2025-11-01  icd-10-cm 2025-11", ran.Lines);
        Assert.DoesNotContain(ran.Lines, line => line.StartsWith("3  ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_the_other_day_it_is_today_and_every_line_is_in_the_JSON()
    {
        var commands = new Commands(await AccountWithTwoYearsAsync());
        var file = folder.Write("claims.csv", ClaimFiles.Header, ClaimFiles.Line("C-2", diagnosis: "M545"));

        using var answer = JsonDocument.Parse(
            (await commands.DoneAsync("replay", file, "--as-of", "2025-10-31", "--json")).Output
        );

        Assert.Equal("2025-11-10", answer.RootElement.GetProperty("against").GetString());
        var line = Assert.Single(answer.RootElement.GetProperty("lines").EnumerateArray());
        Assert.Equal(
            (1, "reject", "accept"),
            (
                line.GetProperty("row").GetInt32(),
                line.GetProperty("asOf").GetString(),
                line.GetProperty("against").GetString()
            )
        );
    }

    [Fact]
    public async Task A_rule_that_could_not_look_on_one_of_the_days_is_told_for_it_makes_no_line_better()
    {
        var commands = new Commands(await AccountWithTwoYearsAsync());
        var file = folder.Write("claims.csv", ClaimFiles.Header, ClaimFiles.Line(place: "77"));

        var ran = await commands.DoneAsync("replay", file, "--as-of", "2024-01-01");

        Assert.Contains(
            ran.Lines,
            line => line.StartsWith("1    accept      reject      CL2008 - → error", StringComparison.Ordinal)
        );
        Assert.Contains(ran.Lines, line => line.StartsWith("CL2008  1           0", StringComparison.Ordinal));
        Assert.Equal(
            "What a rule could not check it does not tell: such a line may be no better than the other.",
            ran.Lines[^1]
        );
    }

    [Fact]
    public async Task A_line_of_which_no_code_could_be_looked_up_on_one_of_the_days_has_another_verdict_on_it()
    {
        var account = await azurite.NewAccountWithEmbeddedTablesAsync();
        var commands = new Commands(account);
        var file = folder.Write("claims.csv", ClaimFiles.Header, ClaimFiles.Line(diagnosis: "R059"));

        var ran = await commands.DoneAsync("replay", file, "--as-of", "2025-09-30", "--against", "2025-10-01");

        Assert.Contains(ran.Lines, line => line.TrimEnd() == "1    notChecked  accept");
        Assert.Contains(
            ran.Lines,
            line =>
                line.Contains(
                    "1           0           no procedure, revenue or diagnosis code",
                    StringComparison.Ordinal
                )
        );
    }

    [Fact]
    public async Task An_override_counts_from_the_day_on_which_it_was_given()
    {
        var account = await azurite.NewAccountWithEmbeddedTablesAsync();
        var commands = new Commands(account);
        await commands.DoneAsync(
            "override",
            "mpfs-medicare",
            "99213",
            "status=N",
            "--reason",
            "by contract",
            "--who",
            "A. Operator"
        );
        var file = folder.Write("claims.csv", ClaimFiles.Header, ClaimFiles.Line());

        var before = await commands.DoneAsync("replay", file, "--as-of", "2025-11-09");
        var since = await commands.DoneAsync("replay", file, "--as-of", "2025-11-10");

        Assert.StartsWith("claims.csv: 1 of 1 lines", before.Lines[0], StringComparison.Ordinal);
        Assert.StartsWith("claims.csv: 0 of 1 lines", since.Lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_refused()
    {
        var commands = new Commands(await AccountWithTwoYearsAsync());

        Assert.StartsWith(
            "Nothing of claims.csv could be checked: ",
            await commands.RefusedAsync(
                "replay",
                folder.Write("claims.csv", "no,such", "1,2"),
                "--as-of",
                "2025-09-30"
            ),
            StringComparison.Ordinal
        );
        Assert.Equal(
            "There is no file 'none.csv'.",
            await commands.RefusedAsync("replay", "none.csv", "--as-of", "2025-09-30")
        );
        Assert.Equal(ExitCodes.Usage, (await commands.RunAsync("replay", "none.csv")).Code);
    }

    /// <summary>The embedded tables, and a year of ICD-10-CM in which M54.5 is billable again; one account for the tests here, which only read it.</summary>
    private Task<TestAccount> AccountWithTwoYearsAsync() => twoYears ??= NewAccountWithTwoYearsAsync();

    private async Task<TestAccount> NewAccountWithTwoYearsAsync()
    {
        var account = await azurite.NewAccountWithEmbeddedTablesAsync();
        var table = folder.Write(
            "icd.csv",
            "code,billable,side,from,until",
            "M545,Y,,2025-11-01,",
            "E119,Y,,2020-10-01,",
            "Z0000,Y,,2020-10-01,"
        );
        await new Commands(account).DoneAsync("import", table, "--effective", "2025-11-01", "--release", "2025-11");
        return account;
    }
}
