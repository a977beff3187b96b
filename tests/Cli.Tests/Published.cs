using ClaimLint.Domain.Tables;
using ClaimLint.Files.Publications;
using ClaimLint.Storage.Tests;

namespace ClaimLint.Cli.Tests;

/// <summary>Files as a publisher ships them, small; and storage that holds the embedded tables.</summary>
internal static class Published
{
    /// <summary>NCCI's unit limits of a quarter, as CMS names and heads the file.</summary>
    /// <param name="folder">Where it is written.</param>
    /// <param name="quarter">Its first day, <c>07-01-2025</c>.</param>
    /// <param name="rows"><c>20957,1,3 Date of Service Edit: Clinical,Clinical: Data</c>.</param>
    public static string Units(WorkFolder folder, string quarter, params string[] rows) =>
        folder.Write(
            $"MCR_MUE_PractitionerServices_Eff_{quarter}.csv",
            ["HCPCS/CPT Code,Practitioner Services MUE Values,MUE Adjudication Indicator,MUE Rationale", .. rows]
        );

    public static string UnitsRow(string code, int units) =>
        $"{code},{units},3 Date of Service Edit: Clinical,Clinical: Data";

    private static readonly string[] Fractures = ["S82", "M84", "T84"];
    private static readonly Lock Gate = new();
    private static Task<TestAccount>? shared;

    /// <summary>One account with every embedded release for all tests that change nothing in it.</summary>
    public static Task<TestAccount> AccountWithEmbeddedTablesAsync(this RunningAzurite azurite)
    {
        lock (Gate)
            return shared ??= azurite.NewAccountWithEmbeddedTablesAsync();
    }

    /// <summary>
    /// A prepared account with every embedded release, without the injuries and fractures of ICD-10-CM (S82, M84, T84): three rows of
    /// four, on which no test here depends, and most of the time of an import.
    /// </summary>
    public static Task<TestAccount> NewAccountWithEmbeddedTablesAsync(this RunningAzurite azurite) =>
        azurite.NewAccountAsync(release =>
            release.Release.System == "icd-10-cm"
                ? release with
                {
                    Rows = [.. release.Rows.Where(row => !Fractures.Contains(row.Key[..3]))],
                }
                : release
        );

    /// <summary>A prepared account with every row of every embedded release.</summary>
    public static Task<TestAccount> NewAccountWithEveryEmbeddedRowAsync(this RunningAzurite azurite) =>
        azurite.NewAccountAsync(release => release);

    private static async Task<TestAccount> NewAccountAsync(
        this RunningAzurite azurite,
        Func<ReleaseRows, ReleaseRows> change
    )
    {
        var account = await azurite.NewPreparedAccountAsync();
        foreach (var release in TableFolder.Read(Commands.EmbeddedTables))
            await account.Releases().ImportAsync(change(release), TestContext.Current.CancellationToken);
        return account;
    }
}
