using System.Security.Cryptography;
using System.Text;

namespace ClaimLint.Storage;

/// <summary>The path of an upload in <c>claims-inbox</c>, taken apart: its first segment names the partner.</summary>
/// <remarks>
/// <para>An upload never falls outside: what stands in no folder belongs to the partner <c>-</c>, and a folder whose name is unsafe in an
/// address becomes <c>-</c> and sixteen digits of its SHA-256. A safe name cannot begin with <c>-</c>, so neither can be taken for a partner.</para>
/// <para>Safe is: 1 to 64 of A–Z, a–z, 0–9, <c>.</c>, <c>_</c>, <c>-</c>; beginning with a letter or digit, ending in no dot.</para>
/// <para>The rest of the path may carry a patient's name. It is not kept here, so that it cannot end up in a log or a key.</para>
/// </remarks>
/// <param name="Partner">Safe in an address, a key and a log.</param>
public sealed record InboxPath(string Partner)
{
    /// <summary>The partner of uploads that stand in no folder.</summary>
    public const string NoPartner = "-";

    public const int MaxPartnerLength = 64;

    private const int HashDigits = 16;

    /// <param name="path">The blob's name within the container, as storage gives it: not URL-encoded.</param>
    public static InboxPath Parse(string path)
    {
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        // A leading slash makes an empty first segment: no folder that anybody named.
        if (slash <= 0)
            return new InboxPath(NoPartner);
        var folder = path[..slash];
        return new InboxPath(IsSafe(folder) ? folder : NoPartner + HashOf(folder));
    }

    /// <summary>Whether a partner's name is one that <see cref="Parse"/> gives.</summary>
    public static bool IsPartner(string text) =>
        text == NoPartner
        || IsSafe(text)
        || (text.Length == HashDigits + 1 && text[0] == '-' && text.AsSpan(1).IndexOfAnyExcept(LowerHex) < 0);

    /// <summary>Whether a folder of this name is its partner's name as it stands.</summary>
    public static bool IsName(string text) => IsSafe(text);

    private static readonly System.Buffers.SearchValues<char> LowerHex = System.Buffers.SearchValues.Create(
        "0123456789abcdef"
    );

    internal static bool IsSafe(string name) =>
        name.Length is > 0 and <= MaxPartnerLength
        && char.IsAsciiLetterOrDigit(name[0])
        && name[^1] != '.'
        && name.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '_' or '-');

    // UTF-16 as it stands: composed and decomposed accents, and broken surrogates, stay apart.
    private static string HashOf(string name) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.Unicode.GetBytes(name)))[..HashDigits];
}
