using System.Text.Json;
using Azure.Data.Tables;
using ClaimLint.Storage;
using ClaimLint.Storage.Tests;

namespace ClaimLint.Cli.Tests;

public sealed class ReleasesTests(RunningAzurite azurite) : IDisposable
{
    private const string Units = "mue-medicare-practitioner";

    private readonly WorkFolder folder = new();

    public void Dispose() => folder.Dispose();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_list_says_which_release_speaks_today()
    {
        var (_, commands) = await TwoQuartersAsync();

        var ran = await commands.DoneAsync("releases", "list");

        Assert.Equal(
            [
                "system                     version  state  from        to          rows  authority  imported",
                $"{Units}  2025q3   ready  2025-07-01  2025-09-30  3     100        2025-11-10",
                $"{Units}  2025q4   ready  2025-10-01  2025-12-31  3     100        2025-11-10  speaks today",
            ],
            ran.Lines
        );
    }

    [Fact]
    public async Task One_is_told_in_full()
    {
        var (_, commands) = await TwoQuartersAsync();

        var ran = await commands.DoneAsync("releases", "show", Units, "2025q4");
        using var answer = JsonDocument.Parse(
            (await commands.DoneAsync("releases", "show", Units, "2025q4", "--json")).Output
        );

        Assert.Contains("file         MCR_MUE_PractitionerServices_Eff_10-01-2025.csv", ran.Lines);
        Assert.Contains("state        ready, speaks today", ran.Lines);
        Assert.True(answer.RootElement.GetProperty("speaksToday").GetBoolean());
        Assert.Equal("CMS", answer.RootElement.GetProperty("source").GetProperty("publisher").GetString());
    }

    [Fact]
    public async Task One_that_is_not_there_is_told_with_those_that_are()
    {
        var (_, commands) = await TwoQuartersAsync();

        Assert.Equal(
            $"Storage has no release {Units} 2026; of {Units} it has 2025q3, 2025q4.",
            await commands.RefusedAsync("releases", "show", Units, "2026")
        );
        Assert.Equal("There is no release pos 1.", await commands.RefusedAsync("releases", "retire", "pos", "1"));
    }

    [Fact]
    public async Task Retiring_the_newer_one_rolls_back_and_activating_it_rolls_forward()
    {
        var (_, commands) = await TwoQuartersAsync();

        var retired = await commands.DoneAsync("releases", "retire", Units, "2025q4");
        var old = await commands.DoneAsync("lookup", Units, "99213");
        var again = await commands.DoneAsync("releases", "retire", Units, "2025q4");
        var activated = await commands.DoneAsync("releases", "activate", Units, "2025q4");
        var both = await commands.DoneAsync("lookup", Units, "99213");

        Assert.Equal($"{Units} 2025q4 is retired. Functions that run see it within a minute.", retired.Lines[0]);
        Assert.DoesNotContain("2025q4", old.Output, StringComparison.Ordinal);
        Assert.Equal($"{Units} 2025q4 is retired already.", again.Lines[0]);
        Assert.Equal($"{Units} 2025q4 is ready. Functions that run see it within a minute.", activated.Lines[0]);
        Assert.Contains("2025q4", both.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_cannot_be_read_is_listed_with_why_and_can_be_retired()
    {
        var (account, commands) = await TwoQuartersAsync();
        TableEntity row = await account.CodeReleases.GetEntityAsync<TableEntity>(
            Units,
            "2025q4",
            cancellationToken: Stop
        );
        row["State"] = "Retird";
        await account.CodeReleases.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace, Stop);

        var listed = await commands.DoneAsync("releases", "list");
        var activated = await commands.RefusedAsync("releases", "activate", Units, "2025q4");
        var looked = await commands.RunAsync("lookup", Units, "99213");
        var retired = await commands.DoneAsync("releases", "retire", Units, "2025q4");
        var found = await commands.DoneAsync("lookup", Units, "99213");

        Assert.Equal(
            $"{Units} 2025q4 cannot be read, and {Units} is not checked: 'Retird' is not a state. To do without it: claimlint releases retire {Units} 2025q4",
            listed.Lines[^1]
        );
        Assert.Equal($"{Units} 2025q4 cannot be read: 'Retird' is not a state.", activated);
        Assert.Equal(ExitCodes.Refused, looked.Code);
        Assert.Equal($"{Units} 2025q4 is retired. Functions that run see it within a minute.", retired.Lines[0]);
        Assert.Contains("2025q3", found.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_that_somebody_else_made_meanwhile_is_told_and_kept()
    {
        var (account, _) = await TwoQuartersAsync();
        var wire = new Wire();
        wire.Before = async (_, request) =>
        {
            if (request.Method == HttpMethod.Patch)
            {
                TableEntity row = await account.CodeReleases.GetEntityAsync<TableEntity>(
                    Units,
                    "2025q4",
                    cancellationToken: Stop
                );
                row["Title"] = "of somebody else";
                await account.CodeReleases.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace, Stop);
            }
        };

        Assert.Equal(
            $"{Units} 2025q4 was changed by somebody else meanwhile: look again.",
            await new Commands(account) { Wire = wire }.RefusedAsync("releases", "retire", Units, "2025q4")
        );
        Assert.All(await account.Releases().ListAsync(Stop), stored => Assert.Equal(ReleaseState.Ready, stored.State));
    }

    [Fact]
    public async Task Rows_that_nobody_touched_are_as_they_were_imported_after_any_change_of_state_too()
    {
        var (_, commands) = await TwoQuartersAsync();
        await commands.DoneAsync("releases", "retire", Units, "2025q4");
        await commands.DoneAsync("releases", "activate", Units, "2025q4");

        var ran = await commands.DoneAsync("releases", "verify");

        Assert.Equal(
            [$"{Units} 2025q3 is as it was imported: 3 rows.", $"{Units} 2025q4 is as it was imported: 3 rows."],
            ran.Lines
        );
    }

    [Fact]
    public async Task A_row_that_was_changed_by_hand_is_named()
    {
        var (account, commands) = await TwoQuartersAsync();
        await EditAsync(account, "99213", row => row["units"] = "5");

        var ran = await commands.RunAsync("releases", "verify", Units, "2025q4");

        Assert.Equal(ExitCodes.Refused, ran.Code);
        Assert.Equal(
            $"{Units} 2025q4 is not as it was imported on 2025-11-10. One row of storage was changed since.",
            ran.Lines[0]
        );
        Assert.StartsWith("  99213  changed ", Assert.Single(ran.Lines.Skip(1)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_that_was_changed_is_named_after_a_change_of_state_too()
    {
        var (account, commands) = await TwoQuartersAsync();
        await EditAsync(account, "99213", row => row["units"] = "5");
        await commands.DoneAsync("releases", "retire", Units, "2025q4");

        Assert.Equal(
            $"Rows of {Units} 2025q4 are no longer those that were imported (claimlint releases verify {Units} 2025q4); --as-they-are activates it all the same.",
            await commands.RefusedAsync("releases", "activate", Units, "2025q4")
        );
        await commands.DoneAsync("releases", "activate", Units, "2025q4", "--as-they-are");

        var ran = await commands.RunAsync("releases", "verify", Units);
        Assert.StartsWith("  99213  changed ", ran.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_that_was_deleted_is_counted_and_one_that_cannot_be_read_says_why()
    {
        var (account, commands) = await TwoQuartersAsync();
        await account.Codes.DeleteEntityAsync($"{Units}|2025q4|209", "20957", cancellationToken: Stop);
        await EditAsync(account, "99213", row => row["From"] = "yesterday");

        var ran = await commands.RunAsync("releases", "verify", Units, "2025q4");

        Assert.Contains(
            "2 of its 3 rows are missing; which, only the file it came from can tell.",
            ran.Lines[0],
            StringComparison.Ordinal
        );
        Assert.Contains("'yesterday' is no day", ran.Lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_release_says_of_itself_is_verified_too()
    {
        var (account, commands) = await TwoQuartersAsync();
        TableEntity row = await account.CodeReleases.GetEntityAsync<TableEntity>(
            Units,
            "2025q4",
            cancellationToken: Stop
        );
        row["Coverage"] = "99213";
        await account.CodeReleases.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace, Stop);

        var ran = await commands.RunAsync("releases", "verify", Units, "2025q4");

        Assert.Equal(ExitCodes.Refused, ran.Code);
        Assert.EndsWith(
            "Its rows are: what the release says of itself was changed.",
            Assert.Single(ran.Lines),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Two_are_compared_in_counts_and_in_rows_where_they_are_asked_for()
    {
        var (_, commands) = await TwoQuartersAsync();

        var counts = await commands.DoneAsync("releases", "diff", Units, "2025q3", "2025q4");
        var rows = await commands.DoneAsync("releases", "diff", Units, "2025q3", "2025q4", "--rows", "10");

        Assert.Equal(
            [
                $"{Units}: 2025q4 against 2025q3",
                "added  ended  changed",
                "1      1      1",
                "Changed, by column",
                "column  rows",
                "units   1",
            ],
            counts.Lines
        );
        Assert.Contains(rows.Lines, line => line.StartsWith("99215  since 2025-10-01", StringComparison.Ordinal));
        Assert.Contains(rows.Lines, line => line.StartsWith("99214  gone", StringComparison.Ordinal));
        Assert.Contains("99213  since 2025-10-01  units '1' → '2'", rows.Lines);
    }

    /// <summary>Two releases: the later one added 99215, ended 99214 and changed 99213.</summary>
    private async Task<(TestAccount Account, Commands Commands)> TwoQuartersAsync()
    {
        var account = await azurite.NewPreparedAccountAsync();
        var commands = new Commands(account);
        await commands.DoneAsync(
            "import",
            Published.Units(
                folder,
                "07-01-2025",
                Published.UnitsRow("20957", 1),
                Published.UnitsRow("99213", 1),
                Published.UnitsRow("99214", 1)
            )
        );
        await commands.DoneAsync(
            "import",
            Published.Units(
                folder,
                "10-01-2025",
                Published.UnitsRow("20957", 1),
                Published.UnitsRow("99213", 2),
                Published.UnitsRow("99215", 1)
            )
        );
        return (account, commands);
    }

    /// <summary>Changes a row as a person would in Storage Explorer.</summary>
    private static async Task EditAsync(TestAccount account, string code, Action<TableEntity> edit)
    {
        TableEntity row = await account.Codes.GetEntityAsync<TableEntity>(
            $"{Units}|2025q4|{code[..3]}",
            code,
            cancellationToken: Stop
        );
        edit(row);
        await account.Codes.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace, Stop);
    }
}
