using ClaimLint.Domain.Tables;
using ClaimLint.Files.Publications.Reading;

namespace ClaimLint.Files.Publications.Formats;

/// <summary>A table in our own columns, for what has no public shape: payer policies, profiles, revenue codes, age and sex edits; and for any other table.</summary>
/// <remarks>Known by its column names, which are those of <c>data/*.csv</c>; <c>from</c> and <c>until</c> are always among them.</remarks>
internal sealed class OwnTableFormat : PublicationFormat
{
    private static readonly Shape[] Shapes =
    [
        new(TableSystems.Payers, "Payer policies", "payer_id", "name", "program", "severities"),
        new(
            TableSystems.Profiles,
            "Procedure profiles",
            "procedure",
            "kind",
            "code",
            "title",
            "says",
            "known",
            "side",
            "suggests_billing"
        ),
        new(
            TableSystems.ProfileReviews,
            "Reviews of procedure profiles",
            "procedure",
            "kind",
            "code",
            "verdict",
            "describes",
            "truth",
            "basis"
        ),
        new(TableSystems.DiagnosisEdits, "Diagnosis edits", "code", "edit", "sex", "age_from", "age_to"),
        new(TableSystems.RevenueCodes, "Revenue codes", "revenue_code", "title"),
        new(TableSystems.Procedures, "Procedure codes", "code", "title"),
        new(TableSystems.Diagnoses, "ICD-10-CM", "code", "billable", "side"),
        new(TableSystems.Modifiers, "Modifiers", "code", "title", "ncci", "side", "anatomic", "evaluation_only"),
        new(TableSystems.PlacesOfService, "Place of service", "code", "name", "facility", "assigned"),
        new(
            TableSystems.FeeSchedule,
            "Fee schedule",
            "code",
            "modifier",
            "status",
            "nonfacility_na",
            "facility_na",
            "pctc",
            "global",
            "multiple",
            "bilateral",
            "assistant",
            "cosurgeon",
            "team"
        ),
        new(TableSystems.PairEdits, "Pair edits", "column1", "column2", "indicator", "rationale"),
        new(TableSystems.UnitLimits, "Unit limits", "code", "units", "mai", "rationale"),
        new(TableSystems.AddOns, "Add-on edits", "code", "primary", "type"),
        new(TableSystems.Taxonomies, "Provider taxonomy", "code", "grouping", "classification", "specialization"),
    ];

    public override string Name => "a table in ClaimLint's own columns";

    public override Source Source => Publishers.Own;

    public override FileLayout? Recognise(FileHead head, out NearMiss? nearest)
    {
        nearest = null;
        var records = head.Records(',');
        if (records.Count == 0 || !records[0].Contains("from") || !records[0].Contains("until"))
            return null;
        var names = records[0];
        var best = default(Shape);
        foreach (var shape in Shapes)
        {
            var missing = shape.Columns.Except(names).ToArray();
            if (missing.Length == 0 && (best is null || shape.Columns.Length > best.Columns.Length))
                best = shape;
            var matched = shape.Columns.Length - missing.Length;
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
        return new OwnLayout(best.System, best.Title, names, new DelimitedLayout(',', header));
    }

    public override IReadOnlyList<string> Systems(FileLayout layout, PublicationOptions options) =>
        [SystemOf((OwnLayout)layout, options)];

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
            catch (Exception wrong) when (wrong is UnreadableRowException or InvalidTableException)
            {
                context.Skip(records.Name, records.Number, wrong.Message);
            }
        }

        // A list of payers or profiles is all there is; of a code system it may be a part.
        var isWhole = layout.System is TableSystems.Payers or TableSystems.Profiles or TableSystems.ProfileReviews;
        return
        [
            new ReleaseDraft(SystemOf(layout, context.Options), layout.Title, rows)
            {
                Coverage = isWhole ? "*" : "rows",
            },
        ];
    }

    /// <summary>The edit tables' own names lack program and setting, which the caller says.</summary>
    private static string SystemOf(OwnLayout layout, PublicationOptions options)
    {
        var program = $"{options.Program}".ToLowerInvariant();
        return layout.System switch
        {
            TableSystems.FeeSchedule or TableSystems.AddOns => $"{layout.System}-{program}",
            TableSystems.PairEdits or TableSystems.UnitLimits when options.Setting is { } setting =>
                $"{layout.System}-{program}-{setting}".ToLowerInvariant(),
            TableSystems.PairEdits or TableSystems.UnitLimits => throw new UnreadablePublicationException(
                $"{layout.Title} in ClaimLint's own columns do not say for whom they are: pass the setting, practitioner or outpatient (Setting)."
            ),
            _ => layout.System,
        };
    }

    private static TableRow Row(DelimitedRows record, OwnLayout layout, PublicationContext context)
    {
        var columns = new Dictionary<string, string>(layout.Names.Count);
        for (var i = 0; i < layout.Names.Count; i++)
            columns[layout.Names[i]] = record.Text(i);
        foreach (var key in TableShape.KeyColumns(layout.System))
        {
            if (columns[key].Length == 0 && key != "modifier")
                throw new UnreadableRowException($"no {key}.");
        }

        var row = TableShape.Row(layout.System, columns, record.Number);
        if (row.Period.Until < row.Period.From)
            throw new UnreadableRowException(
                $"until {row.Period.Until:yyyy-MM-dd} is before from {row.Period.From:yyyy-MM-dd}."
            );
        OwnValues.Check(layout.System, columns);
        if (layout.System != TableSystems.Procedures)
            return row;
        columns["title"] = context.Descriptor(row.Key, columns["title"]);
        return TableShape.Row(layout.System, columns, record.Number);
    }

    private sealed record Shape(string System, string Title, params string[] Columns);

    private sealed record OwnLayout(string System, string Title, IReadOnlyList<string> Names, DelimitedLayout Columns)
        : FileLayout;
}
