using ClaimLint.Domain.Tables;
using ClaimLint.Files.Publications.Reading;

namespace ClaimLint.Files.Publications.Formats;

/// <summary>NUCC's provider taxonomy, in UTF-8 or, in some releases, Windows-1252. Definitions are left out.</summary>
internal sealed class TaxonomyFormat : DelimitedFormat
{
    public override string Name => "the NUCC provider taxonomy";

    public override Source Source => Publishers.Taxonomies;

    protected override IReadOnlyList<Column> Columns { get; } =
    [
        new("Code", true, "CODE"),
        new("Grouping", true, "GROUPING", "TYPE"),
        new("Classification", true, "CLASSIFICATION"),
        new("Specialization", true, "SPECIALIZATION"),
        new("Definition", true, "DEFINITION"),
        new("Section", false, "SECTION"),
    ];

    public override IReadOnlyList<string> Systems(FileLayout layout, PublicationOptions options) =>
        [TaxonomyTable.Definition.Name];

    public override PublicationDate? DateFrom(string fileName) => NamedDates.TaxonomyIn(fileName);

    /// <summary>Half a year: releases come in January and July and are usable from April and October on.</summary>
    public override PublicationDate DateOf(DateOnly from) =>
        new($"{from:yyyy-MM}", from, from.AddMonths(6).AddDays(-1));

    protected override RowReading Begin(PublicationContext context) => new Reading(context);

    private sealed class Reading(PublicationContext context) : RowReading
    {
        private readonly List<TableRow> rows = [];
        private readonly SharedValues values = new("grouping", "classification", "specialization", "section");

        public override void Read(DelimitedRows row)
        {
            var code = PublicationText.Code(row[0], 10, 10, "Taxonomy code");
            if (row[2].IsEmpty)
                throw new UnreadableRowException("Classification is missing.");
            rows.Add(
                new TableRow(
                    code,
                    context.SinceRelease,
                    values.Of(row.Text(1), row.Text(2), row.Text(3), row.Text(5)),
                    row.Number
                )
            );
        }

        public override IReadOnlyList<ReleaseDraft> End() =>
            [new ReleaseDraft(TaxonomyTable.Definition.Name, "Provider taxonomy", rows)];
    }
}
