using System.Globalization;
using System.Text;

namespace ClaimLint.Storage;

/// <summary>The keys of code tables: readable where they can be, safe everywhere.</summary>
/// <remarks>
/// Azure forbids <c>/ \ # ?</c> and control characters in keys, and <c>%</c> and <c>'</c> make trouble in addresses. Those, what is not ASCII, and the signs used
/// here for something else (<c>=</c>, <c>~</c>) are written as <c>=</c> and four hexadecimal digits.
/// </remarks>
internal static class TableKeys
{
    private const int PrefixLength = 3;

    /// <summary>The partitions of one load of a release begin so: <c>icd-10-cm|2021</c>, after a load that was broken off <c>icd-10-cm|2021~2</c>.</summary>
    public static string Load(string system, string version, int attempt) =>
        attempt == 1 ? $"{Segment(system)}|{Segment(version)}" : $"{Segment(system)}|{Segment(version)}~{attempt}";

    /// <summary><c>icd-10-cm|2021|M84</c>: the load and the first three characters of the code.</summary>
    public static string Partition(string load, string key)
    {
        var code = FirstPart(key);
        return $"{load}|{Segment(code[..Math.Min(PrefixLength, code.Length)].ToString())}";
    }

    /// <summary>The code, codes joined by <c>|</c>; further entities of the same code end in <c>~2</c>, <c>~3</c> ….</summary>
    public static string Row(string key, int part) => part == 1 ? Escape(key, "") : $"{Escape(key, "")}~{part}";

    /// <summary>The code of a row's key.</summary>
    public static string KeyOf(string rowKey)
    {
        var part = rowKey.IndexOf('~', StringComparison.Ordinal);
        return Unescape(part < 0 ? rowKey : rowKey[..part]);
    }

    /// <summary>The filter for every partition of a load.</summary>
    public static string Filter(string load) =>
        // '}' follows '|' in the character set. No apostrophe can stand in a load.
        $"PartitionKey ge '{load}|' and PartitionKey lt '{load}}}'";

    /// <summary>The first code of a key that joins several.</summary>
    public static ReadOnlySpan<char> FirstPart(string key)
    {
        var end = key.IndexOf('|', StringComparison.Ordinal);
        return end < 0 ? key : key.AsSpan(0, end);
    }

    public static string Segment(string text) => Escape(text, "|");

    /// <summary>The text that <see cref="Segment"/> made a key of.</summary>
    public static string TextOf(string segment) => Unescape(segment);

    private static string Escape(string text, string also)
    {
        if (!text.Any(character => IsUnsafe(character, also)))
            return text;
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var character in text)
        {
            if (IsUnsafe(character, also))
                escaped.Append('=').Append(((int)character).ToString("X4", CultureInfo.InvariantCulture));
            else
                escaped.Append(character);
        }

        return escaped.ToString();
    }

    private static string Unescape(string escaped)
    {
        if (!escaped.Contains('=', StringComparison.Ordinal))
            return escaped;
        var text = new StringBuilder(escaped.Length);
        for (var i = 0; i < escaped.Length; i++)
        {
            if (
                escaped[i] == '='
                && i + 4 < escaped.Length
                && ushort.TryParse(escaped.AsSpan(i + 1, 4), NumberStyles.AllowHexSpecifier, null, out var code)
            )
            {
                text.Append((char)code);
                i += 4;
            }
            else
            {
                text.Append(escaped[i]);
            }
        }

        return text.ToString();
    }

    private static bool IsUnsafe(char character, string also) =>
        character is < ' ' or > '}' or '/' or '\\' or '#' or '?' or '%' or '\'' or '=' || also.Contains(character);
}
