using ClaimLint.Domain.Tables;
using ClaimLint.Files.Publications;
using Xunit;

namespace ClaimLint.Files.Tests.Publications;

/// <summary>Excerpts of real files that were refused or misread once; skipped where they are absent.</summary>
public sealed class PublishedCasesTests
{
    [Fact]
    public void A_pair_twice_as_indicator_9()
    {
        var publication = Read("ptp-two-nines.txt", Texts.Practitioner);
        Assert.Equal([1, 3], Rows(publication).Select(row => row.Number));
        Assert.Equal(["1 row repeats another or was never in force, and is not imported: row 2."], publication.Told);
    }

    [Fact]
    public void A_pair_as_indicator_9_beside_another()
    {
        var publication = Read("ptp-nine-and-other.txt", Texts.Practitioner);
        Assert.Equal(5, Rows(publication).Count);
        Assert.Empty(publication.Told);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_add_on_edit_of_one_day_before_the_open_one(bool skipBadRows)
    {
        var publication = Read("aoc-g2211.txt", Texts.July2026 with { SkipBadRows = skipBadRows });
        var row = Assert.Single(Rows(publication));
        Assert.Equal(new ActivePeriod(new DateOnly(2024, 1, 1), DateOnly.MaxValue), row.Period);
        Assert.Equal(0, publication.SkippedRows);
        Assert.Single(publication.Told);
    }

    [Fact]
    public void A_fee_schedule_saved_from_the_workbook()
    {
        var publication = Read("pprrvu-global-0.csv", new PublicationOptions());
        Assert.Equal("000", Assert.Single(Rows(publication))["global"]);
        Assert.Contains("GLOB DAYS in 1 cell", Assert.Single(publication.Told), StringComparison.Ordinal);
    }

    [Fact]
    public void The_fixed_width_fee_schedule() =>
        Assert.Equal(
            "pprrvu-fixed-width.txt is the fixed-width text of the Medicare physician fee schedule. Import the CSV of the same zip (PPRRVU) instead.",
            Texts.Refusal(ReferenceData.Case("pprrvu-fixed-width.txt"))
        );

    private static Publication Read(string name, PublicationOptions options) =>
        PublicationReader.Read([ReferenceData.Case(name)], options);

    private static IReadOnlyList<TableRow> Rows(Publication publication) => Assert.Single(publication.Releases).Rows;
}
