using System.Text;
using ClaimLint.Domain.Tables;
using ClaimLint.Files.Publications.Reading;

namespace ClaimLint.Files.Publications.Formats;

/// <summary>NCCI procedure-to-procedure edits, in the text and the CSV form: four files f1 to f4 a quarter for each setting.</summary>
/// <remarks>Two and a half million rows: a row is one object and its key, and shares the set of its values with its like.</remarks>
internal sealed class PairEditsFormat : DelimitedFormat
{
    private const int Column1 = 0;
    private const int Column2 = 1;
    private const int Effective = 2;
    private const int Deletion = 3;
    private const int Modifier = 4;
    private const int Rationale = 5;

    public override string Name => "NCCI procedure-to-procedure edits";

    public override Source Source => Publishers.Pairs;

    public override bool ComesInParts => true;

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
            ? [$"{TableSystems.PairEdits}-{options.Program}-{setting}".ToLowerInvariant()]
            : [$"{TableSystems.PairEdits}-{options.Program}".ToLowerInvariant()];

    public override PublicationDate? DateFrom(string fileName) => NamedDates.QuarterIn(fileName);

    public override PublicationDate DateOf(DateOnly from) => NamedDates.Quarter(from);

    protected override RowReading Begin(PublicationContext context) =>
        context.Options.Setting is null
            ? throw new UnreadablePublicationException(
                $"{context.FileNames} is {Name}, which do not say for whom they are: pass the setting, practitioner or outpatient (Setting)."
            )
            : new Reading(this, context);

    /// <summary>The rows so far, and the sets of values they share.</summary>
    private sealed class Reading(PairEditsFormat format, PublicationContext context) : RowReading
    {
        private readonly List<TableRow> rows = new(1 << 16);
        private readonly List<ValueSet> sets = [];
        private ValueSet? last;

        public override void Read(DelimitedRows row)
        {
            var column1 = CheckedCode(row[Column1], "column 1 code");
            var column2 = CheckedCode(row[Column2], "column 2 code");
            var from = PublicationText.Day(row[Effective], "effective date");
            var deletion = row[Deletion];
            var until = deletion.SequenceEqual("*"u8)
                ? DateOnly.MaxValue
                : PublicationText.Day(deletion, "deletion date");
            if (until < from)
                throw new UnreadableRowException(
                    $"the deletion date {until:yyyy-MM-dd} is before the effective date {from:yyyy-MM-dd}."
                );
            if (row[Modifier] is not [(byte)'0' or (byte)'1' or (byte)'9'])
                throw PublicationText.Wrong(row[Modifier], "modifier indicator (0, 1, 9)");
            var values = ValuesOf(row[Modifier][0], row[Rationale]);
            rows.Add(new TableRow(KeyOf(column1, column2), new ActivePeriod(from, until), values, row.Number));
        }

        public override IReadOnlyList<ReleaseDraft> End()
        {
            if (context.Options.Coverage is null && PairParts.Missing(rows) is { } missing)
            {
                throw new UnreadablePublicationException(
                    $"{context.FileNames}: the pairs are not whole, {missing}; pass all parts (f1 to f4) together, or say what these are complete for (Coverage)."
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
                },
            ];
        }

        private static ReadOnlySpan<byte> CheckedCode(ReadOnlySpan<byte> field, string what) =>
            PublicationText.IsCode(field, 5, 5) ? field : throw PublicationText.Wrong(field, what);

        private static string KeyOf(ReadOnlySpan<byte> column1, ReadOnlySpan<byte> column2)
        {
            Span<byte> key = stackalloc byte[11];
            column1.CopyTo(key);
            key[5] = (byte)'|';
            column2.CopyTo(key[6..]);
            return Encoding.ASCII.GetString(key);
        }

        private IReadOnlyDictionary<string, string> ValuesOf(byte indicator, ReadOnlySpan<byte> rationale)
        {
            if (last is not null && last.Is(indicator, rationale))
                return last.Values;
            foreach (var set in sets)
            {
                if (set.Is(indicator, rationale))
                    return (last = set).Values;
            }

            if (sets.Count == byte.MaxValue)
                throw new UnreadablePublicationException(
                    $"{context.FileNames} has more than {byte.MaxValue} different rationales; NCCI has about twelve."
                );
            last = new ValueSet(indicator, rationale.ToArray());
            sets.Add(last);
            return last.Values;
        }
    }

    private sealed class ValueSet(byte indicator, byte[] rationale)
    {
        public IReadOnlyDictionary<string, string> Values { get; } =
            new Dictionary<string, string>(2)
            {
                ["indicator"] = ((char)indicator).ToString(),
                ["rationale"] = PublicationText.Of(rationale),
            };

        public bool Is(byte otherIndicator, ReadOnlySpan<byte> other) =>
            indicator == otherIndicator && other.SequenceEqual(rationale);
    }
}

/// <summary>Sees whether pairs are a whole publication or some of its parts, by the column 1 codes that they have.</summary>
/// <remarks>
/// The parts are cut by column 1, and a missing one would let every pair of its codes pass as none. In a whole publication CPT's codes stand
/// close, from surgery to medicine; the widest gap in CPT itself is 18000 to 18999. A part spans ten thousand and more.
/// </remarks>
internal static class PairParts
{
    private const int FirstCategory1 = 10_000;
    private const int LastCategory1 = 99_000;
    private const int WidestGap = 4_000;

    /// <summary>What is missing, in words; null where nothing is.</summary>
    public static string? Missing(IReadOnlyList<TableRow> rows)
    {
        var numbers = new SortedSet<int>();
        var (hasLetterFirst, hasLetterLast) = (false, false);
        var last = default(string);
        foreach (var row in rows)
        {
            if (last is not null && row.Key.AsSpan(0, 5).SequenceEqual(last.AsSpan(0, 5)))
                continue;
            last = row.Key;
            hasLetterFirst |= char.IsAsciiLetter(row.Key[0]);
            hasLetterLast |= char.IsAsciiLetter(row.Key[4]);
            if (int.TryParse(row.Key.AsSpan(0, 5), out var number) && number >= FirstCategory1)
                numbers.Add(number);
        }

        if (!hasLetterLast)
            return "no column 1 code of CPT's categories II and III is among them";
        if (!hasLetterFirst)
            return "no column 1 code of HCPCS level II is among them";
        var before = FirstCategory1;
        foreach (var number in numbers.Append(LastCategory1))
        {
            if (number - before > WidestGap)
                return $"no column 1 code stands between {before} and {number}";
            before = number;
        }

        return null;
    }
}
