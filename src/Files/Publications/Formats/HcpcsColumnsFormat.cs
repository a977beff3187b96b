using ClaimLint.Domain.Tables;
using ClaimLint.Files.Publications.Reading;

namespace ClaimLint.Files.Publications.Formats;

/// <summary>The HCPCS alpha-numeric file in columns, as CMS ships it beside the text.</summary>
internal sealed class HcpcsColumnsFormat : DelimitedFormat
{
    public override string Name => "the HCPCS alpha-numeric file";

    public override Source Source => Publishers.Hcpcs;

    public override string AffectedBySkippedRow => HcpcsRecords.AffectedBySkippedRow;

    protected override IReadOnlyList<Column> Columns { get; } =
    [
        new("HCPC", true, "HCPC", "HCPCS"),
        new("RECID", true, "RECID"),
        new("LONG DESCRIPTION", true, "LONGDESCRIPTION"),
        new("COV", true, "COV"),
        new("ADD DT", true, "ADDDT"),
        new("TERM DT", true, "TERMDT"),
    ];

    public override IReadOnlyList<string> Systems(FileLayout layout, PublicationOptions options) =>
        HcpcsRecords.Systems;

    public override PublicationDate? DateFrom(string fileName) =>
        NamedDates.QuarterIn(fileName) ?? NamedDates.YearlyHcpcsIn(fileName);

    public override PublicationDate DateOf(DateOnly from) => NamedDates.Quarter(from);

    protected override RowReading Begin(PublicationContext context) => new Reading(context);

    private sealed class Reading(PublicationContext context) : RowReading
    {
        private readonly HcpcsRecords records = new(context);

        public override void Read(DelimitedRows row)
        {
            records.Add(
                new HcpcsRecord
                {
                    Code = row[0],
                    Id = row[1],
                    Long = row[2],
                    Coverage = row[3],
                    Added = row[4],
                    Terminated = row[5],
                    Number = row.Number,
                }
            );
        }

        public override IReadOnlyList<ReleaseDraft> End() => records.Drafts();
    }
}
