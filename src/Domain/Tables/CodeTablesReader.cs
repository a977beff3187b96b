using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Validation;

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
    IReadOnlyList<PayerPolicy> Policies,
    IReadOnlyList<ProcedureProfile> Profiles,
    IReadOnlyList<Release> Releases
);

/// <summary>A row and the release that it came in.</summary>
internal readonly record struct SourcedRow(TableRow Row, Release Release);

/// <summary>Makes the tables in memory from stored rows.</summary>
public static class CodeTablesReader
{
    /// <summary>The longest codes of which two fit one key.</summary>
    private const int PairedLength = 5;

    /// <summary>Reads the rows of every release.</summary>
    /// <exception cref="InvalidTableException">A row lacks a column, or a value is not of its kind.</exception>
    public static CodeTables Read(IReadOnlyCollection<ReleaseRows> releases)
    {
        DatedTable<TRow> Table<TRow>(string system, Func<TableRow, TRow> row) => Dated(releases, system, KeyOf, row);

        var profiles = Latest(releases, TableSystems.Profiles);
        var edits = new EditTablesReader(releases);
        var reviews = Latest(releases, TableSystems.ProfileReviews);
        return new CodeTables(
            new CodeTablesParts(
                Table(TableSystems.Diagnoses, row => new DiagnosisRow(IsYes(row, "billable"), Character(row, "side"))),
                Table(TableSystems.Procedures, row => new ProcedureRow(row["title"])),
                Table(
                    TableSystems.Modifiers,
                    row => new ModifierRow(
                        row["title"],
                        IsYes(row, "ncci"),
                        Character(row, "side"),
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
                [.. Latest(releases, TableSystems.Payers).Select(entry => Policy(entry.Row))],
                ProfileReader.Read(profiles, reviews),
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

    /// <summary>The rows of the latest release, in its file's order; an override stands in the place of the row that it overrides.</summary>
    private static List<SourcedRow> Latest(IReadOnlyCollection<ReleaseRows> releases, string system)
    {
        ReleaseRows[] all = [.. releases.Where(release => release.Release.System == system)];
        List<SourcedRow> rows = [];
        if (
            all.Where(release => !release.Release.IsOverride).MaxBy(release => release.Release.EffectiveFrom) is
            { } latest
        )
            rows.AddRange(latest.Rows.OrderBy(row => row.Number).Select(row => new SourcedRow(row, latest.Release)));
        foreach (var own in ReleaseOrder.Overrides(all, release => release.Release).Reverse())
        foreach (var row in own.Rows)
        {
            var at = rows.FindIndex(entry => entry.Row.Key == row.Key);
            if (at < 0)
                rows.Add(new SourcedRow(row, own.Release));
            else
                rows[at] = new SourcedRow(row, own.Release);
        }

        return rows;
    }

    private static PayerPolicy Policy(TableRow row) =>
        new(
            row.Key,
            row["name"],
            row["program"].Length == 0 ? EditProgram.NotStated : Named<EditProgram>(row, "program"),
            Severities(row)
        );

    /// <summary><c>CL3001=info CL4006=warning</c>.</summary>
    private static Dictionary<string, Severity> Severities(TableRow row)
    {
        var severities = new Dictionary<string, Severity>();
        foreach (var entry in row["severities"].Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (
                entry.Split('=') is not [var rule, var name]
                || !Enum.TryParse<Severity>(name, ignoreCase: true, out var severity)
                || !Enum.IsDefined(severity)
                || !severities.TryAdd(rule, severity)
            )
                throw new InvalidTableException(
                    $"Row {row.Number} ({row.Key}): '{entry}' gives no rule a severity, or one a second time."
                );
        }

        return severities;
    }

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
