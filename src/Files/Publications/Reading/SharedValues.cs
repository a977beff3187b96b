namespace ClaimLint.Files.Publications.Reading;

/// <summary>The values of rows by column name: rows that say the same share one set, so that a row costs a reference.</summary>
internal sealed class SharedValues(params string[] columns)
{
    private const char Between = '\u001F';

    private readonly Dictionary<string, IReadOnlyDictionary<string, string>> sets = [];

    public IReadOnlyDictionary<string, string> Of(params ReadOnlySpan<string> values)
    {
        var key = string.Join(Between, values);
        if (sets.TryGetValue(key, out var known))
            return known;
        var set = new Dictionary<string, string>(columns.Length);
        for (var i = 0; i < columns.Length; i++)
            set[columns[i]] = values[i];
        return sets[key] = set;
    }
}
