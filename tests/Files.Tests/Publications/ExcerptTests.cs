using ClaimLint.Files.Publications;
using Xunit;

namespace ClaimLint.Files.Tests.Publications;

/// <summary>Beginnings of real files against what a hand took out of them: codes, numbers and dates.</summary>
public sealed class ExcerptTests
{
    [Fact]
    public void Pairs_of_the_third_quarter_of_2026() =>
        Compare(
            "ncci-ptp-practitioner-2026q3",
            ".txt",
            new PublicationOptions { Setting = PublicationSetting.Practitioner, Coverage = "rows" },
            "indicator",
            "rationale"
        );

    [Fact]
    public void Unit_limits_of_the_third_quarter_of_2026() =>
        Compare("mue-practitioner-2026q3", ".csv", new PublicationOptions(), "units", "mai", "rationale");

    [Fact]
    public void Add_on_edits_of_the_fourth_quarter_of_2025() =>
        Compare("aoc-2025q4", ".txt", new PublicationOptions(), "type");

    [Fact]
    public void The_fee_schedule_of_July_2026() =>
        Compare(
            "pprrvu-2026-jul",
            ".csv",
            new PublicationOptions(),
            "status",
            "nonfacility_na",
            "facility_na",
            "pctc",
            "global",
            "multiple",
            "bilateral",
            "assistant",
            "cosurgeon",
            "team"
        );

    [Fact]
    public void HCPCS_in_columns_of_2026() =>
        Compare(
            "hcpcs-2026-anweb",
            ".csv",
            new PublicationOptions { EffectiveFrom = new DateOnly(2026, 7, 1) },
            "coverage"
        );

    [Fact]
    public void The_taxonomy_25_1() =>
        Compare("nucc-taxonomy-25.1", ".csv", new PublicationOptions { Coverage = "rows" }, "section");

    [Fact]
    public void A_notice_is_kept_and_a_title_too()
    {
        var pairs = ReferenceData.Read(
            "formats/ncci-ptp-practitioner-2026q3.excerpt.txt",
            new PublicationOptions { Setting = PublicationSetting.Practitioner, Coverage = "rows" }
        );
        var release = Assert.Single(pairs.Releases).Release;
        Assert.Equal(
            "CPT only copyright 2025 American Medical Association.  All rights reserved.\nColumn1/Column2 Edits",
            release.Notice
        );
        Assert.Equal("NCCI procedure-to-procedure edits, Medicare Practitioner, 2026q3", release.Title);
        Assert.Equal("ncci-ptp-practitioner-2026q3.excerpt.txt", release.File);
        Assert.Equal("CMS", release.Source.Publisher);
        Assert.Equal(64, release.Sha256.Length);
        var limits = ReferenceData.Read("formats/mue-practitioner-2026q3.excerpt.csv").Releases[0].Release;
        Assert.StartsWith("Current Procedural Terminology (CPT) codes", limits.Notice, StringComparison.Ordinal);
        Assert.Contains("CPT® is a registered trademark", limits.Notice, StringComparison.Ordinal);
        Assert.EndsWith("contained or not contained herein.", limits.Notice, StringComparison.Ordinal);
        var fees = ReferenceData.Read("formats/pprrvu-2026-jul.excerpt.csv").Releases[0].Release;
        Assert.Contains("copyright 2026 American Dental Association", fees.Notice, StringComparison.Ordinal);
    }

    private static void Compare(string name, string ending, PublicationOptions options, params string[] values)
    {
        var told = ReferenceData.Told(ReferenceData.Read($"formats/{name}.excerpt{ending}", options), values);
        var golden = Path.Combine(ReferenceData.GoldenFolder, $"{name}.txt");
        if (Environment.GetEnvironmentVariable("CLAIMLINT_WRITE_GOLDEN") is { Length: > 0 })
            File.WriteAllText(golden, told);
        Assert.Equal(File.ReadAllText(golden).ReplaceLineEndings("\n"), told);
    }
}
