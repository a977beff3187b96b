using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Tables;

/// <summary>One reference of a note of the ICD-10-CM tabular list: codes that the note refers to.</summary>
/// <param name="Reference">As the row's key has it: <c>S821</c>, <c>S82-</c> for all that begins so, <c>V01-V99</c>.</param>
/// <param name="Low">The code referred to, or the first of a range.</param>
/// <param name="High">The last of a range; else the same.</param>
/// <param name="Condition">What the note requires of those codes beyond that, in its own words; mostly empty. Who looks it up must judge it.</param>
/// <param name="Stated">What carries the note: a code, or the range of a section or chapter.</param>
/// <param name="Note">Its words.</param>
public readonly record struct NoteRow(
    string Reference,
    Code Low,
    Code High,
    string Condition,
    string Stated,
    string Note
)
{
    /// <summary>Whether a code is one of those referred to: the list leaves a dash out as often as not, so all that begins so is meant.</summary>
    public bool RefersTo(Code code) => code >= Low && code.Prefix(High.Length) <= High;
}

/// <summary>Notes of the ICD-10-CM tabular list that refer to other codes: what a category or code excludes, or what is coded before it.</summary>
public static class NoteTable
{
    /// <summary>The shortest code of the list: a category.</summary>
    internal const int CategoryLength = 3;

    private static readonly TableColumn<string> Condition = TableColumn.Text("condition");
    private static readonly TableColumn<string> Stated = TableColumn.Text("stated");
    private static readonly TableColumn<string> Note = TableColumn.Text("note");

    public static TableDefinition<NoteRow> Excludes { get; } = Of("icd-10-cm-excludes", "ICD-10-CM Excludes1 notes");

    public static TableDefinition<NoteRow> CodeFirst { get; } =
        Of("icd-10-cm-code-first", "ICD-10-CM code first notes");

    private static TableDefinition<NoteRow> Of(string name, string title) =>
        new(name, title)
        {
            Key = TableKey.CodeWith<NoteRow>(
                ["code", "reference"],
                row => DiagnosisEditTable.DiagnosisOf(row, row.PartsOf(2)[0]),
                row => row.Reference
            ) with
            {
                Codes = 2,
            },
            Columns =
            [
                Condition.From<NoteRow>(row => row.Condition),
                Stated.From<NoteRow>(row => row.Stated),
                Note.From<NoteRow>(row => row.Note),
            ],
            ReadRow = Read,
            Concerning = Concerning,
            LookedUpBy = LookupKind.Diagnosis,
            HasOwnColumns = false,
        };

    private static NoteRow Read(TableRow row)
    {
        var reference = row.PartsOf(2)[1];
        var ends = reference.Split('-');
        var low = DiagnosisEditTable.DiagnosisOf(row, ends[0]);
        var high = ends.Length == 2 && ends[1].Length > 0 ? DiagnosisEditTable.DiagnosisOf(row, ends[1]) : low;
        return ends.Length > 2 || high.Prefix(low.Length) < low
            ? throw new InvalidTableException(row, $"'{reference}' is not a range of codes.")
            : new NoteRow(reference, low, high, Condition.Of(row), Stated.Of(row), Note.Of(row));
    }

    /// <summary>The notes that apply to the code, the nearest first, then those of others that refer to it.</summary>
    private static IEnumerable<int> Concerning(ReleaseTable<NoteRow> table, LookupKey asked)
    {
        var own = new List<int>();
        for (var length = asked.Code.Length; length >= CategoryLength; length--)
            own.AddRange(table.PlacesOf(asked.Code.Prefix(length).Packed, ulong.MaxValue));
        return own.Concat(Enumerable.Range(0, table.Count).Where(at => table.RowAt(at).RefersTo(asked.Code)))
            .Distinct();
    }
}

/// <summary>The notes of one kind, release by release.</summary>
/// <remarks>
/// A note applies to every code below the one that carries it, so a lookup tries each beginning of a code from its category on; notes
/// of chapters and sections are at their categories. A code has many rows, and the first that applies decides: one without a condition
/// before one with, the nearest before a farther.
/// </remarks>
public sealed class DiagnosisNotes(ReleaseStack<NoteRow> stack)
{
    public string System => stack.System;

    public IEnumerable<Release> Releases => stack.Releases;

    /// <summary>Whether a note that applies to the code refers to the other. Unknown where the release covers both and none is in force. Allocates nothing.</summary>
    public Lookup<NoteRow> Find(Code code, Code other, DateOnly day) => stack.Find(new Finder(code, other), day);

    /// <summary>The same whichever of the two the note applies to: what one excludes cannot be reported with the other. Allocates nothing.</summary>
    public Lookup<NoteRow> FindBetween(Code one, Code other, DateOnly day)
    {
        var found = Find(one, other, day);
        if (found.IsFound && found.Row.Condition.Length == 0)
            return found;
        var turned = Find(other, one, day);
        return turned.IsFound && (!found.IsFound || turned.Row.Condition.Length == 0) ? turned : found;
    }

    /// <summary>Whether any note applies to the code. Allocates nothing.</summary>
    public Lookup<NoteRow> FindAny(Code code, DateOnly day) => stack.Find(new Finder(code, Code.None), day);

    /// <summary>No other code means any.</summary>
    private readonly struct Finder(Code code, Code other) : IRowFinder<NoteRow>
    {
        public int Find(ReleaseTable<NoteRow> table, DateOnly day)
        {
            var (found, listed) = (ReleaseTable<NoteRow>.Absent, ReleaseTable<NoteRow>.Absent);
            for (var length = code.Length; length >= NoteTable.CategoryLength; length--)
            {
                var (at, end) = table.RangeOf(code.Prefix(length).Packed);
                for (; at < end; at++)
                {
                    var row = table.RowAt(at);
                    if (!other.IsNone && !Applies(row))
                        continue;
                    if (!table.PeriodAt(at).Contains(day))
                        listed = at;
                    else if (row.Condition.Length == 0)
                        return at;
                    else if (found < 0)
                        found = at;
                }
            }

            return found < 0 && listed >= 0 ? ReleaseTable<NoteRow>.Listed(listed) : found;
        }

        public bool IsCoveredBy(Coverage coverage) => coverage.Covers(code) && (other.IsNone || coverage.Covers(other));

        /// <summary>A note whose reference the code itself falls under says nothing of it.</summary>
        private bool Applies(in NoteRow row) => row.RefersTo(other) && !row.RefersTo(code);
    }
}
