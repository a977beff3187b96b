using System.Text.Json;

namespace ClaimLint.Cli.Tests;

public sealed class ConflictsTests
{
    private readonly Commands commands = new();

    /// <summary>The page on 20957 and the embedded tables, as docs/data.md counts them. Written anew as <see cref="PageTests"/> says.</summary>
    [Fact]
    public async Task Of_the_29_coded_sayings_on_20957_exactly_16_are_contradicted()
    {
        var ran = await commands.DoneAsync("conflicts", "--tables", Commands.EmbeddedTables);

        var golden = Path.Combine(PageTests.Root, "tests", "Cli.Tests", "conflicts-20957.txt");
        if (PageTests.Writes)
            await File.WriteAllTextAsync(golden, ran.Output, Stop);
        Assert.Equal(await File.ReadAllTextAsync(golden, Stop), ran.Output);
        Assert.Contains("16 of 29 coded sayings", ran.Lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_answer_in_JSON_names_both_rows_and_who_decides()
    {
        using var answer = JsonDocument.Parse(
            (
                await commands.DoneAsync(
                    "conflicts",
                    "--procedure",
                    "20957",
                    "--json",
                    "--tables",
                    Commands.EmbeddedTables
                )
            ).Output
        );

        var profile = Assert.Single(answer.RootElement.EnumerateArray());
        Assert.Equal(
            (29, 16),
            (profile.GetProperty("coded").GetInt32(), profile.GetProperty("contradicted").GetInt32())
        );
        var conflicts = profile.GetProperty("conflicts").EnumerateArray().ToList();
        Assert.Equal(16, conflicts.Count);
        Assert.All(
            conflicts,
            conflict =>
            {
                Assert.True(conflict.GetProperty("authority").GetInt32() > profile.GetProperty("authority").GetInt32());
                Assert.Equal("profiles", conflict.GetProperty("source").GetProperty("table").GetString());
                Assert.True(conflict.GetProperty("source").GetProperty("row").GetInt32() > 0);
            }
        );
        Assert.Equal(
            11,
            conflicts.Count(conflict =>
                conflict.GetProperty("against").GetProperty("table").GetString() != "profile-reviews"
            )
        );
    }

    [Fact]
    public async Task A_procedure_without_a_profile_is_refused()
    {
        Assert.Equal(
            "No profile of 99213 is in use.",
            await commands.RefusedAsync("conflicts", "--procedure", "99213", "--tables", Commands.EmbeddedTables)
        );
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;
}
