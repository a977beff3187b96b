namespace ClaimLint.Domain.Tables;

/// <summary>Indicator and rationale of rows, as bytes. Rows that say the same often share one set of values, and are then read by it.</summary>
internal sealed class PairValues(Release release)
{
    private readonly Dictionary<string, byte> indexes = [];
    private IReadOnlyDictionary<string, string>? last;
    private (byte Indicator, byte Rationale) lastRead;

    public string[] Rationales => [.. indexes.OrderBy(entry => entry.Value).Select(entry => entry.Key)];

    public (byte Indicator, byte Rationale) Of(TableRow row)
    {
        if (ReferenceEquals(row.Values, last))
            return lastRead;
        var rationale = row["rationale"];
        if (!indexes.TryGetValue(rationale, out var index))
        {
            if (indexes.Count == byte.MaxValue)
                throw new InvalidTableException(
                    $"{release} has more than {byte.MaxValue} different rationales; NCCI has about twelve."
                );
            index = (byte)indexes.Count;
            indexes.Add(rationale, index);
        }

        last = row.Values;
        return lastRead = ((byte)CodeTablesReader.Character(row, "indicator"), index);
    }
}
