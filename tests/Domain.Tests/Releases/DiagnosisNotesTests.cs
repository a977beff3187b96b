using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Tests.Releases;

/// <summary>What a note of the tabular list excludes or names first, for any two codes on a day.</summary>
public sealed class DiagnosisNotesTests
{
    private const string Columns = "code,reference,references,condition,stated,note";
    private static readonly DateOnly Day = new(2024, 7, 1);

    private static readonly CodeTables Notes = Tables.Of(
        Tables.Release(
            "icd-10-cm-excludes",
            "*",
            Columns,
            "M84,S82-,S82-,,M84,traumatic fracture",
            "M84,V01-V99,V01-V99,,M80-M85,transport",
            "M844,M80-,M80-,with 7th character A,M844,a fracture in osteoporosis",
            "M844,M8440,M8440,,M844,itself",
            "E10,E1165,E1165,,E10,the other type"
        ),
        Tables.Release("icd-10-cm-code-first", "*", Columns, "F02,G30-,G30-,,F02,the cause")
    );

    [Theory]
    // The note stands at M84 and holds for what is below it, and below the reference.
    [InlineData("M84461A", "S82101A", "M84|S82-", 1)]
    [InlineData("S82101A", "M84461A", "M84|S82-", 1)]
    [InlineData("M84", "S82", "M84|S82-", 1)]
    // A range holds all codes from the first to below the last.
    [InlineData("M84461A", "V01", "M84|V01-V99", 2)]
    [InlineData("M84461A", "V5031XA", "M84|V01-V99", 2)]
    [InlineData("V99XXXA", "M84461A", "M84|V01-V99", 2)]
    // A reference without a dash is meant with what is below it, and no wider.
    [InlineData("E1165", "E10", "E10|E1165", 5)]
    public void What_one_of_two_excludes_the_other_cannot_stand_beside(string one, string other, string key, int number)
    {
        var (first, second) = (Code.Of(one), Code.Of(other));
        var found = Notes.DiagnosisExcludes.FindBetween(first, second, Day);
        Assert.True(found.IsFound);
        var evidence = found.Evidence;
        Assert.Equal((key, number), (evidence.RowKey, evidence.RowNumber));
        Assert.Equal("icd-10-cm-excludes", evidence.Release!.System);
    }

    [Theory]
    [InlineData("M84461A", "S81001A")]
    [InlineData("M84461A", "V00")]
    [InlineData("M84461A", "W00")]
    [InlineData("M85", "S82101A")]
    [InlineData("E1166", "E10")]
    // What the note itself refers to is not excluded by it, nor is a code by itself.
    [InlineData("M8440XA", "M8440XD")]
    [InlineData("M84461A", "M84461A")]
    public void Others_can(string one, string other)
    {
        var (first, second) = (Code.Of(one), Code.Of(other));
        Assert.Equal(LookupStatus.Unknown, Notes.DiagnosisExcludes.FindBetween(first, second, Day).Status);
        Assert.Equal(LookupStatus.Unknown, Notes.DiagnosisExcludes.FindBetween(second, first, Day).Status);
        Assert.Null(Notes.DiagnosisExcludes.FindBetween(first, second, Day).Evidence.RowKey);
    }

    [Fact]
    public void A_condition_is_told_with_the_note()
    {
        var found = Notes.DiagnosisExcludes.FindBetween(Code.Of("M80051A"), Code.Of("M84461A"), Day);
        Assert.True(found.IsFound);
        Assert.Equal("with 7th character A", found.Row.Condition);
    }

    [Fact]
    public void A_note_without_a_condition_decides_before_one_with()
    {
        var tables = Tables.Of(
            Tables.Release(
                "icd-10-cm-excludes",
                "*",
                Columns,
                "M844,S82-,S82-,with nonunion,M844,near",
                "S82,M84-,M84-,,S82,turned"
            )
        );
        var found = tables.DiagnosisExcludes.FindBetween(Code.Of("M84461A"), Code.Of("S82101A"), Day);
        Assert.True(found.IsFound);
        Assert.Equal("turned", found.Row.Note);
    }

    [Fact]
    public void Before_the_first_release_nothing_is_known()
    {
        Assert.Equal(
            LookupStatus.NoRelease,
            Notes.DiagnosisExcludes.FindBetween(Code.Of("M84461A"), Code.Of("S82101A"), Day.AddDays(-1)).Status
        );
    }

    [Fact]
    public void A_part_of_the_list_says_nothing_of_other_codes()
    {
        var tables = Tables.Of(Tables.Release("icd-10-cm-excludes", "M84* S82*", Columns, "M84,S82-,S82-,,M84,a"));
        Assert.Equal(
            LookupStatus.NotCovered,
            tables.DiagnosisExcludes.FindBetween(Code.Of("M84461A"), Code.Of("E119"), Day).Status
        );
        Assert.Equal(
            LookupStatus.Unknown,
            tables.DiagnosisExcludes.FindBetween(Code.Of("S82101A"), Code.Of("S82201A"), Day).Status
        );
    }

    [Fact]
    public void The_release_of_the_day_decides_and_a_row_s_own_days()
    {
        var tables = Tables.Of(
            Tables.Release("icd-10-cm-excludes", "*", Columns, "M84,S82-,S82-,,M84,a"),
            Tables.Release(
                "icd-10-cm-excludes",
                "2025",
                new DateOnly(2024, 10, 1),
                "*",
                $"{Columns},from,until",
                "M84,S92-,S92-,,M84,b,2024-10-01,2024-12-31"
            )
        );
        LookupStatus On(string other, int year, int month, int day) =>
            tables
                .DiagnosisExcludes.FindBetween(Code.Of("M84461A"), Code.Of(other), new DateOnly(year, month, day))
                .Status;
        Assert.Equal(LookupStatus.Found, On("S82101A", 2024, 9, 30));
        Assert.Equal(LookupStatus.Unknown, On("S82101A", 2024, 10, 1));
        Assert.Equal(LookupStatus.Found, On("S92001A", 2024, 12, 31));
        Assert.Equal(LookupStatus.Unknown, On("S92001A", 2025, 1, 1));
    }

    [Fact]
    public void An_override_decides_before_the_list()
    {
        var list = Tables.Release("icd-10-cm-excludes", "*", Columns, "M84,S82-,S82-,,M84,a");
        var own = RowOverride.Of(
            "icd-10-cm-excludes",
            "M84|S82-",
            "override-1",
            list.Rows[0],
            new Dictionary<string, string> { ["condition"] = "on the same side" },
            new OverrideTerms("A. Operator", "a reason", null, null),
            Day
        );
        var tables = Tables.Of(list, own);
        var found = tables.DiagnosisExcludes.FindBetween(Code.Of("S82101A"), Code.Of("M84461A"), Day);
        Assert.True(found.IsFound);
        Assert.Equal("on the same side", found.Row.Condition);
    }

    [Fact]
    public void Code_first_is_asked_of_one_code_and_answered_by_the_other()
    {
        var found = Notes.DiagnosisCodeFirst.FindAny(Code.Of("F0280"), Day);
        Assert.True(found.IsFound);
        Assert.Equal("the cause", found.Row.Note);
        Assert.Equal(LookupStatus.Found, Notes.DiagnosisCodeFirst.Find(Code.Of("F0280"), Code.Of("G309"), Day).Status);
        Assert.Equal(
            LookupStatus.Unknown,
            Notes.DiagnosisCodeFirst.Find(Code.Of("G309"), Code.Of("F0280"), Day).Status
        );
        Assert.Equal(LookupStatus.Unknown, Notes.DiagnosisCodeFirst.FindAny(Code.Of("G309"), Day).Status);
    }

    [Fact]
    public void A_look_up_allocates_nothing()
    {
        var (one, other) = (Code.Of("S82101A"), Code.Of("M84461A"));
        Assert.Equal(LookupStatus.Found, Notes.DiagnosisExcludes.FindBetween(one, other, Day).Status);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            Notes.DiagnosisExcludes.FindBetween(one, other, Day);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }
}
