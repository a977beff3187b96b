using ClaimLint.Domain.Tables;
using ClaimLint.Files.Publications.Reading;

namespace ClaimLint.Files.Publications.Formats;

/// <summary>NCCI add-on code edits saved as CSV from the workbook that CMS ships since June 2023.</summary>
internal sealed class AddOnColumnsFormat : DelimitedFormat
{
    public override string Name => "NCCI add-on code edits";

    public override Source Source => Publishers.AddOns;

    public override string AffectedBySkippedRow => AddOnRows.AffectedBySkippedRow;

    protected override IReadOnlyList<Column> Columns { get; } =
    [
        new("Add-on code", true, "ADDONCODE", "AOC"),
        new("Primary code", true, "PRIMARYCODE"),
        new("AOC edit type", true, "AOCEDITTYPE", "EDITTYPE"),
        new("AOC edit effective date", true, "AOCEDITEFF*"),
        new("AOC edit deletion date", true, "AOCEDITDEL*"),
        new("AOC deletion date", false, "AOCDEL*"),
        new("Primary code deletion date", false, "PRIMARYCODEDEL*"),
        new("Special instructions", false, "SPECIALINSTRUCTION*"),
    ];

    public override IReadOnlyList<string> Systems(FileLayout layout, PublicationOptions options) =>
        [AddOnRows.System(options)];

    public override PublicationDate? DateFrom(string fileName) => NamedDates.QuarterIn(fileName);

    public override PublicationDate DateOf(DateOnly from) => NamedDates.Quarter(from);

    protected override RowReading Begin(PublicationContext context) => new Reading(context);

    private sealed class Reading(PublicationContext context) : RowReading
    {
        private readonly AddOnRows rows = new();

        public override void Read(DelimitedRows row) =>
            rows.Add(
                row[2],
                row[0],
                row[1],
                row[3],
                new Deletions
                {
                    OfEdit = row[4],
                    OfAddOn = row[5],
                    OfPrimary = row[6],
                },
                row.Text(7),
                row.Number
            );

        public override IReadOnlyList<ReleaseDraft> End() => [rows.Draft(context.Options)];
    }
}
