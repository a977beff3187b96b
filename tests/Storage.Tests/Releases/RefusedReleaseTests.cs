using ClaimLint.Domain.Tables;

namespace ClaimLint.Storage.Tests.Releases;

/// <summary>What is not imported, and is told with its reason.</summary>
public sealed class RefusedReleaseTests(RunningAzurite azurite)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> Changes => [.. Changed.Keys];

    private static readonly Dictionary<string, Func<ReleaseRows, ReleaseRows>> Changed = new()
    {
        ["a row less"] = release => release.WithRows(release.Rows.Skip(1)),
        ["a row more"] = release => release.WithRows([.. release.Rows, Samples.Row("O80", ("billable", "Y"))]),
        ["another value"] = release =>
            release.WithRows([
                release.Rows[0] with
                {
                    Values = new Dictionary<string, string>(release.Rows[0].Values) { ["billable"] = "Y" },
                },
                .. release.Rows.Skip(1),
            ]),
        ["a column less"] = release =>
            release.WithRows([
                release.Rows[0] with
                {
                    Values = release.Rows[0].Values.Where(value => value.Key != "note").ToDictionary(),
                },
                .. release.Rows.Skip(1),
            ]),
        ["another last day"] = release =>
            release.WithRows([
                release.Rows[0] with
                {
                    Period = release.Rows[0].Period with { Until = new DateOnly(2030, 1, 1) },
                },
                .. release.Rows.Skip(1),
            ]),
        ["another row number"] = release =>
            release.WithRows([release.Rows[0] with { Number = 77 }, .. release.Rows.Skip(1)]),
        ["another first day"] = release =>
            release.With(stated => stated with { EffectiveFrom = new DateOnly(2024, 7, 2) }),
        ["a last day"] = release => release.With(stated => stated with { EffectiveTo = new DateOnly(2024, 9, 30) }),
        ["another coverage"] = release => release.With(stated => stated with { Coverage = Coverage.Parse("E11*") }),
        ["another authority"] = release => release.With(stated => stated with { Authority = 1 }),
        ["another title"] = release => release.With(stated => stated with { Title = "Others" }),
        ["another source"] = release =>
            release.With(stated => stated with { Source = new Source("x", "X", "X", "https://example.org") }),
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Another_content_under_the_same_name_is_refused_and_changes_nothing(string change)
    {
        var account = await azurite.NewAccountWithTablesAsync();
        await account.Releases().ImportAsync(Samples.Diagnoses, Stop);

        var result = await account.Releases().ImportAsync(Changed[change](Samples.Diagnoses), Stop);

        Assert.Equal(ImportOutcome.Refused, result.Outcome);
        Assert.Equal(
            "icd-10-cm 2024-07 is there with another content, and a release never changes: give the new one a version of its own, and retire the old one.",
            result.Message
        );
        await account.AssertAloneAndWholeAsync(Samples.Diagnoses);
    }

    [Fact]
    public async Task A_row_that_cannot_be_stored_breaks_the_import_off_and_the_mended_release_is_imported()
    {
        var account = await azurite.NewAccountWithTablesAsync();
        var broken = Samples.Diagnoses.WithRows([.. Samples.Diagnoses.Rows, Samples.Row("Z999", ("not a name", ""))]);

        var told = await Assert.ThrowsAsync<InvalidTableException>(() => account.Releases().ImportAsync(broken, Stop));

        Assert.Equal(
            "The row 'icd-10-cm|2024-07|Z99' 'Z999' has a property 'not a name', which is no name of letters, digits and underscores.",
            told.Message
        );
        Assert.DoesNotContain(await account.Releases().ListAsync(Stop), release => release.State == ReleaseState.Ready);
        await account.Releases().ImportAsync(Samples.Diagnoses, Stop);
        await account.AssertAloneAndWholeAsync(Samples.Diagnoses);
    }

    public static TheoryData<string, string> Unnameable =>
        new()
        {
            { "", "needs a row key of 1 to 512 characters" },
            { new string('v', 513), "needs a row key of 1 to 512 characters" },
            // Each of them takes five characters in a key.
            { new string('é', 103), "needs a row key of 1 to 512 characters" },
        };

    [Theory]
    [MemberData(nameof(Unnameable))]
    public async Task A_version_that_makes_no_key_is_refused_before_anything_is_sent(string version, string why)
    {
        var wire = new Wire();

        var told = await Assert.ThrowsAsync<InvalidTableException>(() =>
            azurite
                .NewAccount()
                .Releases(wire)
                .ImportAsync(Samples.Diagnoses.With(release => release with { Version = version }), Stop)
        );

        Assert.Contains(why, told.Message, StringComparison.Ordinal);
        Assert.Equal(0, wire.Count);
    }
}
