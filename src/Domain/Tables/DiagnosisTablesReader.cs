using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Tables;

/// <summary>Makes what the tabular list and the code editor say of diagnoses from stored rows.</summary>
internal sealed class DiagnosisTablesReader(IReadOnlyCollection<ReleaseRows> releases)
{
    public DiagnosisNotes Notes(string system) => new(system, Several(system, Note));

    public SeventhCharacters SeventhCharacters() =>
        new(
            Several(
                TableSystems.DiagnosisSeventhCharacters,
                row => new SeventhCharacterRow(CharacterOf(row), row["meaning"])
            )
        );

    public DatedTable<DiagnosisEditRow> Edits() =>
        CodeTablesReader.Dated(
            releases,
            TableSystems.DiagnosisEdits,
            row => DiagnosisEditRow.KeyOf(DiagnosisOf(row, row.PartsOf(2)[0]), KindOf(row)),
            Edit
        );

    /// <summary>Tables whose codes have several rows each: keyed by the first part of their keys.</summary>
    private IEnumerable<ReleaseTable<TRow>> Several<TRow>(string system, Func<TableRow, TRow> read) =>
        releases
            .Where(release => release.Release.System == system)
            .Select(release => new ReleaseTable<TRow>(
                release.Release,
                release.Rows.Select(row => (DiagnosisOf(row, row.PartsOf(2)[0]).Packed, row, read(row)))
            ));

    /// <summary>A reference: <c>S821</c>, <c>S82-</c> for all that begins so, <c>V01-V99</c>.</summary>
    private static NoteRow Note(TableRow row)
    {
        var ends = row.PartsOf(2)[1].Split('-');
        var low = DiagnosisOf(row, ends[0]);
        var high = ends.Length == 2 && ends[1].Length > 0 ? DiagnosisOf(row, ends[1]) : low;
        if (ends.Length > 2 || high.Prefix(low.Length) < low)
            throw new InvalidTableException(
                $"Row {row.Number} ({row.Key}): '{row.PartsOf(2)[1]}' is no range of codes."
            );
        return new NoteRow(low, high, row["condition"], row["stated"], row["note"]);
    }

    private static char CharacterOf(TableRow row) =>
        row.PartsOf(2)[1] is { Length: 1 } one && char.IsAsciiLetterOrDigit(one[0]) && !char.IsAsciiLetterLower(one[0])
            ? one[0]
            : throw new InvalidTableException(
                $"Row {row.Number} ({row.Key}): '{row.PartsOf(2)[1]}' is no 7th character."
            );

    private static DiagnosisEditRow Edit(TableRow row)
    {
        var edit = new DiagnosisEditRow(
            KindOf(row),
            CodeTablesReader.Character(row, "sex", "FM"),
            Age(row, "age_from", 0),
            Age(row, "age_to", int.MaxValue)
        );
        if (edit.Kind == DiagnosisEditKind.Sex && edit.Sex == '\0')
            throw new InvalidTableException($"Row {row.Number} ({row.Key}): a sex edit without sex.");
        return edit.AgeTo < edit.AgeFrom
            ? throw new InvalidTableException(
                $"Row {row.Number} ({row.Key}): age_to {edit.AgeTo} is before age_from {edit.AgeFrom}."
            )
            : edit;
    }

    private static int Age(TableRow row, string column, int open) =>
        row[column].Length == 0 ? open : CodeTablesReader.Number(row, column);

    private static DiagnosisEditKind KindOf(TableRow row) =>
        row.PartsOf(2)[1] switch
        {
            "age" => DiagnosisEditKind.Age,
            "sex" => DiagnosisEditKind.Sex,
            "manifestation" => DiagnosisEditKind.Manifestation,
            "external-cause" => DiagnosisEditKind.ExternalCause,
            "unacceptable-principal" => DiagnosisEditKind.UnacceptablePrincipal,
            var other => throw new InvalidTableException($"Row {row.Number} ({row.Key}): '{other}' is no edit."),
        };

    /// <summary>No ICD-10-CM code is longer than seven characters; what stands behind them in a key is ours.</summary>
    private static Code DiagnosisOf(TableRow row, string text) =>
        CodeTablesReader.CodeOf(row, text) is { Length: <= DiagnosisEditRow.MaxCode } code
            ? code
            : throw new InvalidTableException($"Row {row.Number} ({row.Key}): '{text}' is no ICD-10-CM code.");
}
