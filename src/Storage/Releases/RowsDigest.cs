using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Storage;

/// <summary>The count and hash of a release's rows, whatever their order: taken before they are written and again when they are read back.</summary>
/// <remarks>
/// The sum modulo 2^256 of the SHA-256 of each row, so that millions of rows need neither sorting nor keeping; then the SHA-256 of
/// that sum, the count and what the release says of itself. It guards against loss and mistakes, not against forgery.
/// </remarks>
internal sealed class RowsDigest
{
    /// <summary>Half of a pair of UTF-16 would be stored as another character, and no hash of what was stored would tell.</summary>
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    private readonly ArrayBufferWriter<byte> canonical = new(512);
    private readonly ArrayBufferWriter<byte> values = new(512);
    private IReadOnlyDictionary<string, string>? lastValues;
    private UInt128 high;
    private UInt128 low;

    public RowsDigest() { }

    /// <summary>As it stood when the sum was taken.</summary>
    public RowsDigest(RowsSum sum) => (high, low, Count) = (sum.High, sum.Low, sum.Count);

    public int Count { get; private set; }

    public RowsSum Sum => new(high, low, Count);

    public void Add(TableRow row)
    {
        canonical.ResetWrittenCount();
        Write(row.Key);
        Write(row.Period.From.DayNumber.ToString(CultureInfo.InvariantCulture));
        Write(row.Period.Until.DayNumber.ToString(CultureInfo.InvariantCulture));
        Write(row.Number.ToString(CultureInfo.InvariantCulture));
        WriteValues(row.Values);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(canonical.WrittenSpan, hash);
        var added = BinaryPrimitives.ReadUInt128BigEndian(hash[16..]);
        low += added;
        high += BinaryPrimitives.ReadUInt128BigEndian(hash) + (low < added ? UInt128.One : UInt128.Zero);
        Count++;
    }

    /// <summary>The hash of the rows so far as rows of a release, lower-case hexadecimal.</summary>
    /// <remarks>The file's name, notice and own hash and the time of import are left out: the same content from another file is the same release.</remarks>
    public string Of(Release release)
    {
        canonical.ResetWrittenCount();
        Write($"{high:x32}{low:x32} {Count}");
        Write(release.System);
        Write(release.Version);
        Write(ReleaseEntity.Text(release.EffectiveFrom));
        Write(release.EffectiveTo is { } to ? ReleaseEntity.Text(to) : "");
        Write(release.Coverage.Text);
        Write(release.Authority.ToString(CultureInfo.InvariantCulture));
        Write(release.Title);
        Write(release.Source.Id);
        Write(release.Source.Publisher);
        Write(release.Source.Title);
        Write(release.Source.Url);
        return Convert.ToHexStringLower(SHA256.HashData(canonical.WrittenSpan));
    }

    /// <summary>The values by column. Rows that say the same often share one set, which is then written once and copied.</summary>
    private void WriteValues(IReadOnlyDictionary<string, string> row)
    {
        if (!ReferenceEquals(row, lastValues))
        {
            values.ResetWrittenCount();
            foreach (var (column, value) in row.OrderBy(value => value.Key, StringComparer.Ordinal))
            {
                Write(column, values);
                Write(value, values);
            }

            lastValues = row;
        }

        canonical.Write(values.WrittenSpan);
    }

    private void Write(string text) => Write(text, canonical);

    /// <summary>Each text with its length before it, so that no two rows write the same bytes.</summary>
    private static void Write(string text, ArrayBufferWriter<byte> output)
    {
        int length;
        try
        {
            length = Strict.GetByteCount(text);
        }
        catch (EncoderFallbackException half)
        {
            throw new InvalidTableException(
                $"The text '{text}' has half a character at position {half.Index + 1}.",
                half
            );
        }

        BinaryPrimitives.WriteInt32BigEndian(output.GetSpan(4), length);
        output.Advance(4);
        Strict.GetBytes(text, output.GetSpan(length));
        output.Advance(length);
    }
}

/// <summary>The sum of the hashes of rows, and how many they are: what their release's hash is made from.</summary>
internal readonly record struct RowsSum(UInt128 High, UInt128 Low, int Count);
