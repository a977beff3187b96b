using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;
using ClaimLint.Files.Publications.Reading;

namespace ClaimLint.Files.Publications.Formats;

/// <summary>NCCI procedure-to-procedure edits, in the text and the CSV form: four files f1 to f4 a quarter for each setting.</summary>
/// <remarks>Two and a half million rows: they are packed in memory, and share their values.</remarks>
internal sealed class PairEditsFormat : DelimitedFormat
{
    private const int Column1 = 0;
    private const int Column2 = 1;
    private const int Effective = 2;
    private const int Deletion = 3;
    private const int Modifier = 4;
    private const int Rationale = 5;

    private static readonly string[] ChangeWords = ["additions", "deletions", "revisions", "change"];

    public override string Name => "NCCI procedure-to-procedure edits";

    public override Source Source => Publishers.Pairs;

    public override bool ComesInParts => true;

    public override int MaxRows => PublicationLimits.MaxPairRows;

    protected override IReadOnlyList<Column> Columns { get; } =
    [
        new("Column 1", true, "COLUMN1"),
        new("Column 2", true, "COLUMN2"),
        new("Effective Date", true, "EFFECTIVEDATE*"),
        new("Deletion Date", true, "DELETIONDATE*"),
        new("Modifier", true, "MODIFIER*", "CCMI*"),
        new("PTP Edit Rationale", true, "PTPEDITRATIONALE*"),
    ];

    public override IReadOnlyList<string> Systems(FileLayout layout, PublicationOptions options) =>
        options.Setting is { } setting
            ? [$"{PairTable.Definition.Name}-{options.Program}-{setting}".ToLowerInvariant()]
            : [$"{PairTable.Definition.Name}-{options.Program}".ToLowerInvariant()];

    public override PublicationDate? DateFrom(string fileName) => NamedDates.QuarterIn(fileName);

    public override PublicationDate DateOf(DateOnly from) => NamedDates.Quarter(from);

    /// <summary>A change report may have the same columns.</summary>
    protected override bool Accepts(FoundHeader header, string notice, IReadOnlyList<string[]> rows) =>
        !ChangeWords.Any(word => notice.Contains(word, StringComparison.OrdinalIgnoreCase));

    protected override RowReading Begin(PublicationContext context) =>
        context.Options.Setting is null
            ? throw new UnreadablePublicationException(
                $"{context.FileNames} is {Name}; the file does not state its setting. Pass the setting, practitioner, outpatient or dme ({context.Options.Names.Setting})."
            )
            : new Reading(this, context);

    /// <summary>The rows so far, and the sets of values they share.</summary>
    private sealed class Reading(PairEditsFormat format, PublicationContext context) : RowReading
    {
        private readonly PairRows rows = new(capacity: 1 << 16);
        private readonly List<ValueSet> sets = [];
        private ValueSet? last;

        public override void Read(DelimitedRows row)
        {
            var column1 = CheckedCode(row[Column1], "Column 1 code");
            var column2 = CheckedCode(row[Column2], "Column 2 code");
            var from = PublicationText.Day(row[Effective], "Effective date");
            var deletion = row[Deletion];
            var until = deletion.SequenceEqual("*"u8)
                ? DateOnly.MaxValue
                : PublicationText.Day(deletion, "Deletion date", "use YYYYMMDD, or * for none");
            var period = PublicationText.Period(from, until, "effective date", "Deletion date");
            if (row[Modifier] is not [(byte)'0' or (byte)'1' or (byte)'9'])
                throw PublicationText.Invalid(
                    row[Modifier],
                    "Modifier indicator",
                    "use 0 (not allowed), 1 (allowed) or 9 (not applicable)"
                );
            var set = SetOf(row[Modifier][0], row[Rationale]);
            rows.Add(column1, column2, period, set, row.Number);
        }

        public override IReadOnlyList<ReleaseDraft> End()
        {
            if (context.Options.Coverage is null && PairParts.Missing(rows) is { } missing)
            {
                throw new UnreadablePublicationException(
                    $"{context.FileNames}: a part is missing, {missing}. Import all parts (f1 to f4) together, or state what these are complete for ({context.Options.Names.Coverage})."
                );
            }

            rows.TrimExcess();
            var options = context.Options;
            return
            [
                new ReleaseDraft(
                    format.Systems(context.Parts[0].Layout, options)[0],
                    $"NCCI procedure-to-procedure edits, {options.Program} {options.Setting}",
                    rows
                )
                {
                    IsNeverInForce = row => row["indicator"] == "9",
                    TellsNeverInForce = true,
                },
            ];
        }

        private static Code CheckedCode(ReadOnlySpan<byte> field, string label) =>
            field.Length == 5 && Code.TryParse(field, out var code)
                ? code
                : throw PublicationText.Invalid(field, label, "use 5 digits or capital letters");

        private byte SetOf(byte indicator, ReadOnlySpan<byte> rationale)
        {
            if (last is not null && last.Is(indicator, rationale))
                return last.Index;
            foreach (var set in sets)
            {
                if (set.Is(indicator, rationale))
                    return (last = set).Index;
            }

            if (sets.Count == byte.MaxValue)
                throw new UnreadablePublicationException(
                    $"{context.FileNames} has more than {byte.MaxValue} different rationales; NCCI has about 12."
                );
            var values = new Dictionary<string, string>(2)
            {
                ["indicator"] = ((char)indicator).ToString(),
                ["rationale"] = PublicationText.Of(rationale),
            };
            last = new ValueSet(indicator, rationale.ToArray(), rows.AddSet(values));
            sets.Add(last);
            return last.Index;
        }
    }

    private sealed class ValueSet(byte indicator, byte[] rationale, byte index)
    {
        public byte Index => index;

        public bool Is(byte otherIndicator, ReadOnlySpan<byte> other) =>
            indicator == otherIndicator && other.SequenceEqual(rationale);
    }
}
