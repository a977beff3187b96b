using System.Text;
using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Tables;

/// <summary>What a table's rows are looked up by, as a person types it.</summary>
public enum LookupKind : byte
{
    Code,

    /// <summary>An ICD-10-CM code, with or without its dot.</summary>
    Diagnosis,

    /// <summary>A National Provider Identifier.</summary>
    Npi,

    /// <summary>Any text, as it is.</summary>
    Text,
}

/// <summary>How many rows of a table share an entity of storage.</summary>
public enum TablePacking : byte
{
    /// <summary>The rows of one key.</summary>
    None,

    /// <summary>The rows of one first code: tables that run into millions of pairs.</summary>
    Pairs,

    /// <summary>The rows of a thousand and more NPIs.</summary>
    Npis,
}

/// <summary>One table: everything that is stated about it is stated here, once.</summary>
/// <remarks>Stored rows, tables in our own columns, lookup, history, corrections, export and documentation follow from it.</remarks>
public abstract class TableDefinition(string name, string title)
{
    private static readonly string[] Dates = ["from", "until"];

    /// <summary>The name that the names of its systems begin with: <c>icd-10-cm</c>, <c>ptp</c>.</summary>
    public string Name { get; } = name;

    /// <summary>What people call it.</summary>
    public string Title { get; } = title;

    /// <summary>The table of each program and setting; of a table that does not depend on them, the one.</summary>
    public IReadOnlyList<TableSystem> Systems { get; init; } = [new(name)];

    /// <summary>The columns that make a row's key, in the order in which it joins them with <c>|</c>.</summary>
    public abstract IReadOnlyList<string> KeyColumns { get; }

    /// <summary>The other columns that a row must have.</summary>
    public abstract IReadOnlyList<string> ValueColumns { get; }

    /// <summary>Whether a code without a row does not exist; in other tables it is one about which nothing is stated.</summary>
    public bool IsCodeSystem { get; init; }

    /// <summary>Whether a table in our own columns is all there is, unless stated otherwise; else it is complete for its own rows.</summary>
    public bool IsWholeList { get; init; }

    /// <summary>Whether rows mostly have no dates: one that is added counts always, unless it states since when.</summary>
    public bool IsUndated { get; init; }

    /// <summary>The column of <see cref="KeyColumns"/> that may be empty, if there is one.</summary>
    public string? OptionalKeyColumn { get; init; }

    /// <summary>Whether the table can be imported in our own columns; else only in its published form.</summary>
    public bool HasOwnColumns { get; init; } = true;

    public LookupKind LookedUpBy { get; init; }

    public TablePacking Packing { get; init; }

    /// <summary>The system of a program and setting, or null where there is none.</summary>
    public string? SystemOf(EditProgram program, EditSetting setting) =>
        Systems.FirstOrDefault(system => system.Program == program && system.Setting == setting)?.Name;

    /// <summary>A row from named columns: <c>from</c> and <c>until</c> (YYYY-MM-DD, empty for open) become its period.</summary>
    /// <exception cref="InvalidTableException">A key column is missing or a date is not one.</exception>
    public TableRow RowOf(IReadOnlyDictionary<string, string> columns, int number)
    {
        var parts = KeyColumns.Select(key =>
            columns.TryGetValue(key, out var part)
                ? part
                : throw new InvalidTableException(number, $"column '{key}' is missing.")
        );
        return new TableRow(
            string.Join('|', parts).TrimEnd('|'),
            new ActivePeriod(
                Day(columns, Dates[0], DateOnly.MinValue, number),
                Day(columns, Dates[1], DateOnly.MaxValue, number)
            ),
            columns.Where(column => !KeyColumns.Contains(column.Key) && !Dates.Contains(column.Key)).ToDictionary(),
            number
        );
    }

    public bool MayBeEmpty(string keyColumn) => keyColumn == OptionalKeyColumn;

    /// <summary>Reads a row as the tables in memory would, and forgets it: what they could not use is refused here.</summary>
    /// <exception cref="InvalidTableException">A value is not of its column's kind, or a column is missing.</exception>
    public abstract void Check(TableRow row);

    /// <summary>Reads what a person typed; false where no row of the table could have such a key.</summary>
    public bool TryReadKey(string typed, out LookupKey asked)
    {
        var text = typed.Trim();
        var utf8 = Encoding.UTF8.GetBytes(text.ToUpperInvariant());
        var isCode =
            LookedUpBy == LookupKind.Diagnosis
                ? Code.TryParseDiagnosis(utf8, out var code)
                : Code.TryParse(utf8, out code);
        asked = new LookupKey(LookedUpBy == LookupKind.Text ? text : code.ToString(), code);
        return LookedUpBy switch
        {
            LookupKind.Text => text.Length > 0,
            LookupKind.Npi => Npi.TryParse(utf8, out _),
            _ => isCode,
        };
    }

    /// <summary>The key of a row as the table has it, from what a person typed: codes in capitals, diagnoses without their dot.</summary>
    public string RowKeyOf(string typed)
    {
        var parts = typed.Trim().TrimEnd('|').Split('|');
        return string.Join('|', parts.Select((part, at) => at < CodesInKey ? CodeText(part) : part));
    }

    /// <summary>How many parts of a key are codes, from the first on; what follows them is written as in the table.</summary>
    protected abstract int CodesInKey { get; }

    /// <summary>Makes the table in memory of a release.</summary>
    /// <exception cref="InvalidTableException">A row lacks a column, or a value is not of its kind.</exception>
    internal abstract ReleaseTable ReadTable(ReleaseRows release);

    /// <summary>The stack of a system's releases; of others, those are left out.</summary>
    internal abstract ReleaseStack StackOf(string system, IEnumerable<ReleaseTable> releases);

    private string CodeText(string typed) =>
        (
            LookedUpBy == LookupKind.Diagnosis ? typed.Replace(".", "", StringComparison.Ordinal) : typed
        ).ToUpperInvariant();

    private static DateOnly Day(
        IReadOnlyDictionary<string, string> columns,
        string column,
        DateOnly open,
        int number
    ) =>
        !columns.TryGetValue(column, out var text) || text.Length == 0 ? open
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", out var day) ? day
        : throw new InvalidTableException(number, $"'{text}' is not a valid date for '{column}'. Use YYYY-MM-DD.");
}

/// <summary>A table of one program and setting, or of none.</summary>
/// <param name="Name">Its name in releases, in addresses, in findings.</param>
/// <param name="Program">Whose edits; not stated where the table is the same for all.</param>
/// <param name="Setting">For whom; any where the table is the same for all.</param>
public sealed record TableSystem(
    string Name,
    EditProgram Program = EditProgram.NotStated,
    EditSetting Setting = EditSetting.Any
)
{
    /// <summary>The tables of a program, one for each setting: <c>ptp-medicare-outpatient</c>.</summary>
    public static IEnumerable<TableSystem> Of(string table, EditProgram program, params EditSetting[] settings) =>
        settings.Select(setting => new TableSystem(
            $"{table}-{program}-{Word(setting)}".ToLowerInvariant(),
            program,
            setting
        ));

    private static string Word(EditSetting setting) => setting == EditSetting.Supplier ? "dme" : $"{setting}";
}

/// <inheritdoc cref="TableDefinition"/>
/// <typeparam name="TRow">What a row says besides its key.</typeparam>
public sealed class TableDefinition<TRow>(string name, string title) : TableDefinition(name, title)
{
    public required TableKey<TRow> Key { get; init; }

    public required IReadOnlyList<RowColumn<TRow>> Columns { get; init; }

    /// <summary>Reads a row; throws <see cref="InvalidTableException"/> where a value is not of its column's kind.</summary>
    public required Func<TableRow, TRow> ReadRow { get; init; }

    /// <summary>Rows that count only where no other of their key is in force; null where there are none such.</summary>
    internal Func<TRow, bool>? GivesWay { get; init; }

    /// <summary>Adds to what a row says what its key and its period do; null where nothing is added. Thousands of rows share what is added to.</summary>
    internal Func<ulong, ActivePeriod, TRow, TRow>? Complete { get; init; }

    /// <summary>Whether a row in force shows that its code is one; null where every row does.</summary>
    public Func<TRow, bool>? Proves { get; init; }

    /// <summary>The rows of a release that concern what is looked up, by their places; null for those whose key has its code.</summary>
    internal Func<ReleaseTable<TRow>, LookupKey, IEnumerable<int>>? Concerning { get; init; }

    public override IReadOnlyList<string> KeyColumns => Key.Columns;

    protected override int CodesInKey => Key.Codes;

    /// <summary>What was looked up is the first part of every row's key that is found, and need not be repeated.</summary>
    private bool IsOfOneCode => Concerning is null;

    public override IReadOnlyList<string> ValueColumns => [.. Columns.Select(column => column.Name)];

    public override void Check(TableRow row)
    {
        Key.Of(row);
        ReadRow(row);
    }

    internal override ReleaseTable ReadTable(ReleaseRows release) => new ReleaseTable<TRow>(release, this);

    internal override ReleaseStack StackOf(string system, IEnumerable<ReleaseTable> releases)
    {
        ReleaseTable[] own = [.. releases.Where(table => table.Release.System == system)];
        // An older release must not answer for one that cannot be read.
        return Array.Exists(own, table => table is UnreadableTable)
            ? new ReleaseStack<TRow>(this, system, []) { IsUnreadable = true }
            : new ReleaseStack<TRow>(this, system, own.OfType<ReleaseTable<TRow>>());
    }

    internal IEnumerable<int> PlacesOf(ReleaseTable<TRow> table, LookupKey asked) =>
        Concerning?.Invoke(table, asked) ?? table.PlacesOf(asked.Code.Packed, Key.Mask);

    /// <summary>A row in words: the parts of its key beyond what was looked up, then its values.</summary>
    internal CodePeriod PeriodOf(ReleaseTable<TRow> table, int at, bool isUsed)
    {
        var (evidence, row) = (table.EvidenceAt(at), table.RowAt(at));
        var parts = evidence.RowKey!.Split('|', Key.Columns.Length);
        return new CodePeriod(
            table.Release,
            table.PeriodAt(at),
            evidence,
            [
                .. Key
                    .Columns.Select((column, part) => KeyValuePair.Create(column, parts.ElementAtOrDefault(part) ?? ""))
                    .Skip(IsOfOneCode ? 1 : 0),
                .. Columns.Select(column => KeyValuePair.Create(column.Name, column.TextOf(row))),
            ]
        )
        {
            IsUsed = isUsed,
        };
    }
}
