using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Codes;

/// <summary>Since or until when a code is valid that is not valid on a day, in words.</summary>
/// <remarks>
/// A row's own dates are its publisher's word. Where a row states none, the releases bound it: a code that the next release no longer
/// has ended on the day before that release, and one that the release before did not have began with its own.
/// </remarks>
internal static class ValidTime
{
    /// <summary>What asks for codes of the day.</summary>
    public static readonly Citation Citation = new(
        "45 CFR 162.1000(a): the medical code sets that are valid at the time the health care is furnished",
        "https://www.ecfr.gov/current/title-45/subtitle-A/subchapter-C/part-162/subpart-J/section-162.1000"
    );

    /// <summary><c>M54.5 was valid until 2021-09-30</c>.</summary>
    /// <param name="table">The code's table.</param>
    /// <param name="code">A code that some release has, and that is not in force on the day.</param>
    /// <param name="written">The code as people write it.</param>
    /// <param name="day">The day.</param>
    /// <param name="counts">Which of its rows make it valid; all where not said.</param>
    public static string Tell<TRow>(
        ReleaseStack<TRow> table,
        Code code,
        string written,
        DateOnly day,
        Func<TRow, bool>? counts = null
    )
    {
        var releases = table.Releases.Reverse().ToList();
        var rows = table
            .History(code.Packed)
            .Where(entry => counts is null || counts(entry.Row))
            .Select(entry => (At: releases.IndexOf(entry.Release), entry.Period))
            .ToArray();
        var holding = rows.Select(row => row.At).ToHashSet();

        // A later release knows better when a code ended, so the newest that says so is believed; a beginning does not move.
        var ends = rows.Reverse().Select(row => EndOf(row.Period, row.At)).Where(end => end < day);
        var starts = rows.Select(row => StartOf(row.Period, row.At)).Where(start => start > day);
        return (ends.FirstOrDefault(), starts.Min()) switch
        {
            ({ } end, { } start) =>
                $"{written} was valid until {end:yyyy-MM-dd} and is valid again since {start:yyyy-MM-dd}",
            ({ } end, null) => $"{written} was valid until {end:yyyy-MM-dd}",
            (null, { } start) => $"{written} is valid since {start:yyyy-MM-dd}",
            _ => $"{written} is not in {table.Find(code, day).Release}",
        };

        DateOnly? EndOf(ActivePeriod period, int at) =>
            period.Until != DateOnly.MaxValue ? period.Until
            : at + 1 < releases.Count && !holding.Contains(at + 1) ? releases[at + 1].EffectiveFrom.AddDays(-1)
            : null;

        DateOnly? StartOf(ActivePeriod period, int at) =>
            period.From != DateOnly.MinValue ? period.From
            : at > 0 && !holding.Contains(at - 1) ? releases[at].EffectiveFrom
            : null;
    }
}
