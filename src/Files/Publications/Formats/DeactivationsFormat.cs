using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;
using ClaimLint.Files.Publications.Reading;

namespace ClaimLint.Files.Publications.Formats;

/// <summary>NPPES's list of deactivated NPIs, saved as CSV from its workbook.</summary>
/// <remarks>A row is in force from the day of deactivation on: an NPI that NPPES gave back to its holder is not in the next list.</remarks>
internal sealed class DeactivationsFormat : DelimitedFormat
{
    public override string Name => "NPPES deactivated NPIs";

    public override Source Source => Publishers.Deactivations;

    public override int MaxRows => PublicationLimits.MaxNpiRows;

    protected override IReadOnlyList<Column> Columns { get; } =
    [
        new("NPI", true, "NPI"),
        new("NPPES Deactivation Date", true, "NPPESDEACTIVATIONDATE", "NPIDEACTIVATIONDATE", "DEACTIVATIONDATE"),
        new("Provider Taxonomy Code_1", false, "HEALTHCAREPROVIDERTAXONOMYCODE1"),
    ];

    public override IReadOnlyList<string> Systems(FileLayout layout, PublicationOptions options) =>
        [DeactivatedNpiTable.Definition.Name];

    public override PublicationDate? DateFrom(string fileName) =>
        NamedDates.DayIn(fileName) is { } from ? DateOf(from) : null;

    public override PublicationDate DateOf(DateOnly from) => new($"{from:yyyy-MM-dd}", from, null);

    /// <summary>The full NPPES file has these two columns as well, and eight million rows that are no deactivations.</summary>
    protected override bool Accepts(FoundHeader header, string notice, IReadOnlyList<string[]> rows) =>
        header.Columns[2] < 0;

    protected override RowReading Begin(PublicationContext context) => new Reading();

    private sealed class Reading : RowReading
    {
        private static readonly Dictionary<string, string> Nothing = [];
        private readonly List<TableRow> rows = [];

        public override void Read(DelimitedRows row)
        {
            if (!Npi.TryParse(row[0], out var npi) || !npi.HasRightCheckDigit)
                throw PublicationText.Invalid(row[0], "NPI", "use 10 digits with a valid check digit");
            var day = PublicationText.AnyDay(row[1], "Deactivation date");
            rows.Add(new TableRow(npi.ToString(), new ActivePeriod(day, DateOnly.MaxValue), Nothing, row.Number));
        }

        public override IReadOnlyList<ReleaseDraft> End() =>
            [new ReleaseDraft(DeactivatedNpiTable.Definition.Name, "Deactivated NPIs", rows)];
    }
}
