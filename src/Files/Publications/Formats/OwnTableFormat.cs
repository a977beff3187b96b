using ClaimLint.Domain.Tables;
using ClaimLint.Files.Publications.Reading;

namespace ClaimLint.Files.Publications.Formats;

/// <summary>A table in our own columns, for what has no public shape: payer policies, profiles, revenue codes, age and sex edits; and for most other tables.</summary>
/// <remarks>Recognized by its column names, which are those of <c>data/*.csv</c>; <c>from</c> and <c>until</c> are always among them.</remarks>
internal sealed class OwnTableFormat(TableCatalog catalog) : PublicationFormat
{
    public override string Name => "a table in ClaimLint's own columns";

    public override Source Source => Publishers.Own;

    public override FileLayout? Recognise(FileHead head, out NearMiss? nearest)
    {
        nearest = null;
        var records = head.Records(',');
        if (records.Count == 0 || !records[0].Contains("from") || !records[0].Contains("until"))
            return null;
        var names = records[0];
        var (best, most) = (default(TableDefinition), 0);
        foreach (var table in catalog.Tables.Where(table => table.HasOwnColumns))
        {
            string[] columns = [.. table.KeyColumns, .. table.ValueColumns];
            var missing = columns.Except(names).ToArray();
            if (missing.Length == 0 && columns.Length > most)
                (best, most) = (table, columns.Length);
            var matched = columns.Length - missing.Length;
            if (matched > (nearest?.Matched ?? 0))
                nearest = new NearMiss(
                    matched,
                    string.Join(", ", missing.Select(name => $"'{name}'")),
                    HeaderStack.Tell(names)
                );
        }

        if (best is null)
            return null;
        if (names.GroupBy(name => name).FirstOrDefault(name => name.Count() > 1) is { } twice)
            throw new UnreadablePublicationException($"{head.Name} has two columns '{twice.Key}'.");
        var header = new FoundHeader(0, 1, [.. Enumerable.Range(0, names.Length)], names.Length);
        return new OwnLayout(best, names, new DelimitedLayout(',', header));
    }

    public override IReadOnlyList<string> Systems(FileLayout layout, PublicationOptions options) =>
        [SystemOf(((OwnLayout)layout).Table, options)];

    public override PublicationDate? DateFrom(string fileName) =>
        NamedDates.MonthIn(fileName) is { } from ? DateOf(from) : null;

    public override PublicationDate DateOf(DateOnly from) => new($"{from:yyyy-MM}", from, null);

    public override IReadOnlyList<ReleaseDraft> Read(PublicationContext context)
    {
        var layout = (OwnLayout)context.Parts[0].Layout;
        var rows = new List<TableRow>();
        using var records = new DelimitedRows(context.Parts[0].Entry, layout.Columns, after: 0);
        while (records.Read())
        {
            try
            {
                records.CheckWidth();
                rows.Add(Row(records, layout, context));
            }
            catch (UnreadableRowException wrong)
            {
                context.Skip(records.Name, records.Number, wrong.Message);
            }
            catch (InvalidTableException wrong)
            {
                context.Skip(records.Name, records.Number, wrong.Reason);
            }
        }

        var table = layout.Table;
        return
        [
            new ReleaseDraft(SystemOf(table, context.Options), table.Title, rows)
            {
                Coverage = table.IsWholeList ? Coverage.Whole.Text : Coverage.Rows.Text,
            },
        ];
    }

    /// <summary>The edit tables' own columns lack program and setting, which the caller states.</summary>
    private static string SystemOf(TableDefinition table, PublicationOptions options)
    {
        var program = Enum.Parse<EditProgram>($"{options.Program}");
        var systems = table.Systems.Where(system =>
            system.Program is EditProgram.NotStated || system.Program == program
        );
        var wanted = options.Setting is { } setting ? Enum.Parse<EditSetting>($"{setting}") : EditSetting.Any;
        return systems.ToList() switch
        {
            [] => throw new UnreadablePublicationException($"There is no {table.Title} table for {options.Program}."),
            [var one] => one.Name,
            var several => several.Find(system => system.Setting == wanted)?.Name
                ?? throw new UnreadablePublicationException(
                    $"{table.Title} in ClaimLint's own columns does not state the setting: pass practitioner or outpatient ({options.Names.Setting})."
                ),
        };
    }

    private static TableRow Row(DelimitedRows record, OwnLayout layout, PublicationContext context)
    {
        var table = layout.Table;
        var columns = new Dictionary<string, string>(layout.Names.Count);
        for (var i = 0; i < layout.Names.Count; i++)
            columns[layout.Names[i]] = record.Text(i);
        if (table.KeyColumns.FirstOrDefault(key => columns[key].Length == 0 && !table.MayBeEmpty(key)) is { } empty)
            throw new UnreadableRowException($"no {empty}.");
        // A description of CPT is the AMA's, whoever wrote it into the file.
        if (table == ProcedureTable.Definition)
            columns["title"] = context.Descriptor(columns["code"], columns["title"]);
        var row = table.RowOf(columns, record.Number);
        if (row.Period.Until < row.Period.From)
            throw new UnreadableRowException(
                $"until {row.Period.Until:yyyy-MM-dd} is before from {row.Period.From:yyyy-MM-dd}."
            );
        table.Check(row);
        return row;
    }

    private sealed record OwnLayout(TableDefinition Table, IReadOnlyList<string> Names, DelimitedLayout Columns)
        : FileLayout;
}
