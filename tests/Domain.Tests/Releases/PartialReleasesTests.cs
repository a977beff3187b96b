using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Rules.Codes;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Tests.Releases;

/// <summary>A release that is not complete for a code says nothing of it.</summary>
public sealed class PartialReleasesTests
{
    private const string Header = "code,from,until,billable,side";

    private static readonly ReleaseStack<DiagnosisRow> Whole2021Partial2026 = Tables
        .Of(
            Tables.Release("icd-10-cm", "2021", new DateOnly(2020, 10, 1), "*", Header, "E119,,,Y,", "G710,,,Y,"),
            Tables.Release("icd-10-cm", "2026", new DateOnly(2025, 10, 1), "E11*", Header, "E119,,,Y,")
        )
        .Diagnoses;

    private static readonly ReleaseStack<DiagnosisRow> Partial2021Whole2026 = Tables
        .Of(
            Tables.Release("icd-10-cm", "2021", new DateOnly(2020, 10, 1), "E11*", Header, "E119,,,Y,"),
            Tables.Release(
                "icd-10-cm",
                "2026",
                new DateOnly(2025, 10, 1),
                "*",
                Header,
                "E119,2025-10-01,,Y,",
                "E1199,2025-10-01,,Y,",
                "M5450,2025-10-01,,Y,"
            )
        )
        .Diagnoses;

    [Theory]
    [InlineData("E119", LookupStatus.Found)]
    [InlineData("E118", LookupStatus.Unknown)]
    [InlineData("G710", LookupStatus.Found)] // the older release has no end, and no newer one covers the code
    [InlineData("G719", LookupStatus.Unknown)]
    public void A_newer_partial_release_does_not_end_a_code_outside_its_coverage(string code, LookupStatus expected)
    {
        Assert.Equal(expected, Whole2021Partial2026.Find(Code.Of(code), new DateOnly(2025, 11, 3)).Status);
    }

    [Theory]
    [InlineData("E119", LookupStatus.Found)]
    [InlineData("E1199", LookupStatus.NotInForce)] // inside the coverage and absent: it came later
    [InlineData("M5450", LookupStatus.NotCovered)] // only the newer release has it: not proof that it came later
    public void An_older_partial_release_does_not_deny_a_code_outside_its_coverage(string code, LookupStatus expected)
    {
        Assert.Equal(expected, Partial2021Whole2026.Find(Code.Of(code), new DateOnly(2023, 5, 1)).Status);
    }

    [Theory]
    [InlineData("2020-12-01")]
    [InlineData("2023-05-01")]
    [InlineData("2025-11-03")]
    [InlineData("2026-11-03")]
    public void The_embedded_releases_deny_only_what_the_release_of_the_day_covers(string date)
    {
        var day = DateOnly.Parse(date);
        ReleaseRows[] all = [.. Tables.EmbeddedReleases.Where(release => release.Release.System == "icd-10-cm")];
        var begun = all.Where(release => release.Release.EffectiveFrom <= day).ToList();
        var listed = begun.SelectMany(release => release.Rows).Select(row => row.Key).ToHashSet();

        foreach (var key in all.SelectMany(release => release.Rows).Select(row => row.Key).Distinct())
        {
            var code = Code.Of(key);
            var found = Tables.Embedded.Diagnoses.Find(code, day);
            if (found.Status is LookupStatus.NotInForce or LookupStatus.Unknown)
                Assert.True(
                    listed.Contains(key) || begun.Any(release => release.Release.Coverage.Covers(code)),
                    $"{code} is {found.Status} on {date} by {found.Release}, and no release of the day is complete for it."
                );
        }

        Assert.Equal(2, all.Length);
    }

    [Theory]
    [InlineData("M54.50", "2023-05-01", OutcomeStatus.NotChecked)]
    [InlineData("E11.65", "2025-09-30", OutcomeStatus.NotChecked)]
    [InlineData("M54.5", "2023-05-01", OutcomeStatus.Fail)] // its own row says that it ended on 2021-09-30
    [InlineData("M54.5", "2021-09-30", OutcomeStatus.Pass)]
    [InlineData("M54.50", "2025-10-01", OutcomeStatus.Pass)]
    public void An_everyday_diagnosis_is_inactive_only_where_a_release_shows_it(
        string code,
        string day,
        OutcomeStatus expected
    )
    {
        var line = Lines.Visit((Field.DiagnosisCode1, code), (Field.ServiceDateFrom, day));

        Assert.Equal(expected, new InactiveDiagnosisCode().Check(line, Tables.Embedded).Status);
    }
}
