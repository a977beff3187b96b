using CsCheck;

namespace ClaimLint.Storage.Tests.Batches;

/// <summary>Whatever an upload is called, it has a partner, and the partner is safe.</summary>
public sealed class InboxPathTests
{
    [Theory]
    [InlineData("acme/claims.csv", "acme")]
    [InlineData("acme/nightly/claims.csv", "acme")]
    [InlineData("acme/../other/claims.csv", "acme")]
    [InlineData("acme//claims.csv", "acme")]
    [InlineData("acme/", "acme")]
    [InlineData("ACME_2.west-1/CLAIMS.CSV", "ACME_2.west-1")]
    [InlineData("7/claims.csv", "7")]
    public void The_first_folder_is_the_partner(string path, string partner) =>
        Assert.Equal(partner, InboxPath.Parse(path).Partner);

    [Theory]
    [InlineData("claims.csv")]
    [InlineData("/claims.csv")]
    [InlineData("/acme/claims.csv")]
    [InlineData("//")]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("acme%2fclaims.csv")]
    [InlineData("acme\\claims.csv")]
    public void What_stands_in_no_folder_belongs_to_nobody(string path) =>
        Assert.Equal(InboxPath.NoPartner, InboxPath.Parse(path).Partner);

    /// <summary>Folders that are no safe name, each unlike all the others.</summary>
    public static TheoryData<string> Unsafe =>
        [
            "..",
            ".",
            ".hidden",
            "acme.",
            "acme ",
            " acme",
            "ac me",
            "acme%2f",
            "%2e%2e",
            "ac#me",
            "ac?me",
            "{partner}",
            "ac\\me",
            "acme\u00A0",
            "acme\0",
            "acme\r\n",
            "😀",
            "\uD83D",
            "M\u00FCller",
            "Mu\u0308ller",
            "\u202Eemca",
            "аcme",
            "１２",
            "-",
            "-acme",
            "-0123456789abcdef",
            "_acme",
            "CON:",
            "' or PartitionKey ne '",
            "<script>",
            new string('a', 65),
            new string('a', 1022),
            new string('é', 1022),
        ];

    [Theory]
    [MemberData(nameof(Unsafe))]
    public void An_unsafe_folder_becomes_a_hash(string folder)
    {
        var partner = InboxPath.Parse($"{folder}/claims.csv").Partner;

        Assert.Matches("^-[0-9a-f]{16}$", partner);
        Assert.Equal(partner, InboxPath.Parse($"{folder}/other.csv").Partner);
        Assert.True(InboxPath.IsPartner(partner));
        Assert.NotEqual(partner, InboxPath.Parse($"{partner}/claims.csv").Partner);
    }

    [Fact]
    public void Different_folders_are_different_partners_however_alike_they_look()
    {
        string[] folders = [.. Unsafe.Select(row => row.Data), "acme", "Acme", "ACME"];

        Assert.Equal(
            folders.Length,
            folders.Select(folder => InboxPath.Parse($"{folder}/claims.csv").Partner).Distinct().Count()
        );
    }

    [Fact]
    public void Every_path_has_a_partner_that_is_safe_in_an_address_a_key_and_a_log()
    {
        Gen.String[Gen.Char["aZ09._- /\\%#?{}'\0\n\u00E9\u0301\uD83D\uDE00"], 0, 80]
            .Sample(
                path =>
                {
                    var partner = InboxPath.Parse(path).Partner;
                    return InboxPath.IsPartner(partner)
                        && partner.Length is > 0 and <= InboxPath.MaxPartnerLength
                        && partner == Uri.EscapeDataString(partner)
                        && partner is not ("." or "..")
                        && partner[^1] != '.';
                },
                iter: 20_000
            );
    }

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("acme/claims")]
    [InlineData("-0123456789abcde")]
    [InlineData("-0123456789ABCDEF")]
    [InlineData("-0123456789abcdef0")]
    [InlineData("--")]
    public void Nothing_else_is_taken_for_a_partner(string text) => Assert.False(InboxPath.IsPartner(text));
}
