using System.Text.Json;
using ClaimLint.Storage.Tests;

namespace ClaimLint.Cli.Tests;

public sealed class ImportTests(RunningAzurite azurite) : IDisposable
{
    private readonly WorkFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_published_file_becomes_a_release_in_storage_that_was_empty()
    {
        var commands = new Commands(azurite.NewAccount());
        var file = Published.Units(
            folder,
            "10-01-2025",
            Published.UnitsRow("20957", 1),
            Published.UnitsRow("99213", 2)
        );

        var ran = await commands.DoneAsync("import", file);

        Assert.Equal(
            [
                "NCCI medically unlikely edits:",
                "mue-medicare-practitioner 2025q4 was imported: 2 rows.",
                "Used for dates of service since 2025-10-01.",
            ],
            ran.Lines
        );
        var looked = await commands.DoneAsync("lookup", "mue-medicare-practitioner", "99213");
        Assert.Contains("2025q4", looked.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_answer_in_JSON_names_file_and_hash()
    {
        var commands = new Commands(azurite.NewAccount());
        var file = Published.Units(folder, "10-01-2025", Published.UnitsRow("20957", 1));

        using var answer = JsonDocument.Parse((await commands.DoneAsync("import", file, "--json")).Output);

        var release = Assert.Single(answer.RootElement.GetProperty("releases").EnumerateArray());
        Assert.Equal("imported", release.GetProperty("outcome").GetString());
        Assert.Equal("MCR_MUE_PractitionerServices_Eff_10-01-2025.csv", release.GetProperty("file").GetString());
        Assert.Equal(64, release.GetProperty("sha256").GetString()!.Length);
    }

    [Fact]
    public async Task The_same_file_a_second_time_changes_nothing()
    {
        var commands = new Commands(azurite.NewAccount());
        var file = Published.Units(folder, "10-01-2025", Published.UnitsRow("20957", 1));
        await commands.DoneAsync("import", file);

        var ran = await commands.DoneAsync("import", file);

        Assert.Contains("mue-medicare-practitioner 2025q4 is there already with the same content.", ran.Lines);
    }

    [Fact]
    public async Task Another_content_under_the_same_name_is_refused_until_it_has_a_name_of_its_own()
    {
        var commands = new Commands(azurite.NewAccount());
        await commands.DoneAsync("import", Published.Units(folder, "10-01-2025", Published.UnitsRow("20957", 1)));
        var other = Published.Units(folder, "10-01-2025", Published.UnitsRow("20957", 2));

        Assert.StartsWith(
            "mue-medicare-practitioner 2025q4 is there with another content, and a release never changes",
            await commands.RefusedAsync("import", other),
            StringComparison.Ordinal
        );
        await commands.DoneAsync("import", other, "--release", "2025q4-2", "--effective", "2025-11-01");
    }

    [Fact]
    public async Task A_row_that_cannot_be_read_refuses_the_file_unless_it_may_be_skipped()
    {
        var commands = new Commands(azurite.NewAccount());
        var file = Published.Units(folder, "10-01-2025", Published.UnitsRow("20957", 1), "99213,many,3 x,y");

        var refused = await commands.RefusedAsync("import", file);
        var ran = await commands.DoneAsync("import", file, "--skip-bad-rows");

        Assert.StartsWith(
            "MCR_MUE_PractitionerServices_Eff_10-01-2025.csv, row 2: ",
            refused,
            StringComparison.Ordinal
        );
        Assert.EndsWith(" Nothing was changed.", refused, StringComparison.Ordinal);
        Assert.Contains("1 row cannot be read and was skipped.", ran.Lines);
    }

    [Fact]
    public async Task What_the_file_does_not_say_is_asked_for_by_the_name_of_its_option()
    {
        var commands = new Commands(azurite.NewAccount());
        var undated = Published.Units(folder, "none", Published.UnitsRow("20957", 1));
        var pairs = folder.Write(
            "pairs-2025q4.csv",
            "Column 1,Column 2,*=in existence prior to 1996,Effective Date,Deletion Date *=no data,Modifier 0=not allowed 1=allowed 9=not applicable,PTP Edit Rationale",
            "20957,69990,,20240701,*,0,Misuse of column two code with column one code"
        );

        Assert.Contains("(--effective DATE)", await commands.RefusedAsync("import", undated), StringComparison.Ordinal);
        Assert.Contains("(--setting)", await commands.RefusedAsync("import", pairs), StringComparison.Ordinal);
        await commands.DoneAsync("import", pairs, "--setting", "practitioner", "--coverage", "rows");
    }

    [Fact]
    public async Task A_file_that_is_not_there_or_of_another_table_is_refused()
    {
        var commands = new Commands(azurite.NewAccount());
        var file = Published.Units(folder, "10-01-2025", Published.UnitsRow("20957", 1));

        Assert.Equal(
            "There is no file 'none.csv'. Nothing was changed.",
            await commands.RefusedAsync("import", "none.csv")
        );
        Assert.EndsWith(
            "(mue-medicare-practitioner), not icd-10-cm. Nothing was changed.",
            await commands.RefusedAsync("import", file, "--system", "icd-10-cm"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_table_that_could_not_be_loaded_is_refused_before_anything_is_written()
    {
        var account = azurite.NewAccount();
        var table = folder.Write(
            "payers.csv",
            "payer_id,name,program,severities,from,until",
            "ACME,Acme Health,medicare,CL2013=info CL2013=error,,"
        );

        Assert.Equal(
            "Row 1 (ACME): 'CL2013=error' gives no rule a severity, or one a second time. Nothing was changed.",
            await new Commands(account).RefusedAsync("import", table, "--effective", "2025-10-01")
        );
        Assert.Equal(
            "Storage has no code tables: start the functions once, or import a release.",
            await new Commands(account).RefusedAsync("releases", "list")
        );
    }

    [Fact]
    public async Task A_newer_release_speaks_and_is_judged_by_at_once()
    {
        var account = await azurite.NewAccountWithEmbeddedTablesAsync();
        var commands = new Commands(account);
        var claims = folder.Write("claims.csv", ClaimFiles.Header, ClaimFiles.Line(diagnosis: "M545"));
        var before = await commands.RunAsync("check", claims);
        var table = folder.Write("icd.csv", "code,billable,side,from,until", "M545,Y,,2025-11-01,");

        await commands.DoneAsync("import", table, "--effective", "2025-11-01", "--release", "2025-11");

        var after = await commands.RunAsync("check", claims);
        Assert.Contains("CL2004", before.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("CL2004", after.Output, StringComparison.Ordinal);
    }
}
