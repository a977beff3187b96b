namespace ClaimLint.Cli.Tests;

/// <summary>Commands without any storage: by the tables of the program, or by a folder that was imported into.</summary>
public sealed class NoStorageTests : IDisposable
{
    private const string Units = "mue-medicare-practitioner";

    private readonly WorkFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Without_a_connection_the_tables_of_the_program_are_used_and_one_line_says_so()
    {
        var ran = await new Commands().DoneAsync("lookup", "pos", "11");

        Assert.Equal("pos 11: one row.", ran.Lines[0]);
        Assert.Equal(
            "No storage is configured (ClaimsStorage): the tables that come with the program are used.",
            ran.Error.Trim()
        );
    }

    [Fact]
    public async Task What_needs_storage_is_refused_with_the_setting_to_set()
    {
        Assert.Equal(
            "No storage is configured. Set ClaimsStorage; for a local Azurite it is UseDevelopmentStorage=true.",
            await new Commands().RefusedAsync("releases", "list")
        );
    }

    [Fact]
    public async Task An_import_into_a_folder_can_be_looked_up_and_repeated_and_extended()
    {
        var commands = new Commands();
        var tables = folder.At("tables");
        var third = Write(
            "MCR_MUE_PractitionerServices_Eff_07-01-2025.csv",
            "99213,1,2 Date of Service Edit: Policy,Data"
        );
        var fourth = Write(
            "MCR_MUE_PractitionerServices_Eff_10-01-2025.csv",
            "99213,2,2 Date of Service Edit: Policy,Data"
        );

        var first = await commands.DoneAsync("import", third, "--to", tables);
        var again = await commands.DoneAsync("import", third, "--to", tables);
        await commands.DoneAsync("import", fourth, "--to", tables);
        var found = await commands.DoneAsync("lookup", Units, "99213", "--tables", tables, "--on", "2025-11-03");

        Assert.Equal($"{Units} 2025q3 was imported: 1 rows.", first.Lines[1]);
        Assert.Equal($"{Units} 2025q3 is there already with the same content.", again.Lines[1]);
        Assert.Equal($"{Units} 99213 is in force on 2025-11-03.", found.Lines[0]);
        Assert.Contains(found.Lines, line => line.StartsWith("2025q3", StringComparison.Ordinal));
        Assert.Contains(found.Lines, line => line.StartsWith("2025q4", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_changed_file_of_a_release_in_the_folder_is_refused_and_changes_nothing()
    {
        var commands = new Commands();
        var tables = folder.At("tables");
        const string Name = "MCR_MUE_PractitionerServices_Eff_07-01-2025.csv";
        await commands.DoneAsync("import", Write(Name, "99213,1,2 Date of Service Edit: Policy,Data"), "--to", tables);
        var before = await File.ReadAllBytesAsync(
            Path.Combine(tables, "releases.csv"),
            TestContext.Current.CancellationToken
        );

        var refused = await commands.RefusedAsync(
            "import",
            Write(Name, "99213,3,2 Date of Service Edit: Policy,Data"),
            "--to",
            tables
        );

        Assert.StartsWith($"{Units} 2025q3 is in the folder with other content", refused, StringComparison.Ordinal);
        Assert.Equal(
            before,
            await File.ReadAllBytesAsync(Path.Combine(tables, "releases.csv"), TestContext.Current.CancellationToken)
        );
    }

    [Fact]
    public async Task A_folder_with_something_else_in_it_is_left_as_it_is()
    {
        folder.Write("notes.txt", "mine");
        var file = Path.Combine(Commands.EmbeddedTables, "pos.csv");

        var refused = await new Commands().RefusedAsync("import", file, "--to", Path.GetDirectoryName(folder.At("x"))!);

        Assert.Contains("Nothing was changed.", refused, StringComparison.Ordinal);
        Assert.StartsWith(
            "mine",
            await File.ReadAllTextAsync(folder.At("notes.txt"), TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
    }

    private string Write(string name, string row)
    {
        folder.Write(
            name,
            $"HCPCS/CPT Code,Practitioner Services MUE Values,MUE Adjudication Indicator,MUE Rationale\n{row}\n"
        );
        return folder.At(name);
    }
}
