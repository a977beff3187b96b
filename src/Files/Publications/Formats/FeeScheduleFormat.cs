using System.Text;
using System.Text.RegularExpressions;
using ClaimLint.Domain.Tables;
using ClaimLint.Files.Publications.Reading;

namespace ClaimLint.Files.Publications.Formats;

/// <summary>The physician fee schedule's relative value file, PPRRVU: what is kept are the payment policy indicators.</summary>
/// <remarks>
/// Its columns change from year to year (31 in 2025, 32 in 2026), so each is found by its name, which is stacked over up to five lines. Since 2026
/// there are two files, for two conversion factors; relative values and factors are not kept, and so either gives the same release. A CSV
/// saved from CMS's workbook has lost the zeros of its numeric cells, which are restored where they can only be zeros.
/// </remarks>
internal sealed class FeeScheduleFormat : DelimitedFormat
{
    private const int CodeColumn = 0;
    private const int Modifier = 1;
    private const int Description = 2;
    private const int FirstIndicator = 3;
    private const int GlobalDays = FirstIndicator + 4;

    private const int CodeLength = 5;
    private const int GlobalDaysLength = 3;

    // The lowest code of digits is 00100.
    private const int LeastCodeDigits = 3;

    private static readonly Regex Title = LinearRegex.Of(
        @"(?<year>20\d\d)\s+National Physician Fee Schedule Relative Value File\s+(?<month>[a-z]+)"
    );

    private static readonly string[] Values =
    [
        "title",
        "status",
        "nonfacility_na",
        "facility_na",
        "pctc",
        "global",
        "multiple",
        "bilateral",
        "assistant",
        "cosurgeon",
        "team",
    ];

    // The values of each indicator, by CMS's PPRRVU record layout.
    private static readonly string[] Allowed =
    [
        "A B C D E F G H I J M N P Q R T X",
        "NA",
        "NA",
        "0 1 2 3 4 5 6 7 8 9",
        "000 010 090 MMM XXX YYY ZZZ",
        "0 1 2 3 4 5 6 7 8 9",
        "0 1 2 3 9",
        "0 1 2 9",
        "0 1 2 9",
        "0 1 2 9",
    ];

    public override string Name => "the Medicare physician fee schedule (PPRRVU)";

    public override Source Source => Publishers.FeeSchedule;

    protected override IReadOnlyList<Column> Columns { get; } =
    [
        new("HCPCS", true, "HCPCS"),
        new("MOD", true, "MOD"),
        new("DESCRIPTION", false, "DESCRIPTION"),
        new("STATUS CODE", true, "STATUSCODE"),
        new("NON-FAC NA INDICATOR", true, "NONFACNAINDICATOR"),
        new("FACILITY NA INDICATOR", true, "FACILITYNAINDICATOR"),
        new("PCTC IND", true, "PCTCIND"),
        new("GLOB DAYS", true, "GLOBDAYS"),
        new("MULT PROC", true, "MULTPROC"),
        new("BILAT SURG", true, "BILATSURG"),
        new("ASST SURG", true, "ASSTSURG"),
        new("CO-SURG", true, "COSURG"),
        new("TEAM SURG", true, "TEAMSURG"),
    ];

    public override IReadOnlyList<string> Systems(FileLayout layout, PublicationOptions options) => ["mpfs-medicare"];

    public override PublicationDate? DateFrom(string fileName) => NamedDates.QuarterIn(fileName);

    public override PublicationDate DateOf(DateOnly from) => NamedDates.Quarter(from);

    /// <summary><c>2026 National Physician Fee Schedule Relative Value File July Release</c>.</summary>
    protected override PublicationDate? DateIn(string notice) =>
        Title.Match(notice) is { Success: true } title
            ? NamedDates.QuarterIn($"{title.Groups["year"].Value} {title.Groups["month"].Value}")
            : null;

    protected override RowReading Begin(PublicationContext context) => new Reading(this, context);

    private sealed class Reading(FeeScheduleFormat format, PublicationContext context) : RowReading
    {
        private readonly List<TableRow> rows = [];
        private readonly SharedValues values = new(Values);
        private readonly string[][] allowed = [.. Allowed.Select(list => list.Split(' '))];
        private readonly string[] fields = new string[Values.Length];
        private int restoredCodes;
        private int restoredDays;

        public override void Read(DelimitedRows row)
        {
            var code = Restored(row.Text(CodeColumn), CodeLength, LeastCodeDigits, ref restoredCodes);
            if (!PublicationText.IsCode(Encoding.UTF8.GetBytes(code), CodeLength, CodeLength))
                throw PublicationText.Invalid(row[CodeColumn], "HCPCS", "use 5 digits or capital letters");
            var modifier = row[Modifier].IsEmpty ? "" : PublicationText.Code(row[Modifier], 2, 2, "MOD");
            fields[0] = context.Descriptor(code, row.Text(Description));
            for (var i = 0; i < allowed.Length; i++)
            {
                var text = row.Text(FirstIndicator + i);
                if (FirstIndicator + i == GlobalDays && allowed[i].Contains(text.PadLeft(GlobalDaysLength, '0')))
                    text = Restored(text, GlobalDaysLength, least: 1, ref restoredDays);
                if (text.Length > 0 && !allowed[i].Contains(text))
                    throw PublicationText.Invalid(
                        row[FirstIndicator + i],
                        format.Columns[FirstIndicator + i].Name,
                        $"use {string.Join(", ", allowed[i])}. Import the CSV of CMS's zip (PPRRVU), not one saved from its workbook"
                    );
                fields[i + 1] = text;
            }

            if (fields[1].Length == 0)
                throw new UnreadableRowException("STATUS CODE is missing.");
            var key = modifier.Length == 0 ? code : $"{code}|{modifier}";
            rows.Add(new TableRow(key, context.SinceRelease, values.Of(fields), row.Number));
        }

        public override IReadOnlyList<ReleaseDraft> End()
        {
            if (restoredCodes + restoredDays > 0)
                context.Tell(
                    $"Leading zeros that a spreadsheet removed were restored: HCPCS in {Cells(restoredCodes)}, GLOB DAYS in {Cells(restoredDays)}. The CSV of CMS's zip (PPRRVU) has them."
                );
            return [new ReleaseDraft("mpfs-medicare", "Medicare physician fee schedule", rows)];
        }

        private static string Cells(int count) => count == 1 ? "1 cell" : $"{count} cells";

        /// <summary>Digits that lost their leading zeros in a numeric cell: <c>0</c> for 000, <c>10</c> for 010, <c>100</c> for 00100.</summary>
        private static string Restored(string text, int length, int least, ref int restored)
        {
            if (text.Length < least || text.Length >= length || !text.All(char.IsAsciiDigit))
                return text;
            restored++;
            return text.PadLeft(length, '0');
        }
    }
}
