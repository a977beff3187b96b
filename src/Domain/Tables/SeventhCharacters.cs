using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Tables;

/// <summary>A 7th character that a category or code requires.</summary>
/// <param name="Character">One of 0–9, A–Z.</param>
/// <param name="Meaning">What the list says it means.</param>
public readonly record struct SeventhCharacterRow(char Character, string Meaning);

/// <summary>The 7th characters of the ICD-10-CM tabular list.</summary>
public static class SeventhCharacterTable
{
    /// <summary>A code without its 7th character.</summary>
    internal const int Stem = 6;

    private static readonly TableColumn<char> Character = new(
        "character",
        "one of 0 to 9, A to Z",
        text =>
            (
                text.Length == 1 && (char.IsAsciiDigit(text[0]) || char.IsAsciiLetterUpper(text[0])),
                text.FirstOrDefault()
            ),
        character => character.ToString()
    );
    private static readonly TableColumn<string> Meaning = TableColumn.Text("meaning");

    public static TableDefinition<SeventhCharacterRow> Definition { get; } =
        new("icd-10-cm-seventh-characters", "ICD-10-CM 7th characters")
        {
            Key = TableKey.CodeWith<SeventhCharacterRow>(
                ["code", "character"],
                row => DiagnosisEditTable.DiagnosisOf(row, row.PartsOf(2)[0]),
                row => row.Character.ToString()
            ) with
            {
                Codes = 2,
            },
            Columns = [Meaning.From<SeventhCharacterRow>(row => row.Meaning)],
            ReadRow = row => new SeventhCharacterRow(Character.Parse(row, row.PartsOf(2)[1]), Meaning.Of(row)),
            Concerning = Concerning,
            LookedUpBy = LookupKind.Diagnosis,
            HasOwnColumns = false,
        };

    /// <summary>The rows of the nearest code above that has any.</summary>
    private static IEnumerable<int> Concerning(ReleaseTable<SeventhCharacterRow> table, LookupKey asked)
    {
        for (var length = Math.Min(asked.Code.Length, Stem); length >= NoteTable.CategoryLength; length--)
        {
            var (start, end) = table.RangeOf(asked.Code.Prefix(length).Packed);
            if (start < end)
                return Enumerable.Range(start, end - start);
        }

        return [];
    }
}

/// <summary>Which 7th character a code must end with, release by release.</summary>
/// <remarks>
/// What a category states applies to every code below it that states none of its own: of all beginnings of a code, the nearest that
/// states any decides alone. In the list of 2021 so, every billable code below such a place ends with one of its characters. An override adds
/// a character to a place or says another thing of one; it takes none away.
/// </remarks>
public sealed class SeventhCharacters(ReleaseStack<SeventhCharacterRow> stack)
{
    private const char Any = '\0';
    private const char None = ' ';

    public IEnumerable<Release> Releases => stack.Releases;

    /// <summary>Found where a 7th character is required of the code, which may have it or not; Unknown where none is. Allocates nothing.</summary>
    public Lookup<SeventhCharacterRow> FindAny(Code code, DateOnly day) => stack.Find(new Finder(code, Any), day);

    /// <summary>Found where the character that the code ends with is one that is required of it; NotInForce where others are; Unknown where none is. Allocates nothing.</summary>
    public Lookup<SeventhCharacterRow> Find(Code code, DateOnly day)
    {
        var character = code.Length > SeventhCharacterTable.Stem ? code[SeventhCharacterTable.Stem] : None;
        var found = stack.Find(new Finder(code, character), day);
        if (found.IsFound)
            return found;
        var any = FindAny(code, day);
        return any.IsFound ? any.With(LookupStatus.NotInForce) : any;
    }

    /// <summary>The characters that are required of a code on a day, for a message.</summary>
    public IEnumerable<SeventhCharacterRow> RequiredOf(Code code, DateOnly day)
    {
        foreach (var character in Enumerable.Range('0', 10).Concat(Enumerable.Range('A', 26)))
        {
            if (stack.Find(new Finder(code, (char)character), day) is { IsFound: true } found)
                yield return found.Row;
        }
    }

    private readonly struct Finder(Code code, char character) : IRowFinder<SeventhCharacterRow>
    {
        public int Find(ReleaseTable<SeventhCharacterRow> table, DateOnly day)
        {
            for (
                var length = Math.Min(code.Length, SeventhCharacterTable.Stem);
                length >= NoteTable.CategoryLength;
                length--
            )
            {
                var (start, end) = table.RangeOf(code.Prefix(length).Packed);
                var first = ReleaseTable<SeventhCharacterRow>.Absent;
                for (var at = start; at < end; at++)
                {
                    if (!table.PeriodAt(at).Contains(day))
                        continue;
                    if (character == Any || table.RowAt(at).Character == character)
                        return at;
                    first = first < 0 ? at : first;
                }

                if (first >= 0)
                    return ReleaseTable<SeventhCharacterRow>.Listed(first);
            }

            return ReleaseTable<SeventhCharacterRow>.Absent;
        }

        public bool IsCoveredBy(Coverage coverage) => coverage.Covers(code);
    }
}
