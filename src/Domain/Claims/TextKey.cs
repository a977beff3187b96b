namespace ClaimLint.Domain.Claims;

/// <summary>A 64-bit key of a text (FNV-1a), for look-ups without a string; texts are compared on a hit, since keys can collide.</summary>
public static class TextKey
{
    public static ulong Of(ReadOnlySpan<byte> utf8)
    {
        var key = 14695981039346656037UL;
        foreach (var character in utf8)
            key = (key ^ character) * 1099511628211UL;
        return key;
    }
}
