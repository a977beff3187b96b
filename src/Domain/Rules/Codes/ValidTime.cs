using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Codes;

/// <summary>Since or until when a code is valid that is not valid on a day, in words.</summary>
/// <remarks>
/// A row's own dates are what its publisher states. Where a row states none, the releases bound it: a code that the next release no longer
/// has ended on the day before that release, or with its own release where years between the two are not loaded; one that the release
/// before did not have began with its own.
/// </remarks>
internal static class ValidTime
{
    /// <summary>What requires codes of the day.</summary>
    public static readonly Citation Citation = new(
        "45 CFR 162.1000(a): the medical code sets that are valid at the time the health care is furnished",
        "https://www.ecfr.gov/current/title-45/subtitle-A/subchapter-C/part-162/subpart-J/section-162.1000"
    );

    /// <summary><c>was valid until 2021-09-30</c>.</summary>
    /// <param name="table">The code's table.</param>
    /// <param name="code">A code that some release has, and that is not in force on the day.</param>
    /// <param name="day">The day.</param>
    /// <param name="counts">Which of its rows make it valid; all where not given.</param>
    public static string Describe<TRow>(
        ReleaseStack<TRow> table,
        Code code,
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
        var listing = rows.Select(row => row.At).ToHashSet();

        // A later release knows better when a code ended, so the newest that says so is believed; a beginning does not move.
        var ends = rows.Reverse().Select(row => EndOf(row.Period, row.At)).Where(end => end < day);
        var starts = rows.Select(row => StartOf(row.Period, row.At)).Where(start => start > day);
        return (ends.FirstOrDefault(), starts.Min()) switch
        {
            ({ } end, { } start) => $"was valid until {end:yyyy-MM-dd} and is valid again since {start:yyyy-MM-dd}",
            ({ } end, null) => $"was valid until {end:yyyy-MM-dd}",
            (null, { } start) => $"is valid since {start:yyyy-MM-dd}",
            _ => $"is not in {table.Find(code, day).Release?.Label}",
        };

        DateOnly? EndOf(ActivePeriod period, int at) =>
            period.Until != DateOnly.MaxValue ? period.Until
            : at + 1 < releases.Count && !listing.Contains(at + 1) ? LastDayBefore(releases[at + 1], releases[at])
            : null;

        DateOnly? StartOf(ActivePeriod period, int at) =>
            period.From != DateOnly.MinValue ? period.From
            : at > 0 && !listing.Contains(at - 1) ? releases[at].EffectiveFrom
            : null;
    }

    /// <summary>The last day of a release before the next: releases between the two may not be loaded.</summary>
    private static DateOnly LastDayBefore(Release next, Release release) =>
        release.EffectiveTo is { } end && end < next.EffectiveFrom ? end : next.EffectiveFrom.AddDays(-1);
}
