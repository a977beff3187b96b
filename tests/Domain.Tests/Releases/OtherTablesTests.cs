using System.Text;
using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Tests.Releases;

/// <summary>7th characters, diagnosis edits, revenue codes and deactivated NPIs, by code and day.</summary>
public sealed class OtherTablesTests
{
    private static readonly DateOnly Day = new(2024, 7, 1);

    private static readonly CodeTables All = Tables.Of(
        Tables.Release(
            "icd-10-cm-seventh-characters",
            "*",
            "code,character,meaning",
            "S82,A,initial encounter for closed fracture",
            "S82,B,initial encounter for open fracture",
            "S828,A,initial encounter",
            "S828,D,later encounter"
        ),
        Tables.Release(
            "diagnosis-edits",
            "P07* O80",
            "code,from,until,edit,sex,age_from,age_to",
            "P0700,2024-07-01,,age,,0,0",
            "O80,2024-07-01,2024-12-31,sex,F,,",
            "O80,2024-07-01,,age,,12,"
        ),
        Tables.Release("revenue-codes", "*", "revenue_code,from,until,title", "0450,2020-01-01,,ours")
    );

    [Theory]
    [InlineData("S82101A", LookupStatus.Found, "initial encounter for closed fracture")]
    [InlineData("S82101B", LookupStatus.Found, "initial encounter for open fracture")]
    [InlineData("S82101D", LookupStatus.NotInForce, null)]
    [InlineData("S82101", LookupStatus.NotInForce, null)]
    // The nearest place that asks for characters decides alone.
    [InlineData("S82891A", LookupStatus.Found, "initial encounter")]
    [InlineData("S82891B", LookupStatus.NotInForce, null)]
    [InlineData("E119", LookupStatus.Unknown, null)]
    public void A_7th_character_is_asked_by_the_nearest_place_above(string code, LookupStatus status, string? meaning)
    {
        var found = All.SeventhCharacters.Find(Code.Of(code), Day);
        Assert.Equal((status, meaning), (found.Status, found.Row.Meaning));
        Assert.Equal(LookupStatus.NoRelease, All.SeventhCharacters.Find(Code.Of(code), Day.AddDays(-1)).Status);
    }

    [Fact]
    public void Which_characters_are_asked_is_told_and_where_that_stands()
    {
        Assert.Equal(
            ['A', 'D'],
            All.SeventhCharacters.RequiredOf(Code.Of("S82891B"), Day).Select(row => row.Character)
        );
        Assert.Equal("S828|A", All.SeventhCharacters.Find(Code.Of("S82891B"), Day).Evidence.RowKey);
        Assert.Equal("S82|B", All.SeventhCharacters.Find(Code.Of("S82101B"), Day).Evidence.RowKey);
        Assert.Null(All.SeventhCharacters.Find(Code.Of("E119"), Day).Evidence.RowKey);
    }

    [Theory]
    [InlineData("P0700", DiagnosisEditKind.Age, "2024-07-01", LookupStatus.Found)]
    [InlineData("P0700", DiagnosisEditKind.Sex, "2024-07-01", LookupStatus.Unknown)]
    [InlineData("O80", DiagnosisEditKind.Sex, "2024-12-31", LookupStatus.Found)]
    [InlineData("O80", DiagnosisEditKind.Sex, "2025-01-01", LookupStatus.Unknown)]
    [InlineData("E119", DiagnosisEditKind.Sex, "2024-07-01", LookupStatus.NotCovered)]
    [InlineData("P0700", DiagnosisEditKind.Age, "2024-06-30", LookupStatus.NoRelease)]
    public void A_diagnosis_edit_is_found_by_code_kind_and_day(
        string code,
        DiagnosisEditKind kind,
        string day,
        LookupStatus status
    )
    {
        var diagnosis = Code.Of(code);
        Assert.Equal(
            status,
            All.DiagnosisEdits.Find(
                DiagnosisEditRow.KeyOf(diagnosis, kind),
                diagnosis,
                DateOnly.Parse(day, null)
            ).Status
        );
    }

    [Theory]
    [InlineData("P0700", 0, true)]
    [InlineData("P0700", 1, false)]
    [InlineData("O80", 11, false)]
    [InlineData("O80", 12, true)]
    [InlineData("O80", 120, true)]
    public void Ages_include_both_ends_and_an_empty_end_is_open(string code, int years, bool included)
    {
        var diagnosis = Code.Of(code);
        var key = DiagnosisEditRow.KeyOf(diagnosis, DiagnosisEditKind.Age);
        var edit = All.DiagnosisEdits.Find(key, diagnosis, Day);
        Assert.True(edit.IsFound);
        Assert.Equal(included, edit.Row.IncludesAge(years));
        Assert.Equal($"{code}|age", All.DiagnosisEdits.Find(key, diagnosis, Day).Evidence.RowKey);
    }

    [Fact]
    public void A_revenue_code_is_found_by_its_four_digits()
    {
        var row = All.RevenueCodes.Find(Code.Of("0450"), Day);
        Assert.True(row.IsFound);
        Assert.Equal("ours", row.Row.Title);
        Assert.Equal(LookupStatus.Unknown, All.RevenueCodes.Find(Code.Of("0451"), Day).Status);
        // Its row states that it began long before the release.
        Assert.Equal(LookupStatus.Found, All.RevenueCodes.Find(Code.Of("0450"), Day.AddDays(-1)).Status);
        Assert.Equal(LookupStatus.NoRelease, All.RevenueCodes.Find(Code.Of("0451"), Day.AddDays(-1)).Status);
    }

    [Theory]
    // In force from the day of deactivation on, and not a day before.
    [InlineData("1234567893", "2024-07-01", LookupStatus.Found)]
    [InlineData("1245319599", "2024-07-01", LookupStatus.Unknown)]
    [InlineData("1679576722", "2024-07-05", LookupStatus.Found)]
    [InlineData("1679576722", "2024-07-04", LookupStatus.Unknown)]
    // Not in the later list any more: it was given back.
    [InlineData("1234567893", "2024-08-01", LookupStatus.Unknown)]
    // A later list tells of an earlier day what it names, and nothing of what it does not.
    [InlineData("1234567893", "2024-06-30", LookupStatus.Found)]
    [InlineData("1234567893", "2005-05-22", LookupStatus.Unknown)]
    [InlineData("1245319599", "2024-06-30", LookupStatus.NoRelease)]
    public void A_deactivated_NPI_is_found_from_its_day_on(string number, string day, LookupStatus status)
    {
        var tables = Npis();
        var found = tables.DeactivatedNpis.Find(Of(number), DateOnly.Parse(day, null));
        Assert.Equal((status, status == LookupStatus.Found), (found.Status, found.IsFound));
    }

    [Fact]
    public void Of_a_deactivated_NPI_list_and_row_are_told()
    {
        var tables = Npis();
        var evidence = tables.DeactivatedNpis.Find(Of("1234567893"), Day).Evidence;
        Assert.Equal(("2024-07", "1234567893", 2), (evidence.Release!.Version, evidence.RowKey, evidence.RowNumber));
        Assert.Null(tables.DeactivatedNpis.Find(Of("1245319599"), Day).Evidence.RowKey);
    }

    private static CodeTables Npis() =>
        Tables.Of(
            Tables.Release(
                "npi-deactivations",
                "*",
                "code,from,until",
                "1679576722,2024-07-05,",
                "1234567893,2005-05-23,"
            ),
            Tables.Release(
                "npi-deactivations",
                "2024-08",
                new DateOnly(2024, 8, 1),
                "*",
                "code,from,until",
                "1679576722,2024-07-05,"
            )
        );

    private static Npi Of(string number)
    {
        Assert.True(Npi.TryParse(Encoding.UTF8.GetBytes(number), out var npi));
        return npi;
    }
}
