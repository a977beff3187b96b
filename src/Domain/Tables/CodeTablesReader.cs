using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Tables;

internal sealed record CodeTablesParts(
    DatedTable<DiagnosisRow> Diagnoses,
    DatedTable<ProcedureRow> Procedures,
    DatedTable<ModifierRow> Modifiers,
    DatedTable<PlaceRow> Places,
    DatedTable<TaxonomyRow> Taxonomies,
    DatedTable<ProcedureRow> HcpcsModifiers,
    EditTables MedicarePractitioner,
    EditTables MedicareOutpatient,
    DatedTable<UnitLimitRow> MedicareSuppliers,
    EditTables MedicaidPractitioner,
    EditTables MedicaidOutpatient,
    DatedTable<UnitLimitRow> MedicaidSuppliers,
    EditTables None,
    DiagnosisNotes DiagnosisExcludes,
    DiagnosisNotes DiagnosisCodeFirst,
    SeventhCharacters SeventhCharacters,
    DatedTable<DiagnosisEditRow> DiagnosisEdits,
    DatedTable<RevenueRow> RevenueCodes,
    DeactivatedNpis DeactivatedNpis,
    PayerTable Payers,
    ProfileTable Profiles,
    IReadOnlyList<Release> Releases
);

/// <summary>Makes the tables in memory from stored rows.</summary>
public static class CodeTablesReader
{
    /// <summary>The longest codes of which two fit one key.</summary>
    private const int PairedLength = 5;

    /// <summary>Makes of a release what takes long to make, so that it is done while others are still fetched; <see cref="Read"/> takes it as it takes rows.</summary>
    /// <exception cref="InvalidTableException">A row lacks a column, or a value is not of its kind.</exception>
    public static ReleaseRows Prepare(ReleaseRows release) =>
        release.Release.System.StartsWith(TableSystems.PairEdits, StringComparison.Ordinal) && release.Pairs is null
            ? new ReleaseRows(release.Release, []) { Pairs = new PairTable(release.Release, release.Rows) }
            : release;

    /// <summary>Reads the rows of every release.</summary>
    /// <exception cref="InvalidTableException">A row lacks a column, or a value is not of its kind.</exception>
    public static CodeTables Read(IReadOnlyCollection<ReleaseRows> releases)
    {
        DatedTable<TRow> Table<TRow>(string system, Func<TableRow, TRow> row) => Dated(releases, system, KeyOf, row);

        var edits = new EditTablesReader(releases);
        var diagnoses = new DiagnosisTablesReader(releases);
        return new CodeTables(
            new CodeTablesParts(
                Table(TableSystems.Diagnoses, row => new DiagnosisRow(IsYes(row, "billable"), Side(row))),
                Table(TableSystems.Procedures, row => new ProcedureRow(row["title"])),
                Table(
                    TableSystems.Modifiers,
                    row => new ModifierRow(
                        row["title"],
                        IsYes(row, "ncci"),
                        Side(row),
                        IsYes(row, "anatomic"),
                        IsYes(row, "evaluation_only")
                    )
                ),
                Table(
                    TableSystems.PlacesOfService,
                    row => new PlaceRow(row["name"], IsYes(row, "facility"), IsYes(row, "assigned"))
                ),
                Table(
                    TableSystems.Taxonomies,
                    row => new TaxonomyRow(row["grouping"], row["classification"], row["specialization"])
                ),
                Table(TableSystems.HcpcsModifiers, row => new ProcedureRow(row["title"])),
                edits.MedicarePractitioner(),
                edits.MedicareOutpatient(),
                edits.Units(TableSystems.MedicareSupplierUnits),
                edits.MedicaidPractitioner(),
                edits.MedicaidOutpatient(),
                edits.Units(TableSystems.MedicaidSupplierUnits),
                edits.None,
                diagnoses.Notes(TableSystems.DiagnosisExcludes),
                diagnoses.Notes(TableSystems.DiagnosisCodeFirst),
                diagnoses.SeventhCharacters(),
                diagnoses.Edits(),
                Table(TableSystems.RevenueCodes, row => new RevenueRow(row["title"])),
                new DeactivatedNpis(
                    releases
                        .Where(release => release.Release.System == TableSystems.DeactivatedNpis)
                        .Select(release => new NpiList(release.Release, release.Rows))
                ),
                new PayerTable(releases),
                new ProfileTable(releases),
                [
                    .. releases
                        .Select(release => release.Release)
                        .OrderBy(release => release.System, StringComparer.Ordinal)
                        .ThenBy(release => release.EffectiveFrom),
                ]
            )
        );
    }

    /// <summary>A word that is neither is refused: a row corrected by hand must not say the opposite of what was meant.</summary>
    internal static bool IsYes(TableRow row, string column) =>
        row[column] switch
        {
            "Y" => true,
            "N" => false,
            var other => throw new InvalidTableException(
                $"Row {row.Number} ({row.Key}): '{other}' for '{column}' is neither Y nor N."
            ),
        };

    internal static char Character(TableRow row, string column) =>
        row[column] switch
        {
            "" => '\0',
            { Length: 1 } one => one[0],
            var longer => throw new InvalidTableException(
                $"Row {row.Number} ({row.Key}): '{longer}' for '{column}' is more than one character."
            ),
        };

    /// <summary>One of the given characters, or NUL where the column is empty. Another is refused: it must not be read as one that asks for nothing.</summary>
    internal static char Character(TableRow row, string column, string known) =>
        row[column] switch
        {
            "" => '\0',
            { Length: 1 } one when known.Contains(one[0]) => one[0],
            var other => throw new InvalidTableException(
                $"Row {row.Number} ({row.Key}): '{other}' is no {column}; there are {string.Join(", ", known.AsEnumerable())}."
            ),
        };

    internal static char Side(TableRow row) => Character(row, "side", "RLB");

    internal static TEnum Named<TEnum>(TableRow row, string column)
        where TEnum : struct, Enum =>
        Enum.TryParse<TEnum>(row[column], ignoreCase: true, out var value) && Enum.IsDefined(value)
            ? value
            : throw new InvalidTableException($"Row {row.Number} ({row.Key}): '{row[column]}' is no {column}.");

    internal static DatedTable<TRow> Dated<TRow>(
        IReadOnlyCollection<ReleaseRows> releases,
        string system,
        Func<TableRow, ulong> key,
        Func<TableRow, TRow> row
    ) =>
        new(
            system,
            releases
                .Where(release => release.Release.System == system)
                .Select(release => new ReleaseTable<TRow>(
                    release.Release,
                    release.Rows.Select(source => (key(source), source, row(source)))
                ))
        );

    internal static bool IsNa(TableRow row, string column) =>
        row[column] switch
        {
            "NA" => true,
            "" => false,
            var other => throw new InvalidTableException(
                $"Row {row.Number} ({row.Key}): '{other}' for '{column}' is neither NA nor empty."
            ),
        };

    internal static int Number(TableRow row, string column) =>
        int.TryParse(row[column], System.Globalization.NumberStyles.None, null, out var number)
            ? number
            : throw new InvalidTableException($"Row {row.Number} ({row.Key}): '{row[column]}' is no {column}.");

    internal static int Number(TableRow row, string column, int least, int most) =>
        Number(row, column) is var number && number >= least && number <= most
            ? number
            : throw new InvalidTableException(
                $"Row {row.Number} ({row.Key}): '{row[column]}' is no {column}; there are {least} to {most}."
            );

    internal static ulong KeyOf(TableRow row) => CodeOf(row, row.Key).Packed;

    internal static ulong PairKeyOf(TableRow row)
    {
        var parts = row.KeyParts;
        return Code.Pair(
            PackableCodeOf(row, parts[0]),
            parts.Length > 1 && parts[1].Length > 0 ? PackableCodeOf(row, parts[1]) : Code.None
        );
    }

    /// <summary>Two longer codes do not fit one key: they would run into each other.</summary>
    private static Code PackableCodeOf(TableRow row, string text) =>
        text.Length <= PairedLength
            ? CodeOf(row, text)
            : throw new InvalidTableException(
                $"Row {row.Number} ({row.Key}): '{text}' has more than {PairedLength} characters."
            );

    internal static Code CodeOf(TableRow row, string text)
    {
        try
        {
            return Code.Of(text);
        }
        catch (FormatException wrong)
        {
            throw new InvalidTableException($"Row {row.Number}: '{text}' is no code.", wrong);
        }
    }
}
