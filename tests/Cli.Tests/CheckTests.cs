using System.Text.Json;

namespace ClaimLint.Cli.Tests;

public sealed class CheckTests : IDisposable
{
    private static readonly string[] Report = ["accepted.csv", "findings.csv", "rejected.csv", "summary.json"];

    /// <summary>The tables by which a line of the test's files is known.</summary>
    private static readonly string[] Known = ["icd-10-cm", "mpfs-medicare", "profiles"];

    private readonly WorkFolder folder = new();
    private readonly Commands commands = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_file_without_errors_ends_with_0_and_says_what_could_not_be_checked()
    {
        var file = folder.Write("claims.csv", ClaimFiles.Header, ClaimFiles.Line());

        var ran = await commands.RunAsync("check", file, "--tables", Commands.EmbeddedTables);

        Assert.Equal(ExitCodes.Done, ran.Code);
        Assert.StartsWith(
            "claims.csv: 1 rows, 1 claims: 1 accept, 0 not checked, 0 review, 0 reject.",
            ran.Output,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "CL4003  1      depends on total_charge_amount, which is absent",
            ran.Output,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Not complete: what could not be checked may still be wrong.",
            ran.Output,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_file_with_an_error_ends_with_1_and_shows_the_finding()
    {
        var file = folder.Write(
            "claims.csv",
            ClaimFiles.Header,
            ClaimFiles.Line(),
            ClaimFiles.Line("C-2", place: "77")
        );

        var ran = await commands.RunAsync("check", file, "--tables", Commands.EmbeddedTables);

        Assert.Equal(ExitCodes.Refused, ran.Code);
        Assert.Contains("1 accept, 0 not checked, 0 review, 1 reject", ran.Output, StringComparison.Ordinal);
        Assert.Contains(ran.Lines, line => line.StartsWith("2    CL2008  error", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_of_the_file_is_shown_but_what_findings_say()
    {
        var file = folder.Write(
            "claims.csv",
            ClaimFiles.Header,
            ClaimFiles.Line(),
            ClaimFiles.Line("C-2", place: "77")
        );

        var ran = await commands.RunAsync("check", file, "--tables", Commands.EmbeddedTables);

        Assert.DoesNotContain("1EG4TE5MK73", ran.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("1950-05-04", ran.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("C-2", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_terminal_would_obey_is_not_passed_on_to_it()
    {
        var file = folder.Write("claims.csv", ClaimFiles.Header, ClaimFiles.Line(diagnosis: "\u001b[2J"));

        var ran = await commands.RunAsync("check", file, "--tables", Commands.EmbeddedTables);

        Assert.Contains("CL1004", ran.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', ran.Output);
    }

    [Fact]
    public async Task The_report_has_every_row_once_and_replaces_an_older_one()
    {
        string[] rows = [ClaimFiles.Line(), ClaimFiles.Line("C-2", place: "77")];
        var file = folder.Write("claims.csv", [ClaimFiles.Header, .. rows]);
        string[] check = ["check", file, "--tables", Commands.EmbeddedTables, "--report", folder.At("report")];
        await commands.RunAsync(check);
        folder.Write("report/accepted.csv", "of yesterday");

        await commands.RunAsync(check);

        Assert.Equal(Report, Directory.GetFiles(folder.At("report")).Select(Path.GetFileName).Order());
        Assert.Equal(
            $"{ClaimFiles.Header}\n{rows[0]}\n",
            await File.ReadAllTextAsync(folder.At("report/accepted.csv"), Stop)
        );
        Assert.Equal(
            $"{ClaimFiles.Header}\n{rows[1]}\n",
            await File.ReadAllTextAsync(folder.At("report/rejected.csv"), Stop)
        );
        Assert.Contains(
            ",CL2008,error,",
            await File.ReadAllTextAsync(folder.At("report/findings.csv"), Stop),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_answer_in_JSON_is_the_summary_of_the_report()
    {
        var file = folder.Write("claims.csv", ClaimFiles.Header, ClaimFiles.Line());

        var ran = await commands.RunAsync(
            "check",
            file,
            "--tables",
            Commands.EmbeddedTables,
            "--report",
            folder.At("report"),
            "--json"
        );

        Assert.Equal(await File.ReadAllTextAsync(folder.At("report/summary.json"), Stop), ran.Output.TrimEnd('\n'));
    }

    [Fact]
    public async Task The_day_of_receipt_stands_for_an_absent_one()
    {
        var file = folder.Write("claims.csv", ClaimFiles.Header, ClaimFiles.Line(received: ""));

        var early = await commands.RunAsync(
            "check",
            file,
            "--tables",
            Commands.EmbeddedTables,
            "--received",
            "2025-11-01",
            "--json"
        );
        var late = await commands.RunAsync(
            "check",
            file,
            "--tables",
            Commands.EmbeddedTables,
            "--received",
            "2025-11-10",
            "--json"
        );

        Assert.Equal(["CL3002"], RulesOf(early));
        Assert.Empty(RulesOf(late));
    }

    [Fact]
    public async Task A_file_with_a_claim_that_was_not_checked_ends_with_3_and_its_rows_are_accepted_apart()
    {
        var file = folder.Write("claims.csv", ClaimFiles.Header, ClaimFiles.Line());
        var tables = await TablesWithoutAnyCodeAsync();

        var ran = await commands.RunAsync("check", file, "--tables", tables, "--report", folder.At("report"));

        Assert.Equal(ExitCodes.NotChecked, ran.Code);
        Assert.StartsWith(
            "claims.csv: 1 rows, 1 claims: 0 accept, 1 not checked, 0 review, 0 reject.",
            ran.Output,
            StringComparison.Ordinal
        );
        Assert.Contains(
            ran.Lines,
            line =>
                line.TrimStart()
                    .StartsWith("1      no procedure, revenue or diagnosis code of the line", StringComparison.Ordinal)
        );
        using var summary = JsonDocument.Parse(await File.ReadAllTextAsync(folder.At("report/summary.json"), Stop));
        Assert.Equal("notChecked", summary.RootElement.GetProperty("verdict").GetString());
        Assert.Equal(1, summary.RootElement.GetProperty("claims").GetProperty("notChecked").GetInt32());
        Assert.Equal(1, summary.RootElement.GetProperty("rows").GetProperty("accepted").GetInt32());
        Assert.Equal(
            await File.ReadAllTextAsync(file, Stop),
            await File.ReadAllTextAsync(folder.At("report/accepted.csv"), Stop)
        );
    }

    [Fact]
    public async Task A_file_without_rows_is_not_checked_and_not_complete()
    {
        var file = folder.Write("claims.csv", ClaimFiles.Header);

        var ran = await commands.RunAsync("check", file, "--tables", Commands.EmbeddedTables);
        var json = await commands.RunAsync("check", file, "--tables", Commands.EmbeddedTables, "--json");

        Assert.Equal((ExitCodes.NotChecked, ExitCodes.NotChecked), (ran.Code, json.Code));
        Assert.Contains("The file has no rows: nothing was checked.", ran.Lines);
        using var summary = JsonDocument.Parse(json.Output);
        Assert.Equal("notChecked", summary.RootElement.GetProperty("verdict").GetString());
        Assert.False(summary.RootElement.GetProperty("complete").GetBoolean());
        Assert.Equal(0, summary.RootElement.GetProperty("lines").GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_ends_with_1_and_says_why()
    {
        var file = folder.Write("claims.csv", "no,such,column", "1,2,3");

        var ran = await commands.RunAsync("check", file, "--tables", Commands.EmbeddedTables);

        Assert.Equal(ExitCodes.Refused, ran.Code);
        Assert.Contains("Nothing of it could be checked: ", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_there_is_told_in_one_line()
    {
        var file = folder.Write("claims.csv", ClaimFiles.Header);

        Assert.Equal("There is no file 'none.csv'.", await commands.RefusedAsync("check", "none.csv"));
        Assert.Equal("There is no folder 'none'.", await commands.RefusedAsync("check", file, "--tables", "none"));
        Assert.Equal(
            "The table file 'releases.csv' is missing.",
            await commands.RefusedAsync("check", file, "--tables", folder.Path)
        );
    }

    /// <summary>The embedded tables without those that have procedures and diagnoses.</summary>
    private async Task<string> TablesWithoutAnyCodeAsync()
    {
        Directory.CreateDirectory(folder.At("tables"));
        foreach (var path in Directory.GetFiles(Commands.EmbeddedTables, "*.csv"))
        {
            var name = Path.GetFileName(path);
            var rows = await File.ReadAllLinesAsync(path, Stop);
            if (name == "releases.csv")
                rows = [.. rows.Where(row => !Known.Contains(row.Split(',')[0]))];
            folder.Write($"tables/{name}", rows);
        }

        return folder.At("tables");
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static IEnumerable<string?> RulesOf(Ran ran)
    {
        using var summary = JsonDocument.Parse(ran.Output);
        return
        [
            .. summary
                .RootElement.GetProperty("findings")
                .EnumerateArray()
                .Select(rule => rule.GetProperty("rule").GetString()),
        ];
    }
}
