using System.Globalization;
using ClaimLint.Domain.Tables;
using ClaimLint.Files.Publications.Reading;

namespace ClaimLint.Files.Publications.Formats;

/// <summary>NCCI medically unlikely edits: practitioner, outpatient hospital or DME supplier, by the name of the second column.</summary>
internal sealed class UnitLimitsFormat : DelimitedFormat
{
    private const int CodeColumn = 0;
    private const int Indicator = 1;
    private const int Rationale = 2;
    private const int FirstLimit = 3;

    private static readonly string[] Settings = ["practitioner", "outpatient", "dme"];

    public override string Name => "NCCI medically unlikely edits";

    public override Source Source => Publishers.Units;

    protected override IReadOnlyList<Column> Columns { get; } =
    [
        new("HCPCS/CPT Code", true, "HCPCSCPTCODE"),
        new("MUE Adjudication Indicator", true, "MUEADJUDICATIONINDICATOR*"),
        new("MUE Rationale", true, "MUERATIONALE"),
        new("Practitioner Services MUE Values", false, "PRACTITIONERSERVICESMUEVALUE*"),
        new("Outpatient Hospital Services MUE Values", false, "OUTPATIENTHOSPITALSERVICESMUEVALUE*"),
        new("DME Supplier Services MUE Values", false, "DMESUPPLIERSERVICESMUEVALUE*"),
    ];

    public override IReadOnlyList<string> Systems(FileLayout layout, PublicationOptions options) =>
        [$"{UnitLimitTable.Definition.Name}-{options.Program}-{Settings[TableOf(layout)]}".ToLowerInvariant()];

    public override PublicationDate? DateFrom(string fileName) => NamedDates.QuarterIn(fileName);

    public override PublicationDate DateOf(DateOnly from) => NamedDates.Quarter(from);

    protected override bool Accepts(FoundHeader header, string notice, IReadOnlyList<string[]> rows) =>
        header.Columns.AsSpan(FirstLimit).ContainsAnyExcept(-1);

    protected override RowReading Begin(PublicationContext context) => new Reading(this, context);

    private static int TableOf(FileLayout layout)
    {
        var columns = ((DelimitedLayout)layout).Header.Columns.AsSpan(FirstLimit);
        return columns.IndexOfAnyExcept(-1);
    }

    private sealed class Reading(UnitLimitsFormat format, PublicationContext context) : RowReading
    {
        private readonly List<TableRow> rows = [];
        private readonly SharedValues values = new("units", "mai", "rationale");
        private readonly int table = TableOf(context.Parts[0].Layout);

        public override void Read(DelimitedRows row)
        {
            var code = PublicationText.Code(row[CodeColumn], 5, 5, "HCPCS or CPT code");
            // 0 is a limit: the code is never paid in this setting.
            var units = row.Text(FirstLimit + table);
            if (!int.TryParse(units, NumberStyles.None, CultureInfo.InvariantCulture, out var limit))
                throw PublicationText.Invalid(row[FirstLimit + table], "MUE value", "use a whole number of units");
            // "1 Line Edit", "2 Date of Service Edit: Policy", "3 Date of Service Edit: Clinical": the number decides.
            var indicator = row[Indicator];
            if (indicator is not [>= (byte)'1' and <= (byte)'3', ..] || indicator is [_, not (byte)' ', ..])
                throw PublicationText.Invalid(
                    indicator,
                    "MUE adjudication indicator",
                    "use 1 (line), 2 (date of service, policy) or 3 (date of service, clinical)"
                );
            rows.Add(
                new TableRow(
                    code,
                    context.SinceRelease,
                    values.Of(limit.ToString(), ((char)indicator[0]).ToString(), row.Text(Rationale)),
                    row.Number
                )
            );
        }

        public override IReadOnlyList<ReleaseDraft> End() =>
            [
                new ReleaseDraft(
                    format.Systems(context.Parts[0].Layout, context.Options)[0],
                    $"NCCI medically unlikely edits, {context.Options.Program} {Settings[table]}",
                    rows
                )
                {
                    // Complete for nothing: some limits are confidential, and a code without a row may well have one.
                    Coverage = string.Empty,
                },
            ];
    }
}
