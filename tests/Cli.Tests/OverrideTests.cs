using ClaimLint.Storage.Tests;

namespace ClaimLint.Cli.Tests;

public sealed class OverrideTests(RunningAzurite azurite) : IDisposable
{
    private const string Fees = "mpfs-medicare";

    private static readonly string[] Terms = ["--reason", "paid by contract", "--who", "A. Operator"];

    private readonly WorkFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_row_is_overridden_told_and_taken_back()
    {
        var commands = new Commands(await azurite.NewAccountWithEmbeddedTablesAsync());
        var claims = folder.Write("claims.csv", ClaimFiles.Header, ClaimFiles.Line());

        var ran = await commands.DoneAsync(["override", Fees, "99213", "status=N", .. Terms]);
        var overridden = await commands.RunAsync("check", claims, "--report", folder.At("report"));
        await commands.DoneAsync("releases", "retire", Fees, "override-99213-1");
        var after = await commands.RunAsync("check", claims);

        Assert.Equal(
            [
                $"{Fees} override-99213-1: 99213 since 2025-10-01",
                "  status 'A' → 'N'",
                $"To take it back: claimlint releases retire {Fees} override-99213-1",
            ],
            ran.Lines
        );
        Assert.Contains(
            "An operator's override decided (override-99213-1): paid by contract.",
            overridden.Output,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(
            "A. Operator",
            await File.ReadAllTextAsync(folder.At("report/findings.csv"), Stop),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("override", after.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_stands_among_the_releases_with_its_reason_and_speaks_for_no_other_row()
    {
        var commands = new Commands(await azurite.NewAccountWithEmbeddedTablesAsync());
        await commands.DoneAsync(["override", Fees, "99213", "status=N", "--until", "2025-12-31", .. Terms]);

        var list = await commands.DoneAsync("releases", "list");
        var shown = await commands.DoneAsync("releases", "show", Fees, "override-99213-1");
        var looked = await commands.DoneAsync("lookup", Fees, "99213");

        Assert.Contains(
            list.Lines,
            line =>
                line.StartsWith(Fees, StringComparison.Ordinal)
                && line.EndsWith("override: paid by contract", StringComparison.Ordinal)
        );
        Assert.Contains(
            list.Lines,
            line =>
                line.StartsWith($"{Fees}              2025-10", StringComparison.Ordinal)
                && line.EndsWith("speaks today", StringComparison.Ordinal)
        );
        Assert.Contains("publisher    A. Operator", shown.Lines);
        Assert.StartsWith(
            "override-99213-1 (override: paid by contract)  from 2025-10-01 until 2025-12-31            N",
            looked.Lines[^1],
            StringComparison.Ordinal
        );
        await commands.DoneAsync("releases", "verify", Fees);
    }

    [Fact]
    public async Task A_second_override_of_a_row_builds_on_the_first_and_a_retired_number_is_not_given_again()
    {
        var commands = new Commands(await azurite.NewAccountWithEmbeddedTablesAsync());
        await commands.DoneAsync(["override", Fees, "99213", "status=N", .. Terms]);
        commands.Time.Advance(TimeSpan.FromMinutes(1));
        var second = await commands.DoneAsync(["override", Fees, "99213", "pctc=1", .. Terms]);
        await commands.DoneAsync("releases", "retire", Fees, "override-99213-2");
        commands.Time.Advance(TimeSpan.FromMinutes(1));
        var third = await commands.DoneAsync(["override", Fees, "99213", "pctc=2", .. Terms]);

        Assert.Equal(["  pctc '0' → '1'"], second.Lines[1..^1]);
        Assert.StartsWith($"{Fees} override-99213-3: ", third.Lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pairs_profiles_and_diagnoses_are_named_as_people_write_them()
    {
        var commands = new Commands(await azurite.NewAccountWithEmbeddedTablesAsync());

        var pair = await commands.DoneAsync([
            "override",
            "ptp-medicare-practitioner",
            "20957/69990",
            "indicator=1",
            .. Terms,
        ]);
        var saying = await commands.DoneAsync([
            "override",
            "profiles",
            "20957/modifier/26",
            "title=our own use",
            .. Terms,
        ]);
        var diagnosis = await commands.DoneAsync(["override", "icd-10-cm", "e11.9", "billable=N", .. Terms]);
        var conflicts = await commands.DoneAsync("conflicts");

        Assert.Contains("  indicator '0' → '1'", pair.Lines);
        Assert.StartsWith(
            "profiles override-20957-modifier-26-1: 20957|modifier|26 always",
            saying.Lines[0],
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "icd-10-cm override-E119-1: E119 since 2025-10-01",
            diagnosis.Lines[0],
            StringComparison.Ordinal
        );
        // 26 is our own word now, and 69990 is no longer never paid beside it.
        Assert.Contains("14 of 29", conflicts.Lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_override_is_listed_as_one_and_the_row_that_it_overrides_is_not_used()
    {
        var commands = new Commands(await azurite.NewAccountWithEmbeddedTablesAsync());
        await commands.DoneAsync(["override", Fees, "99213", "status=N", .. Terms]);

        var ran = await commands.DoneAsync("lookup", Fees, "99213", "--on", "2025-11-03");

        Assert.Equal($"{Fees} 99213 is in force on 2025-11-03.", ran.Lines[0]);
        Assert.Matches("^2025-10 +no ", ran.Lines[2]);
        Assert.Matches("^override-99213-1 \\(override: .+\\) +yes ", ran.Lines[3]);
    }

    [Fact]
    public async Task What_cannot_be_is_refused_in_one_line_and_changes_nothing()
    {
        var account = await azurite.NewAccountWithEmbeddedTablesAsync();
        var commands = new Commands(account);

        Assert.StartsWith(
            $"{Fees} has no column 'state'; it has status, ",
            await commands.RefusedAsync(["override", Fees, "99213", "state=N", .. Terms]),
            StringComparison.Ordinal
        );
        Assert.Equal(
            "Row 1 (99213): 'NOT' is not valid for status. Use A, B, C, D, E, F, G, H, I, J, M, N, P, Q, R, T, X or empty.",
            await commands.RefusedAsync(["override", Fees, "99213", "status=NOT", .. Terms])
        );
        Assert.StartsWith(
            "'fees' is no table",
            await commands.RefusedAsync(["override", "fees", "99213", "status=N", .. Terms]),
            StringComparison.Ordinal
        );
        Assert.Equal(
            "'N' is no COLUMN=VALUE.",
            await commands.RefusedAsync(["override", Fees, "99213", "N", .. Terms])
        );
        Assert.Equal(
            "An override needs a reason and a name.",
            await commands.RefusedAsync("override", Fees, "99213", "status=N", "--reason", " ", "--who", "A. Operator")
        );
        Assert.Equal(ExitCodes.Usage, (await commands.RunAsync("override", Fees, "99213", "status=N")).Code);
        Assert.Equal(12, (await account.Releases().ListAsync(Stop)).Count);
    }

    [Fact]
    public async Task Of_two_at_once_one_is_told_to_look_again()
    {
        var account = await azurite.NewAccountWithEmbeddedTablesAsync();
        var other = default(Ran);
        var wire = new Wire();
        // The other gives its word after the first has looked which number comes next, and before it writes.
        wire.Before = async (_, request) =>
        {
            if (other is null && request.Method == HttpMethod.Post)
                other = await new Commands(account).RunAsync(["override", Fees, "99213", "status=N", .. Terms]);
        };

        var told = await new Commands(account) { Wire = wire }.RefusedAsync([
            "override",
            Fees,
            "99213",
            "status=B",
            .. Terms,
        ]);

        Assert.Equal(ExitCodes.Done, other!.Code);
        Assert.Equal($"Somebody else overrode {Fees} 99213 at the same time: look again.", told);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;
}
