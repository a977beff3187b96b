using ClaimLint.Storage.Tests;

namespace ClaimLint.Cli.Tests;

/// <summary>A mistaken file is refused at the command line in one line, and every release stays as it was.</summary>
public sealed class BadPublicationTests(RunningAzurite azurite) : IDisposable
{
    private readonly WorkFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Each_is_refused_in_words_that_help_and_nothing_changes()
    {
        var commands = new Commands(await azurite.NewAccountWithEmbeddedTablesAsync());
        var before = (await commands.DoneAsync("releases", "list")).Output;
        foreach (var bad in BadPublications.All.Select(row => row.Data))
        {
            var file = folder.At(bad.File);
            await File.WriteAllBytesAsync(file, bad.Content, TestContext.Current.CancellationToken);
            string[] said = [.. bad.Said.SelectMany(option => new[] { $"--{option.Key}", option.Value })];

            var refusal = await commands.RefusedAsync(["import", file, .. said]);

            Assert.Equal((bad.Mistake, $"{bad.Refusal} Nothing was changed."), (bad.Mistake, refusal));
        }

        Assert.Equal(before, (await commands.DoneAsync("releases", "list")).Output);
    }

    /// <summary>It is no mistake to have earlier quarters: claims of those days are checked by them. That it is not the latest is told.</summary>
    [Fact]
    public async Task An_older_release_than_the_one_in_use_speaks_for_its_own_days_alone_and_says_so()
    {
        var commands = new Commands(azurite.NewAccount());
        await commands.DoneAsync("import", Published.Units(folder, "10-01-2025", Published.UnitsRow("20957", 1)));

        var ran = await commands.DoneAsync(
            "import",
            Published.Units(folder, "07-01-2025", Published.UnitsRow("20957", 2))
        );

        Assert.Contains(
            "Older than what is in use: used for dates of service from 2025-07-01 to 2025-09-30, mue-medicare-practitioner 2025q4 for later ones.",
            ran.Lines
        );
        var list = (await commands.DoneAsync("releases", "list")).Lines;
        Assert.EndsWith(
            "speaks today",
            list.Single(line => line.Contains("2025q4", StringComparison.Ordinal)),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(
            "speaks",
            list.Single(line => line.Contains("2025q3", StringComparison.Ordinal)),
            StringComparison.Ordinal
        );
    }
}
