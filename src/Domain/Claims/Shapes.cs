using System.Text;

namespace ClaimLint.Domain.Claims;

/// <summary>The shapes of columns: ASCII only, no culture, no leniency. <c>int.TryParse</c> and <c>char.IsDigit</c> accept more than a payer does.</summary>
internal static class Shapes
{
    /// <summary>Nobody who is treated was born before; and the calendar's first day, which some systems write for none, is no date.</summary>
    private const int EarliestYear = 1800;

    public static bool IsDigits(ReadOnlySpan<byte> text, int length) => text.Length == length && IsDigits(text);

    public static bool IsDigits(ReadOnlySpan<byte> text) => !text.ContainsAnyExceptInRange((byte)'0', (byte)'9');

    /// <summary><c>YYYY-MM-DD</c> or <c>YYYYMMDD</c>, a day of the calendar.</summary>
    public static bool TryDate(ReadOnlySpan<byte> text, out DateOnly date)
    {
        date = default;
        int year;
        int month;
        int day;
        if (text.Length == 10 && text[4] == '-' && text[7] == '-')
        {
            if (!IsDigits(text[..4]) || !IsDigits(text[5..7]) || !IsDigits(text[8..]))
                return false;
            (year, month, day) = (Number(text[..4]), Number(text[5..7]), Number(text[8..]));
        }
        else if (text.Length == 8 && IsDigits(text))
            (year, month, day) = (Number(text[..4]), Number(text[4..6]), Number(text[6..]));
        else
            return false;

        if (
            year is < EarliestYear or > 9999
            || month is < 1 or > 12
            || day < 1
            || day > DateTime.DaysInMonth(year, month)
        )
            return false;
        date = new DateOnly(year, month, day);
        return true;
    }

    /// <summary>A plain decimal: digits, a point and digits; no sign, no exponent, no grouping, no currency.</summary>
    /// <param name="text">The column's text.</param>
    /// <param name="wholeDigits">Digits at most before the point.</param>
    /// <param name="decimals">Digits at most after it.</param>
    /// <param name="value">The number, exact.</param>
    /// <remarks>A minus is malformed: no amount or quantity of these columns may be negative (TR3 notes to SV102, SV104, CLM02, AMT02).</remarks>
    public static bool TryDecimal(ReadOnlySpan<byte> text, int wholeDigits, int decimals, out decimal value)
    {
        value = default;
        var point = text.IndexOf((byte)'.');
        var whole = point < 0 ? text : text[..point];
        var fraction = point < 0 ? default : text[(point + 1)..];
        if (whole.IsEmpty || (point >= 0 && fraction.IsEmpty) || !IsDigits(whole) || !IsDigits(fraction))
            return false;
        if (whole.Length > 1)
        {
            // Leading zeros carry no digits.
            var significant = whole.TrimStart((byte)'0');
            whole = significant.IsEmpty ? whole[..1] : significant;
        }

        if (whole.Length > wholeDigits || fraction.Length > decimals)
            return false;
        long scaled = 0;
        foreach (var digit in whole)
            scaled = (scaled * 10) + (digit - '0');
        foreach (var digit in fraction)
            scaled = (scaled * 10) + (digit - '0');
        value = new decimal((int)scaled, (int)(scaled >> 32), 0, false, (byte)fraction.Length);
        return true;
    }

    /// <summary>A whole number without sign or leading zero, up to six digits.</summary>
    public static bool TryCount(ReadOnlySpan<byte> text, out int count)
    {
        count = 0;
        if (text.Length is 0 or > 6 || !IsDigits(text) || (text.Length > 1 && text[0] == '0'))
            return false;
        count = Number(text);
        return true;
    }

    /// <summary>1 to 12 as the 837 has it, or A to L as the CMS-1500 form does.</summary>
    public static bool TryPointer(ReadOnlySpan<byte> text, out byte pointer)
    {
        pointer = 0;
        if (text.Length == 1 && text[0] is >= (byte)'A' and <= (byte)'L')
            pointer = (byte)(text[0] - 'A' + 1);
        else if (TryCount(text, out var number) && number is >= 1 and <= 12)
            pointer = (byte)number;
        return pointer > 0;
    }

    /// <summary>Four digits and a digit or letter (CPT), or a letter A to V and four digits (HCPCS level II).</summary>
    public static bool IsProcedure(Code code)
    {
        if (code.Length != 5 || !code.IsDigit(1) || !code.IsDigit(2) || !code.IsDigit(3))
            return false;
        return code.IsDigit(0) || (code[0] is >= 'A' and <= 'V' && code.IsDigit(4));
    }

    /// <summary>A letter, then two to six letters or digits: fiscal year 2026 has codes with a letter in second place, as QA0.0101.</summary>
    public static bool IsDiagnosis(Code code) => code.Length is >= 3 and <= 7 && code.IsLetter(0);

    /// <summary>Nine letters or digits and an X.</summary>
    public static bool TryTaxonomy(ReadOnlySpan<byte> text, out Code code)
    {
        code = default;
        return text.Length == 10 && text[9] == 'X' && Code.TryParse(text, out code);
    }

    /// <summary>Nine digits, no hyphen: as the 837 carries it.</summary>
    public static bool IsTaxId(ReadOnlySpan<byte> text) => IsDigits(text, 9);

    /// <summary>Two or three digits and a frequency code, which may be a letter; a leading zero may be left out.</summary>
    public static bool IsBillType(ReadOnlySpan<byte> text) =>
        text.Length is 3 or 4
        && IsDigits(text[..^1])
        && text[^1] is (>= (byte)'0' and <= (byte)'9') or (>= (byte)'A' and <= (byte)'Z');

    /// <summary>No control character, and none outside X12's basic, extended and Latin language sets (X12.6, B.1.1.2).</summary>
    public static bool IsPrintable(Rune rune) =>
        rune.Value is not (< 0x20 or 0x7F or > 0xFF or (> 0x7F and < 0xC0 and not (0xA1 or 0xBF)) or 0xD7 or 0xF7);

    private static int Number(ReadOnlySpan<byte> digits)
    {
        var number = 0;
        foreach (var digit in digits)
            number = (number * 10) + (digit - '0');
        return number;
    }

    /// <summary>The characters of a UTF-8 text; a byte that is none comes as U+FFFD.</summary>
    public static Utf8Runes EnumerateRunesUtf8(this ReadOnlySpan<byte> text) => new(text);

    public ref struct Utf8Runes(ReadOnlySpan<byte> text)
    {
        private ReadOnlySpan<byte> rest = text;

        public Rune Current { get; private set; }

        public readonly Utf8Runes GetEnumerator() => this;

        public bool MoveNext()
        {
            if (rest.IsEmpty)
                return false;
            Rune.DecodeFromUtf8(rest, out var rune, out var consumed);
            Current = rune;
            rest = rest[consumed..];
            return true;
        }
    }
}
