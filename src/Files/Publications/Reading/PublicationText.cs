using System.Globalization;
using System.Text;
using System.Text.Unicode;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Files.Publications.Reading;

/// <summary>Fields of a publication as text, codes and days.</summary>
internal static class PublicationText
{
    // NUCC and HCPCS files are written by programs that do not use UTF-8.
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>UTF-8, or Windows-1252 where the bytes are not valid UTF-8.</summary>
    public static string Of(ReadOnlySpan<byte> field) =>
        Utf8.IsValid(field) ? Encoding.UTF8.GetString(field) : Windows1252.GetString(field);

    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> field) => field.Trim(" \t\r\n"u8);

    /// <summary>The columns from <paramref name="start"/> (0-based) on, trimmed; short or empty where the line ends before.</summary>
    public static ReadOnlySpan<byte> Slice(ReadOnlySpan<byte> line, int start, int length) =>
        start >= line.Length ? default : Trim(line.Slice(start, Math.Min(length, line.Length - start)));

    /// <summary>Digits and capitals alone, of the length.</summary>
    public static bool IsCode(ReadOnlySpan<byte> field, int least, int most)
    {
        if (field.Length < least || field.Length > most)
            return false;
        foreach (var character in field)
        {
            if (!char.IsAsciiDigit((char)character) && !char.IsAsciiLetterUpper((char)character))
                return false;
        }

        return true;
    }

    /// <summary>A code as text.</summary>
    /// <param name="field">The field, trimmed.</param>
    /// <param name="least">The least characters.</param>
    /// <param name="most">The most characters.</param>
    /// <param name="label">The column's name for a message.</param>
    /// <exception cref="UnreadableRowException">The field is no code of that length.</exception>
    public static string Code(ReadOnlySpan<byte> field, int least, int most, string label) =>
        IsCode(field, least, most)
            ? Encoding.ASCII.GetString(field)
            : throw Invalid(
                field,
                label,
                least == most
                    ? $"use {most} digits or capital letters"
                    : $"use {least} to {most} digits or capital letters"
            );

    /// <summary><c>YYYYMMDD</c>.</summary>
    /// <exception cref="UnreadableRowException">The field is no such date.</exception>
    public static DateOnly Day(
        ReadOnlySpan<byte> field,
        string label,
        string expected = "use YYYYMMDD, for example 20260701"
    ) =>
        field.Length == 8
        && TryDigits(field[..4], out var year)
        && TryDigits(field[4..6], out var month)
        && TryDigits(field[6..], out var day)
            ? Day(year, month, day) ?? throw Invalid(field, label, expected)
            : throw Invalid(field, label, expected);

    /// <summary><c>YYYYDDD</c>: a year and its day from 001 on.</summary>
    /// <exception cref="UnreadableRowException">The field is no such date.</exception>
    public static DateOnly JulianDay(ReadOnlySpan<byte> field, string label) =>
        field.Length == 7
        && TryDigits(field[..4], out var year)
        && TryDigits(field[4..], out var day)
        && year is >= 1900 and < 2200
        && day >= 1
        && day <= (DateTime.IsLeapYear(year) ? 366 : 365)
            ? new DateOnly(year, 1, 1).AddDays(day - 1)
            : throw Invalid(field, label, "use YYYYDDD, for example 2026182 for July 1, 2026");

    /// <summary><c>MM/DD/YYYY</c>, <c>YYYY-MM-DD</c> or <c>YYYYMMDD</c>: what spreadsheets make of a date.</summary>
    /// <exception cref="UnreadableRowException">The field is no such date.</exception>
    public static DateOnly AnyDay(ReadOnlySpan<byte> field, string label) =>
        field.Length == 8 && field.IndexOf((byte)'/') < 0 ? Day(field, label)
        : DateOnly.TryParseExact(
            Of(field),
            ["MM/dd/yyyy", "M/d/yyyy", "yyyy-MM-dd"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day
        ) && day.Year is >= 1900 and < 2200
            ? day
        : throw Invalid(field, label, "use MM/DD/YYYY or YYYY-MM-DD");

    /// <summary>A period from its first to its last day.</summary>
    /// <exception cref="UnreadableRowException">It ends before it begins.</exception>
    public static ActivePeriod Period(DateOnly from, DateOnly until, string fromLabel, string untilLabel) =>
        until >= from
            ? new ActivePeriod(from, until)
            : throw new UnreadableRowException(
                $"{untilLabel} {until:yyyy-MM-dd} is before {fromLabel} {from:yyyy-MM-dd}."
            );

    /// <summary>A field is missing or has a value that its column cannot have.</summary>
    /// <param name="field">The field, trimmed.</param>
    /// <param name="label">The column's name, which begins the sentence.</param>
    /// <param name="expected">What to write instead, which ends the sentence.</param>
    public static UnreadableRowException Invalid(ReadOnlySpan<byte> field, string label, string expected) =>
        new(
            field.IsEmpty
                ? $"{label} is missing: {expected}."
                : $"{label} '{Shortened(Of(field))}' is invalid: {expected}."
        );

    /// <summary>At most eighty characters of a text, on one line.</summary>
    public static string Shortened(string text, int most = 80)
    {
        var line = text.ReplaceLineEndings(" ").Trim();
        return line.Length <= most ? line : string.Concat(line.AsSpan(0, most), "…");
    }

    private static DateOnly? Day(int year, int month, int day) =>
        year is >= 1900 and < 2200 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;

    private static bool TryDigits(ReadOnlySpan<byte> digits, out int number)
    {
        number = 0;
        foreach (var digit in digits)
        {
            if (!char.IsAsciiDigit((char)digit))
                return false;
            number = (number * 10) + digit - '0';
        }

        return true;
    }
}
