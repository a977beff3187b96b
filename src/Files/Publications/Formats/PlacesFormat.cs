using System.Text.RegularExpressions;
using ClaimLint.Domain.Tables;
using ClaimLint.Files.Publications.Reading;

namespace ClaimLint.Files.Publications.Formats;

/// <summary>Place of service codes: code and description, the unassigned ones among them.</summary>
internal sealed class PlacesFormat : DelimitedFormat
{
    private const string Nothing = "NO DESCRIPTION AVAILABLE";

    // "TELEHEALTH (EFFECTIVE JANUARY 1, 2022) - THE LOCATION …": the date is that of the latest wording, not the code's first day.
    private static readonly Regex NameInDescription = LinearRegex.Of(@"^(?<name>.+?)\s*(\(EFFECTIVE[^)]*\)|-\s|\s-)");

    // Medicare Claims Processing Manual, chapter 26, section 10.5: paid at the facility rate.
    private static readonly HashSet<string> Facilities =
    [
        .. "02 19 21 22 23 24 26 31 34 41 42 51 52 53 56 61".Split(' '),
    ];

    public override string Name => "place of service codes";

    public override Source Source => Publishers.Places;

    protected override IReadOnlyList<Column> Columns { get; } =
    [
        new("code", true, "CODE", "PLACEOFSERVICECODE*", "POSCODE"),
        new("description", true, "DESCRIPTION", "PLACEOFSERVICEDESCRIPTION", "POSDESCRIPTION"),
        new("name", false, "NAME", "PLACEOFSERVICENAME"),
    ];

    public override IReadOnlyList<string> Systems(FileLayout layout, PublicationOptions options) =>
        [PlaceTable.Definition.Name];

    public override PublicationDate? DateFrom(string fileName) =>
        NamedDates.MonthIn(fileName) is { } from ? DateOf(from) : null;

    public override PublicationDate DateOf(DateOnly from) => new($"{from:yyyy-MM}", from, null);

    /// <summary>"Code" and "description" head many a table; two digits and nothing else make it this one.</summary>
    protected override bool Accepts(FoundHeader header, string notice, IReadOnlyList<string[]> rows) =>
        rows.Count(row => row[header.Columns[0]] is [>= '0' and <= '9', >= '0' and <= '9']) > rows.Count / 2;

    protected override RowReading Begin(PublicationContext context) => new Reading(context);

    private sealed class Reading(PublicationContext context) : RowReading
    {
        private readonly List<TableRow> rows = [];
        private readonly SharedValues values = new("name", "facility", "assigned");

        public override void Read(DelimitedRows row)
        {
            var description = row.Text(1);
            if (row[0].SequenceEqual("~"u8) && description.Equals(Nothing, StringComparison.OrdinalIgnoreCase))
            {
                // A placeholder in the claim files that the list is used with.
                context.Tell(
                    $"{row.Name}, row {row.Number}: '~' is a placeholder for a missing code and is not imported."
                );
                return;
            }

            if (row[0] is not [>= (byte)'0' and <= (byte)'9', >= (byte)'0' and <= (byte)'9'])
                throw PublicationText.Invalid(row[0], "Place of service", "use two digits, for example 01");
            var code = row.Text(0);
            var name = row[2].IsEmpty ? NameOf(description) : row.Text(2);
            if (name.Length == 0)
                throw new UnreadableRowException("Description is missing.");
            var isAssigned = !name.StartsWith("unassigned", StringComparison.OrdinalIgnoreCase);
            rows.Add(
                new TableRow(
                    code,
                    context.SinceRelease,
                    values.Of(name, Facilities.Contains(code) ? "Y" : "N", isAssigned ? "Y" : "N"),
                    row.Number
                )
            );
        }

        public override IReadOnlyList<ReleaseDraft> End() =>
            [new ReleaseDraft(PlaceTable.Definition.Name, "Place of service", rows)];

        private static string NameOf(string description) =>
            NameInDescription.Match(description) is { Success: true } match
                ? match.Groups["name"].Value.Trim()
                : description.Trim();
    }
}
