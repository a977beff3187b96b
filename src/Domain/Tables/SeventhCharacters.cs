using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Tables;

/// <summary>A 7th character that a category or code asks for.</summary>
/// <param name="Character">One of 0–9, A–Z.</param>
/// <param name="Meaning">What the list says it means.</param>
public readonly record struct SeventhCharacterRow(char Character, string Meaning);

/// <summary>The 7th characters of the ICD-10-CM tabular list: which one a code must end with.</summary>
/// <remarks>
/// What a category states holds for every code below it that states none of its own: of all codes of a code's beginnings, the nearest that
/// states any decides alone. By the list of 2021 so, every billable code below such a place ends with one of its characters.
/// </remarks>
public sealed class SeventhCharacters
{
    /// <summary>A code without its 7th character.</summary>
    private const int Stem = 6;

    private readonly ReleaseTable<SeventhCharacterRow>[] newestFirst;
    private readonly ReleaseTable<SeventhCharacterRow>[] overrides;

    public SeventhCharacters(IEnumerable<ReleaseTable<SeventhCharacterRow>> releases)
    {
        ReleaseTable<SeventhCharacterRow>[] all = [.. releases];
        newestFirst = ReleaseOrder.NewestFirst(all, table => table.Release);
        overrides = ReleaseOrder.Overrides(all, table => table.Release);
    }

    public IEnumerable<Release> Releases => newestFirst.Select(table => table.Release);

    /// <summary>The published release that speaks for a day: the latest begun.</summary>
    public Release? On(DateOnly day) => TableOn(day)?.Release;

    /// <summary>Found where a 7th character is asked of the code, which may have it or not; Unknown where none is. Allocates nothing.</summary>
    public LookupStatus FindAny(Code code, DateOnly day, out SeventhCharacterRow first)
    {
        first = default;
        if (OverrideOf(code, '\0', day, out var own) is { } table)
            first = table.RowAt(own);
        else if (TableOn(day) is not { } speaker)
            return LookupStatus.NoRelease;
        else if (PlaceOf(speaker, code, day) is { IsNone: false } place)
            first = speaker.RowAt(IndexOf(speaker, place, '\0', day));
        else
            return speaker.Release.Coverage.Covers(code) ? LookupStatus.Unknown : LookupStatus.NotCovered;
        return LookupStatus.Found;
    }

    /// <summary>Found where the character that the code ends with is one that is asked of it; NotActive where others are asked; Unknown where none is. Allocates nothing.</summary>
    public LookupStatus Find(Code code, DateOnly day, out SeventhCharacterRow row)
    {
        row = default;
        var asked = FindAny(code, day, out _);
        if (asked != LookupStatus.Found)
            return asked;
        if (Locate(code, day, out var at) is not { } table)
            return LookupStatus.NotActive;
        row = table.RowAt(at);
        return LookupStatus.Found;
    }

    /// <summary>The row of the character that the code ends with; else the first of those that are asked; else the release alone.</summary>
    public Evidence EvidenceFor(Code code, DateOnly day)
    {
        if (Locate(code, day, out var at) is { } table)
            return table.EvidenceAt(at);
        if (TableOn(day) is not { } speaker)
            return default;
        var place = PlaceOf(speaker, code, day);
        return place.IsNone ? new Evidence(speaker.Release) : speaker.EvidenceAt(IndexOf(speaker, place, '\0', day));
    }

    /// <summary>The characters that are asked of a code on a day, for a message.</summary>
    public IEnumerable<SeventhCharacterRow> AskedOf(Code code, DateOnly day) =>
        Of(code)
            .Where(entry =>
                entry.Period.Contains(day) && (entry.Release.IsOverride || ReferenceEquals(entry.Release, On(day)))
            )
            .Select(entry => entry.Row)
            .DistinctBy(row => row.Character);

    /// <summary>The characters that are asked of a code, in every release, oldest release first, then in overrides.</summary>
    public IEnumerable<(Release Release, ActivePeriod Period, SeventhCharacterRow Row, Evidence Evidence)> Of(Code code)
    {
        foreach (var table in newestFirst.Reverse().Concat(overrides.Reverse()))
        {
            var rows = 0..0;
            for (
                var length = Math.Min(code.Length, Stem);
                length >= DiagnosisNotes.CategoryLength && rows.Equals(0..0);
                length--
            )
                rows = table.Indexes(code.Prefix(length).Packed);
            for (var at = rows.Start.Value; at < rows.End.Value; at++)
                yield return (table.Release, table.PeriodAt(at), table.RowAt(at), table.EvidenceAt(at));
        }
    }

    private ReleaseTable<SeventhCharacterRow>? TableOn(DateOnly day)
    {
        foreach (var table in newestFirst)
        {
            if (table.Release.EffectiveFrom <= day)
                return table;
        }

        return null;
    }

    /// <summary>The row of the character that the code ends with, in an override or in the release that speaks for the day.</summary>
    private ReleaseTable<SeventhCharacterRow>? Locate(Code code, DateOnly day, out int at)
    {
        at = -1;
        if (code.Length != Stem + 1)
            return null;
        if (OverrideOf(code, code[Stem], day, out at) is { } own)
            return own;
        if (TableOn(day) is not { } table)
            return null;
        at = IndexOf(table, PlaceOf(table, code, day), code[Stem], day);
        return at >= 0 ? table : null;
    }

    /// <summary>An override adds a character to a place or says another thing of one; it takes none away.</summary>
    private ReleaseTable<SeventhCharacterRow>? OverrideOf(Code code, char character, DateOnly day, out int at)
    {
        at = -1;
        foreach (var table in overrides)
        {
            at = IndexOf(table, PlaceOf(table, code, day), character, day);
            if (at >= 0)
                return table;
        }

        return null;
    }

    /// <summary>The nearest beginning of the code that states any; no code where none does.</summary>
    private static Code PlaceOf(ReleaseTable<SeventhCharacterRow> table, Code code, DateOnly day)
    {
        for (var length = Math.Min(code.Length, Stem); length >= DiagnosisNotes.CategoryLength; length--)
        {
            var place = code.Prefix(length);
            if (IndexOf(table, place, '\0', day) >= 0)
                return place;
        }

        return Code.None;
    }

    /// <summary>The row of a character at a place; NUL stands for any.</summary>
    private static int IndexOf(ReleaseTable<SeventhCharacterRow> table, Code place, char character, DateOnly day)
    {
        var rows = table.Indexes(place.Packed);
        for (var at = rows.Start.Value; at < rows.End.Value; at++)
        {
            if ((character == '\0' || table.RowAt(at).Character == character) && table.PeriodAt(at).Contains(day))
                return at;
        }

        return -1;
    }
}
