using System.Text.Json;
using ClaimLint.Domain.Tables;
using ClaimLint.Files.Publications;
using ClaimLint.Storage.Tests;

namespace ClaimLint.Cli.Tests;

public sealed class ExportTests(RunningAzurite azurite) : IDisposable
{
    private readonly WorkFolder folder = new();

    public void Dispose() => folder.Dispose();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_exported_is_read_back_row_by_row_and_release_by_release()
    {
        var account = await azurite.AccountWithEmbeddedTablesAsync();
        var ran = await new Commands(account).DoneAsync("export", "--to", folder.At("tables"));

        var stored = await StoredAsync(account);
        var read = TableFolder.Read(folder.At("tables"));

        Assert.StartsWith("12 releases, ", ran.Output, StringComparison.Ordinal);
        Assert.Equal(stored.SelectMany(Told), read.SelectMany(Told));
    }

    [Fact]
    public async Task A_check_by_the_export_writes_the_same_bytes_as_one_by_storage()
    {
        var account = await azurite.AccountWithEmbeddedTablesAsync();
        await new Commands(account).DoneAsync("export", "--to", folder.At("tables"));
        var file = folder.Write(
            "claims.csv",
            ClaimFiles.Header,
            ClaimFiles.Line(diagnosis: "M545"),
            ClaimFiles.Line("C-2", procedure: "20957", modifier: "26", place: "21", taxonomy: "207XS0106X")
        );

        await new Commands(account).RunAsync("check", file, "--report", folder.At("by-storage"));
        await new Commands().RunAsync(
            "check",
            file,
            "--report",
            folder.At("by-folder"),
            "--tables",
            folder.At("tables")
        );

        foreach (var name in (string[])["findings.csv", "summary.json", "accepted.csv", "rejected.csv"])
            Assert.Equal(
                await File.ReadAllTextAsync(folder.At($"by-storage/{name}"), Stop),
                await File.ReadAllTextAsync(folder.At($"by-folder/{name}"), Stop)
            );
        Assert.Contains(
            "CL5005",
            await File.ReadAllTextAsync(folder.At("by-folder/findings.csv"), Stop),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Difficult_values_survive()
    {
        var account = await azurite.NewPreparedAccountAsync();
        var release = new ReleaseRows(
            new Release("hcpcs", "1/2", new DateOnly(2025, 1, 1), null, Coverage.Whole, 100)
            {
                Title = "with, comma and \"quotes\"",
                Source = new Source("own", "-1", "=2", ""),
                Notice = "two\nlines",
                File = "a.csv, b.csv",
            },
            [
                new TableRow(
                    "A0001",
                    new ActivePeriod(new DateOnly(2024, 1, 1), new DateOnly(2024, 12, 31)),
                    Title("=cmd"),
                    7
                ),
                new TableRow("A0001", ActivePeriod.Always, Title("é 😀, \"x\"\r\n'y"), 9),
            ]
        );
        await account.Releases().ImportAsync(release, Stop);

        await new Commands(account).DoneAsync("export", "--to", folder.At("tables"));

        Assert.Equal(
            (await StoredAsync(account)).SelectMany(Told),
            TableFolder.Read(folder.At("tables")).SelectMany(Told)
        );
    }

    [Fact]
    public async Task A_file_that_lost_rows_is_refused()
    {
        var account = await azurite.AccountWithEmbeddedTablesAsync();
        await new Commands(account).DoneAsync("export", "--to", folder.At("tables"));
        var file = folder.At("tables/pos-2024-06.csv");
        await File.WriteAllLinesAsync(file, (await File.ReadAllLinesAsync(file, Stop)).SkipLast(1), Stop);

        Assert.Equal(
            "pos-2024-06.csv has 98 rows where 99 were exported: export again.",
            await new Commands().RefusedAsync("lookup", "pos", "11", "--tables", folder.At("tables"))
        );
    }

    [Fact]
    public async Task A_folder_that_holds_something_else_is_left_alone_and_an_earlier_export_is_replaced()
    {
        var account = await azurite.AccountWithEmbeddedTablesAsync();
        folder.Write("mine.txt", "keep");

        Assert.EndsWith(
            "contains something else: name a new folder.",
            await new Commands(account).RefusedAsync("export", "--to", folder.Path),
            StringComparison.Ordinal
        );
        await new Commands(account).DoneAsync("export", "--to", folder.At("tables"));
        await new Commands(account).DoneAsync("export", "--to", folder.At("tables"));
        Assert.Equal(12, TableFolder.Read(folder.At("tables")).Count);
    }

    private static Dictionary<string, string> Title(string title) => new() { ["title"] = title };

    private static async Task<List<ReleaseRows>> StoredAsync(TestAccount account)
    {
        var rows = new List<ReleaseRows>();
        foreach (var stored in await account.Releases().ListAsync(Stop))
            rows.Add((await account.Releases().ReadAsync(stored, Stop)).Rows);
        return rows;
    }

    /// <summary>A release and its rows as texts that can be compared.</summary>
    private static IEnumerable<string> Told(ReleaseRows release) =>
        release
            .Rows.Select(row =>
                JsonSerializer.Serialize(
                    new
                    {
                        row.Number,
                        row.Key,
                        row.Period,
                        Values = new SortedDictionary<string, string>(
                            row.Values.ToDictionary(),
                            StringComparer.Ordinal
                        ),
                    }
                )
            )
            .Prepend(JsonSerializer.Serialize(release.Release));
}
