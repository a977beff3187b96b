namespace ClaimLint.Domain.Claims;

/// <summary>A code of up to ten characters from 0–9 and A–Z, packed into one integer.</summary>
/// <remarks>
/// HCPCS, ICD-10-CM, modifiers, places of service, revenue and taxonomy codes all fit, so that a look-up compares
/// integers. Six bits a character, left-justified: codes order as their texts do, and the codes that begin alike are neighbours.
/// </remarks>
public readonly record struct Code : IComparable<Code>
{
    /// <summary>The longest code: an NUCC taxonomy code has ten characters.</summary>
    public const int MaxLength = 10;

    private const int BitsPerCharacter = 6;
    private const int TopShift = (MaxLength - 1) * BitsPerCharacter;
    private const int UnusedBits = 64 - (MaxLength * BitsPerCharacter);

    private Code(ulong packed) => Packed = packed;

    /// <summary>No code.</summary>
    public static Code None => default;

    /// <summary>The packed form: what tables are keyed by.</summary>
    public ulong Packed { get; }

    public bool IsNone => Packed == 0;

    /// <summary>Number of characters, 0 for no code.</summary>
    public int Length =>
        Packed == 0 ? 0 : MaxLength - (System.Numerics.BitOperations.TrailingZeroCount(Packed) / BitsPerCharacter);

    /// <summary>The character at <paramref name="index"/>, or NUL past the end.</summary>
    public char this[int index]
    {
        get
        {
            var digit = (int)((Packed >> (TopShift - (index * BitsPerCharacter))) & 0x3F);
            return digit switch
            {
                0 => '\0',
                <= 10 => (char)('0' + digit - 1),
                _ => (char)('A' + digit - 11),
            };
        }
    }

    /// <summary>Reads 1 to 10 characters of 0–9 and A–Z, ASCII only. Lower case is not a code: X12 codes are capitals.</summary>
    public static bool TryParse(ReadOnlySpan<byte> utf8, out Code code)
    {
        code = default;
        if (utf8.IsEmpty || utf8.Length > MaxLength)
            return false;
        ulong packed = 0;
        var shift = TopShift;
        foreach (var character in utf8)
        {
            int digit;
            if ((uint)(character - '0') <= 9)
                digit = character - '0' + 1;
            else if ((uint)(character - 'A') <= 25)
                digit = character - 'A' + 11;
            else
                return false;
            packed |= (ulong)digit << shift;
            shift -= BitsPerCharacter;
        }

        code = new Code(packed);
        return true;
    }

    /// <summary>Reads an ICD-10-CM code, with or without the dot after its third character.</summary>
    public static bool TryParseDiagnosis(ReadOnlySpan<byte> utf8, out Code code)
    {
        if (utf8.Length <= 4 || utf8[3] != (byte)'.')
            return TryParse(utf8, out code);
        if (utf8.Length > 8)
        {
            code = default;
            return false;
        }

        Span<byte> withoutDot = stackalloc byte[8];
        utf8[..3].CopyTo(withoutDot);
        utf8[4..].CopyTo(withoutDot[3..]);
        return TryParse(withoutDot[..(utf8.Length - 1)], out code);
    }

    /// <summary>A code written in the source or in a table.</summary>
    /// <exception cref="FormatException">The text is no code.</exception>
    public static Code Of(string text)
    {
        Span<byte> utf8 = stackalloc byte[MaxLength];
        return
            text.Length <= MaxLength
            && System.Text.Encoding.UTF8.TryGetBytes(text, utf8, out var written)
            && TryParse(utf8[..written], out var code)
            ? code
            : throw new FormatException("Not a code of one to ten capitals and digits.");
    }

    /// <summary>Codes written in the source, separated by blanks.</summary>
    /// <exception cref="FormatException">One is no code.</exception>
    public static Code[] ListOf(string texts) => [.. texts.Split(' ').Select(Of)];

    /// <summary>The code of a packed form that came from <see cref="Packed"/>.</summary>
    public static Code FromPacked(ulong packed) => new(packed);

    /// <summary>Packs a pair of codes of at most five characters into one key: the edit tables' key.</summary>
    public static ulong Pair(Code first, Code second) => first.Packed | (second.Packed >> (5 * BitsPerCharacter));

    /// <summary>The second code of a packed pair.</summary>
    public static Code SecondOf(ulong pair) =>
        new((pair << (5 * BitsPerCharacter)) & ((1UL << (MaxLength * BitsPerCharacter)) - 1));

    /// <summary>The first <paramref name="length"/> characters.</summary>
    public Code Prefix(int length) =>
        length >= MaxLength ? this
        : length <= 0 ? default
        : new Code(Packed & (~0UL << ((MaxLength - length) * BitsPerCharacter)));

    /// <summary>How many characters two codes begin with alike.</summary>
    public static int CommonLength(Code one, Code other) =>
        one == other
            ? one.Length
            : (System.Numerics.BitOperations.LeadingZeroCount(one.Packed ^ other.Packed) - UnusedBits)
                / BitsPerCharacter;

    public bool StartsWith(Code prefix) => Prefix(prefix.Length) == prefix;

    public bool IsDigit(int index) => this[index] is >= '0' and <= '9';

    public bool IsLetter(int index) => this[index] is >= 'A' and <= 'Z';

    /// <summary>Whether the code lies between two others, both included, in text order.</summary>
    public bool IsBetween(Code low, Code high) => Packed >= low.Packed && Packed <= high.Packed;

    public int CompareTo(Code other) => Packed.CompareTo(other.Packed);

    /// <summary>The code's text, without a dot.</summary>
    public override string ToString() =>
        string.Create(
            Length,
            this,
            static (text, code) =>
            {
                for (var i = 0; i < text.Length; i++)
                    text[i] = code[i];
            }
        );

    /// <summary>The code as people write ICD-10-CM: a dot after the third character.</summary>
    public string ToDiagnosisString()
    {
        var text = ToString();
        return text.Length > 3 ? text.Insert(3, ".") : text;
    }

    public static bool operator <(Code left, Code right) => left.CompareTo(right) < 0;

    public static bool operator >(Code left, Code right) => left.CompareTo(right) > 0;

    public static bool operator <=(Code left, Code right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Code left, Code right) => left.CompareTo(right) >= 0;
}
