using System.Text.RegularExpressions;

namespace ClaimLint.Files.Publications.Reading;

/// <summary>What publishers write into the names of their files, and how their releases are called.</summary>
internal static class NamedDates
{
    private static readonly Regex EffectiveDay = LinearRegex.Of(
        @"eff\w*[-_ ](?<month>\d\d)-(?<day>\d\d)-(?<year>20\d\d)"
    );
    private static readonly Regex YearAndQuarter = LinearRegex.Of(
        @"(^|\D)(?<year>20\d\d)[-_ ]?q(?<quarter>[1-4])(\D|$)"
    );
    private static readonly Regex NcciVersion = LinearRegex.Of(@"v(?<year>\d\d)(?<quarter>\d)r\d");
    private static readonly Regex RvuVersion = LinearRegex.Of(@"rvu(?<year>\d\d)(?<quarter>[a-d])([^a-z]|$)");
    private static readonly Regex YearAndMonth = LinearRegex.Of(@"(?<year>20\d\d)[-_ ]?(?<month>jan|apr|jul|oct)");
    private static readonly Regex HcpcsYear = LinearRegex.Of(@"hcpc(s)?(?<year>20\d\d)_ANWEB");
    private static readonly Regex FiscalYear = LinearRegex.Of(
        @"icd-?10cm[-_](order|tabular)[-_](?<april>apr(il)?[-_])?(?<year>20\d\d)(\D|$)"
    );
    private static readonly Regex TaxonomyVersion = LinearRegex.Of(@"taxonomy[-_](?<year>\d\d)\.?(?<half>\d)(\D|$)");
    private static readonly Regex AnyDay = LinearRegex.Of(@"(^|\D)(?<year>20\d\d)-?(?<month>\d\d)-?(?<day>\d\d)(\D|$)");
    private static readonly Regex AnyMonth = LinearRegex.Of(@"(^|\D)(?<year>20\d\d)-(?<month>\d\d)(\D|$)");

    /// <summary>A quarter as CMS calls it, <c>2026q3</c>, and its last day.</summary>
    public static PublicationDate Quarter(DateOnly from)
    {
        var quarter = (from.Month + 2) / 3;
        return new($"{from.Year}q{quarter}", from, new DateOnly(from.Year, quarter * 3, 1).AddMonths(1).AddDays(-1));
    }

    /// <summary>
    /// The quarter that a name states: <c>2026q3</c>, <c>Eff_07-01-2026</c>, <c>RVU26C</c>, <c>HCPC2026_JUL</c>, or NCCI's own count, <c>v322r0</c>: the
    /// 32nd year from 1994 on, its third quarter.
    /// </summary>
    public static PublicationDate? QuarterIn(string name)
    {
        if (EffectiveDay.Match(name) is { Success: true } day)
            return Day(day) is { } from ? Quarter(from) : null;
        if (YearAndQuarter.Match(name) is { Success: true } quarter)
            return Quarter(Number(quarter, "year"), Number(quarter, "quarter"));
        if (NcciVersion.Match(name) is { Success: true } version && Number(version, "quarter") <= 3)
            return Quarter(1994 + Number(version, "year"), Number(version, "quarter") + 1);
        if (RvuVersion.Match(name) is { Success: true } rvu)
            return Quarter(2000 + Number(rvu, "year"), char.ToUpperInvariant(rvu.Groups["quarter"].Value[0]) - 'A' + 1);
        if (YearAndMonth.Match(name) is { Success: true } month)
            return Quarter(Number(month, "year"), QuarterOf(month.Groups["month"].Value));
        return null;
    }

    /// <summary>The year's first quarter, for a yearly file of HCPCS: <c>HCPC2020_ANWEB</c>.</summary>
    public static PublicationDate? YearlyHcpcsIn(string name) =>
        HcpcsYear.Match(name) is { Success: true } year ? Quarter(Number(year, "year"), 1) : null;

    /// <summary>The fiscal year of ICD-10-CM: <c>icd10cm_order_2021</c> is in force from 1 October 2020 on, an April update from 1 April of its year on.</summary>
    public static PublicationDate? FiscalYearIn(string name)
    {
        if (FiscalYear.Match(name) is not { Success: true } found)
            return null;
        var year = Number(found, "year");
        return FiscalYearOf(found.Groups["april"].Success ? new DateOnly(year, 4, 1) : new DateOnly(year - 1, 10, 1));
    }

    /// <summary>The fiscal year that a day is in; a release that begins within it is called after its month.</summary>
    public static PublicationDate FiscalYearOf(DateOnly from)
    {
        var year = from.Month >= 10 ? from.Year + 1 : from.Year;
        return new(from is { Month: 10, Day: 1 } ? $"{year}" : $"{from:yyyy-MM}", from, new DateOnly(year, 9, 30));
    }

    /// <summary>NUCC's version: <c>nucc_taxonomy_251</c> is 25.1, published in July and usable from October on; 25.0 from April on.</summary>
    public static PublicationDate? TaxonomyIn(string name)
    {
        if (TaxonomyVersion.Match(name) is not { Success: true } found || Number(found, "half") > 1)
            return null;
        var from = new DateOnly(2000 + Number(found, "year"), Number(found, "half") == 0 ? 4 : 10, 1);
        return new($"{found.Groups["year"].Value}{found.Groups["half"].Value}", from, from.AddMonths(6).AddDays(-1));
    }

    /// <summary>A day in a name: <c>20240610</c> or <c>2024-06-10</c>.</summary>
    public static DateOnly? DayIn(string name) => AnyDay.Match(name) is { Success: true } day ? Day(day) : null;

    /// <summary>A month in a name, <c>2024-06</c>: its first day.</summary>
    public static DateOnly? MonthIn(string name) =>
        DayIn(name)
        ?? (
            AnyMonth.Match(name) is { Success: true } month && Number(month, "month") is >= 1 and <= 12
                ? new DateOnly(Number(month, "year"), Number(month, "month"), 1)
                : null
        );

    private static int QuarterOf(string month) =>
        month.ToUpperInvariant()[..3] switch
        {
            "JAN" => 1,
            "APR" => 2,
            "JUL" => 3,
            _ => 4,
        };

    private static PublicationDate Quarter(int year, int quarter) =>
        Quarter(new DateOnly(year, ((quarter - 1) * 3) + 1, 1));

    private static DateOnly? Day(Match match) =>
        Number(match, "month") is >= 1 and <= 12 and var month
        && Number(match, "day") is >= 1 and var day
        && day <= DateTime.DaysInMonth(Number(match, "year"), month)
            ? new DateOnly(Number(match, "year"), month, day)
            : null;

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan);
}
