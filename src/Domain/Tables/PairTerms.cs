namespace ClaimLint.Domain.Tables;

/// <summary>What a pair says besides its codes; thousands of pairs say the same.</summary>
internal readonly record struct PairTerms(ActivePeriod Period, char Indicator, string Rationale);

/// <summary>Finds each row's terms among those that rows before it had.</summary>
/// <remarks>A release of two and a half million pairs has some thousand different terms: a pair holds a number instead of them.</remarks>
internal sealed class PairTermsReader(Release release)
{
    private const int MaxRationales = byte.MaxValue;

    /// <summary>A day's number, from 0001-01-01, stays below 2^22 until the year 9999.</summary>
    private const int DayBits = 22;

    private readonly List<PairTerms> terms = [];
    private readonly Dictionary<ulong, int> places = [];
    private readonly Dictionary<string, byte> rationales = [];
    private IReadOnlyDictionary<string, string>? lastValues;
    private Said lastSaid;
    private ulong lastKey;
    private int lastPlace = -1;

    /// <summary>In the order of their numbers.</summary>
    public PairTerms[] Terms => [.. terms];

    /// <summary>The number of a row's terms.</summary>
    /// <exception cref="InvalidTableException">The indicator is none, a column is missing, or the rationales are too many.</exception>
    public int Of(TableRow row) => Of(row.Period, SaidBy(row));

    /// <inheritdoc cref="Of(TableRow)"/>
    public int Of(ActivePeriod period, Said said)
    {
        var key =
            ((ulong)period.From.DayNumber << (DayBits + 16))
            | ((ulong)period.Until.DayNumber << 16)
            | ((ulong)said.Indicator << 8)
            | said.RationaleNumber;
        // Neighbours mostly say the same.
        if (key == lastKey && lastPlace >= 0)
            return lastPlace;
        if (!places.TryGetValue(key, out var place))
        {
            place = terms.Count;
            terms.Add(new PairTerms(period, (char)said.Indicator, said.Rationale));
            places.Add(key, place);
        }

        lastKey = key;
        return lastPlace = place;
    }

    /// <summary>Indicator and rationale of a row. Rows that say the same often share one set of values, and are then read by it.</summary>
    public Said SaidBy(TableRow row)
    {
        if (ReferenceEquals(row.Values, lastValues))
            return lastSaid;
        var rationale = row["rationale"];
        if (!rationales.TryGetValue(rationale, out var number))
        {
            if (rationales.Count == MaxRationales)
                throw new InvalidTableException(
                    $"{release} has more than {MaxRationales} different rationales; NCCI has about twelve."
                );
            number = (byte)rationales.Count;
            rationales.Add(rationale, number);
        }

        lastValues = row.Values;
        return lastSaid = new Said(IndicatorOf(row), number, rationale);
    }

    /// <summary>NCCI's three and no other: one that is not known must not be taken for one that lets a pair pass.</summary>
    private static byte IndicatorOf(TableRow row) =>
        row["indicator"] switch
        {
            "0" or "1" or "9" => (byte)row["indicator"][0],
            var other => throw new InvalidTableException(
                $"Row {row.Number} ({row.Key}): '{other}' is no modifier indicator; there are 0, 1 and 9."
            ),
        };

    internal readonly record struct Said(byte Indicator, byte RationaleNumber, string Rationale);
}
