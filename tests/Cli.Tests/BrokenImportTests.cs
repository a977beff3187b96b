using System.Diagnostics;
using ClaimLint.Storage;
using ClaimLint.Storage.Tests;

namespace ClaimLint.Cli.Tests;

/// <summary>Imports that are broken off, and imports at the same time.</summary>
public sealed class BrokenImportTests(RunningAzurite azurite) : IDisposable
{
    private readonly WorkFolder folder = new();

    public void Dispose() => folder.Dispose();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Stopped_at_any_request_it_leaves_the_old_release_in_use_and_the_next_one_ends_it()
    {
        var old = Published.Units(folder, "07-01-2025", Published.UnitsRow("20957", 1));
        var file = Published.Units(
            folder,
            "10-01-2025",
            Published.UnitsRow("20957", 2),
            Published.UnitsRow("99213", 2)
        );
        var requests = await RequestsOfAsync(file);
        for (var stopped = 1; stopped <= requests; stopped++)
        {
            var account = await azurite.NewPreparedAccountAsync();
            await new Commands(account).DoneAsync("import", old);
            using var told = new CancellationTokenSource();
            var at = stopped;
            var wire = new Wire { Before = (number, _) => number == at ? told.CancelAsync() : Task.CompletedTask };

            var ran = await new Commands(account) { Wire = wire }.RunUntilAsync(told.Token, "import", file);

            Assert.Equal((ExitCodes.Refused, "Stopped. Nothing was changed.\n"), (ran.Code, ran.Error));
            await AssertSpeaksAsync(account, "2025q3");
            await new Commands(account).DoneAsync("import", file);
            await AssertSpeaksAsync(account, "2025q4");
        }
    }

    [Fact]
    public async Task Killed_while_it_writes_it_leaves_the_old_release_in_use()
    {
        var account = await azurite.NewPreparedAccountAsync();
        await new Commands(account).DoneAsync(
            "import",
            Published.Units(folder, "07-01-2025", Published.UnitsRow("20957", 1))
        );
        var file = Published.Units(
            folder,
            "10-01-2025",
            [.. Enumerable.Range(10_000, 60_000).Select(code => Published.UnitsRow($"{code}", 1))]
        );

        using (var import = Start(account, "import", file))
        {
            while (await StateAsync(account, "2025q4") is null)
            {
                Assert.False(import.HasExited, "It was over before it had begun.");
                await Task.Delay(10, Stop);
            }

            import.Kill();
            await import.WaitForExitAsync(Stop);
        }

        Assert.Equal(ReleaseState.Loading, await StateAsync(account, "2025q4"));
        await AssertSpeaksAsync(account, "2025q3");
        Assert.Equal(
            "mue-medicare-practitioner 2025q4 is being loaded, or its import was broken off: import it again.",
            await new Commands(account).RefusedAsync("releases", "activate", "mue-medicare-practitioner", "2025q4")
        );
    }

    [Fact]
    public async Task Of_two_at_once_the_one_that_began_later_wins_and_the_other_is_told()
    {
        var account = await azurite.NewPreparedAccountAsync();
        var file = Published.Units(folder, "10-01-2025", Published.UnitsRow("20957", 2));
        var second = default(Ran);
        var wire = new Wire();
        // The first has claimed the release and is about to write its rows; the second begins and ends meanwhile.
        wire.Before = async (_, request) =>
        {
            if (second is null && request.RequestUri!.AbsolutePath.EndsWith("/$batch", StringComparison.Ordinal))
                second = await new Commands(account).RunAsync("import", file);
        };

        var first = await new Commands(account) { Wire = wire }.RunAsync("import", file);

        Assert.Equal(ExitCodes.Done, second!.Code);
        Assert.Contains("mue-medicare-practitioner 2025q4 was imported: 1 rows.", second.Lines);
        Assert.Contains("mue-medicare-practitioner 2025q4 is there already with the same content.", first.Lines);
        await AssertSpeaksAsync(account, "2025q4");
    }

    [Fact]
    public async Task Of_two_with_different_content_at_once_one_wins_and_the_other_is_refused()
    {
        var account = await azurite.NewPreparedAccountAsync();
        using var elsewhere = new WorkFolder();
        var one = Published.Units(folder, "10-01-2025", Published.UnitsRow("20957", 2));
        var other = Published.Units(elsewhere, "10-01-2025", Published.UnitsRow("20957", 3));

        var ran = await Task.WhenAll(
            new Commands(account).RunAsync("import", one),
            new Commands(account).RunAsync("import", other)
        );

        Assert.Single(ran, import => import.Code == ExitCodes.Done);
        var told = Assert.Single(ran, import => import.Code == ExitCodes.Refused);
        Assert.EndsWith(" Nothing was changed.\n", told.Error, StringComparison.Ordinal);
        await AssertSpeaksAsync(account, "2025q4");
        await new Commands(account).DoneAsync("releases", "verify");
    }

    private static async Task AssertSpeaksAsync(TestAccount account, string version)
    {
        var list = await new Commands(account).DoneAsync("releases", "list");
        var speaking = Assert.Single(list.Lines, line => line.EndsWith("speaks today", StringComparison.Ordinal));
        Assert.Contains($" {version} ", speaking, StringComparison.Ordinal);
    }

    private static async Task<ReleaseState?> StateAsync(TestAccount account, string version) =>
        (await account.Releases().ListAsync(Stop)).FirstOrDefault(stored => stored.Release.Version == version)?.State;

    private async Task<int> RequestsOfAsync(string file)
    {
        var wire = new Wire();
        await new Commands(await azurite.NewPreparedAccountAsync()) { Wire = wire }.DoneAsync("import", file);
        return wire.Count;
    }

    private static Process Start(TestAccount account, params string[] arguments)
    {
        // Beside the tests it lacks what these have from the ASP.NET framework.
        var program = Path.Combine(
            AppContext.BaseDirectory.Replace(
                Path.Combine("tests", "Cli.Tests"),
                Path.Combine("src", "Cli"),
                StringComparison.Ordinal
            ),
            "claimlint.dll"
        );
        var start = new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ClaimsStorage"] = account.ConnectionString;
        return Process.Start(start)!;
    }
}
