using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Payers;

/// <summary>Whether a source's name of a specialty can mean what the NUCC calls it.</summary>
/// <remarks>
/// The names agree where one's words are all among the other's: "General Surgery" and "Surgery" do, "General Surgery" and "Pediatrics" do
/// not. Case is not looked at, nor whether "ae" is written "e" (Orthopaedic, Orthopedic). Allocates nothing.
/// </remarks>
internal static class SpecialtyNames
{
    private const string Separators = " ,&-/";

    public static bool Agree(string name, in TaxonomyRow row) =>
        EveryWordOf(name, row.Classification, row.Specialization)
        || (EveryWordOf(row.Classification, name, "") && EveryWordOf(row.Specialization, name, ""));

    private static bool EveryWordOf(string name, string words, string moreWords)
    {
        foreach (var range in name.AsSpan().SplitAny(Separators))
        {
            var word = name.AsSpan()[range];
            if (!word.IsEmpty && !IsAmong(word, words) && !IsAmong(word, moreWords))
                return false;
        }

        return true;
    }

    private static bool IsAmong(ReadOnlySpan<char> word, string words)
    {
        foreach (var range in words.AsSpan().SplitAny(Separators))
        {
            if (IsSame(word, words.AsSpan()[range]))
                return true;
        }

        return false;
    }

    private static bool IsSame(ReadOnlySpan<char> word, ReadOnlySpan<char> other)
    {
        var (i, j) = (0, 0);
        while (i < word.Length && j < other.Length)
        {
            i += IsAe(word, i) ? 1 : 0;
            j += IsAe(other, j) ? 1 : 0;
            if (char.ToUpperInvariant(word[i++]) != char.ToUpperInvariant(other[j++]))
                return false;
        }

        return i == word.Length && j == other.Length;
    }

    private static bool IsAe(ReadOnlySpan<char> word, int at) =>
        word[at] is 'a' or 'A' && at + 1 < word.Length && word[at + 1] is 'e' or 'E';
}
