using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Tables;

/// <summary>One reference of a note of the ICD-10-CM tabular list: codes that the note speaks of.</summary>
/// <param name="Low">The code referred to, or the first of a range.</param>
/// <param name="High">The last of a range; else the same.</param>
/// <param name="Condition">What the note asks of those codes beyond that, in its own words; mostly empty. Who looks it up must judge it.</param>
/// <param name="Stated">Where the note stands: a code, or the range of a section or chapter.</param>
/// <param name="Note">Its words.</param>
public readonly record struct NoteRow(Code Low, Code High, string Condition, string Stated, string Note)
{
    /// <summary>Whether a code is one of those referred to: the list leaves a dash out as often as not, so all that begins so is meant.</summary>
    public bool RefersTo(Code code) => code >= Low && code.Prefix(High.Length) <= High;
}

/// <summary>Notes of the ICD-10-CM tabular list that refer to other codes: Excludes1, or code first.</summary>
/// <remarks>
/// A note holds for every code below the place where it stands, so a look-up asks for each beginning of a code from its category on; notes
/// of chapters and sections stand with their categories. A code has many rows, and the first that holds decides: one without a condition
/// before one with, the nearest before a farther.
/// </remarks>
public sealed class DiagnosisNotes
{
    /// <summary>The shortest code of the list: a category.</summary>
    internal const int CategoryLength = 3;

    private readonly ReleaseTable<NoteRow>[] newestFirst;
    private readonly ReleaseTable<NoteRow>[] overrides;

    public DiagnosisNotes(string system, IEnumerable<ReleaseTable<NoteRow>> releases)
    {
        System = system;
        ReleaseTable<NoteRow>[] all = [.. releases];
        newestFirst = ReleaseOrder.NewestFirst(all, table => table.Release);
        overrides = ReleaseOrder.Overrides(all, table => table.Release);
    }

    public string System { get; }

    public IEnumerable<Release> Releases => newestFirst.Select(table => table.Release);

    /// <summary>The published release that speaks for a day: the latest begun.</summary>
    public Release? On(DateOnly day) => TableOn(day)?.Release;

    /// <summary>Whether a note that holds for the code refers to the other. Unknown where the release speaks for both and has none. Allocates nothing.</summary>
    public LookupStatus Find(Code code, Code other, DateOnly day, out NoteRow note) =>
        Answer(Locate(code, other, day, out var at), at, code, other, day, out note);

    /// <summary>The same whichever of the two the note holds for: what one excludes, the other cannot stand beside. Allocates nothing.</summary>
    public LookupStatus FindBetween(Code one, Code other, DateOnly day, out NoteRow note) =>
        Answer(LocateBetween(one, other, day, out var at), at, one, other, day, out note);

    /// <summary>Whether any note holds for the code. Allocates nothing.</summary>
    public LookupStatus FindAny(Code code, DateOnly day, out NoteRow note) =>
        Answer(Locate(code, Code.None, day, out var at), at, code, code, day, out note);

    /// <summary>The note's row, for a finding; the release alone where there is none.</summary>
    public Evidence EvidenceFor(Code code, Code other, DateOnly day) =>
        Locate(code, other, day, out var at)?.EvidenceAt(at) ?? new Evidence(On(day));

    /// <inheritdoc cref="EvidenceFor"/>
    public Evidence EvidenceBetween(Code one, Code other, DateOnly day) =>
        LocateBetween(one, other, day, out var at)?.EvidenceAt(at) ?? new Evidence(On(day));

    /// <summary>Every note that holds for a code, in every release, oldest release first, then in overrides; the nearest note first.</summary>
    public IEnumerable<(Release Release, ActivePeriod Period, NoteRow Row, Evidence Evidence)> Of(Code code)
    {
        foreach (var table in newestFirst.Reverse().Concat(overrides.Reverse()))
        {
            for (var length = code.Length; length >= CategoryLength; length--)
            {
                var rows = table.Indexes(code.Prefix(length).Packed);
                for (var at = rows.Start.Value; at < rows.End.Value; at++)
                    yield return (table.Release, table.PeriodAt(at), table.RowAt(at), table.EvidenceAt(at));
            }
        }
    }

    /// <summary>Every note that holds for other codes and refers to this one, in the same order.</summary>
    public IEnumerable<(Release Release, ActivePeriod Period, NoteRow Row, Evidence Evidence)> ReferringTo(Code code)
    {
        foreach (var table in newestFirst.Reverse().Concat(overrides.Reverse()))
        {
            for (var at = 0; at < table.Count; at++)
            {
                if (table.RowAt(at).RefersTo(code))
                    yield return (table.Release, table.PeriodAt(at), table.RowAt(at), table.EvidenceAt(at));
            }
        }
    }

    private LookupStatus Answer(
        ReleaseTable<NoteRow>? found,
        int at,
        Code one,
        Code other,
        DateOnly day,
        out NoteRow note
    )
    {
        note = found is null ? default : found.RowAt(at);
        if (found is not null)
            return LookupStatus.Found;
        return On(day) is not { } speaker ? LookupStatus.NoRelease
            : speaker.Coverage.Covers(one) && speaker.Coverage.Covers(other) ? LookupStatus.Unknown
            : LookupStatus.NotCovered;
    }

    private ReleaseTable<NoteRow>? TableOn(DateOnly day)
    {
        foreach (var table in newestFirst)
        {
            if (table.Release.EffectiveFrom <= day)
                return table;
        }

        return null;
    }

    private ReleaseTable<NoteRow>? Locate(Code code, Code other, DateOnly day, out int at)
    {
        foreach (var own in overrides)
        {
            at = IndexOf(own, code, other, day);
            if (at >= 0)
                return own;
        }

        at = -1;
        var table = TableOn(day);
        if (table is not null)
            at = IndexOf(table, code, other, day);
        return at >= 0 ? table : null;
    }

    private ReleaseTable<NoteRow>? LocateBetween(Code one, Code other, DateOnly day, out int at)
    {
        var table = Locate(one, other, day, out at);
        if (table is not null && table.RowAt(at).Condition.Length == 0)
            return table;
        var turned = Locate(other, one, day, out var atTurned);
        if (turned is null || (table is not null && turned.RowAt(atTurned).Condition.Length > 0))
            return table;
        at = atTurned;
        return turned;
    }

    /// <summary>A note whose reference the code itself falls under says nothing of it.</summary>
    private static bool Holds(in NoteRow row, Code code, Code other) => row.RefersTo(other) && !row.RefersTo(code);

    /// <summary>No other code stands for any.</summary>
    private static int IndexOf(ReleaseTable<NoteRow> table, Code code, Code other, DateOnly day)
    {
        var found = -1;
        for (var length = code.Length; length >= CategoryLength; length--)
        {
            var rows = table.Indexes(code.Prefix(length).Packed);
            for (var at = rows.Start.Value; at < rows.End.Value; at++)
            {
                var row = table.RowAt(at);
                if (!table.PeriodAt(at).Contains(day) || !(other.IsNone || Holds(row, code, other)))
                    continue;
                if (row.Condition.Length == 0)
                    return at;
                found = found < 0 ? at : found;
            }
        }

        return found;
    }
}
