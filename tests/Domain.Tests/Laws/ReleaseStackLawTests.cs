using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;
using CsCheck;

namespace ClaimLint.Domain.Tests.Laws;

/// <summary>The one walk through the releases of a table answers as a slow and plain reading of its rules does.</summary>
public sealed class ReleaseStackLawTests
{
    private static readonly DateOnly Start = new(2025, 1, 1);
    private static readonly string[] Codes = ["A0001", "A0002", "B0001", "B0002"];

    private static readonly string[] Coverages = ["*", "", "rows", "A*", "A0001 B0001"];

    private static readonly Gen<DateOnly> Days = Gen.Int[0, 12].Select(month => Start.AddMonths(month));

    private static readonly Gen<Row> Rows = Gen.Select(
        Gen.Int[0, Codes.Length - 1],
        Days.Nullable(0.4),
        Gen.Int[0, 6].Nullable(0.5),
        (code, from, months) =>
            new Row(
                Codes[code],
                from ?? DateOnly.MinValue,
                months is { } length ? (from ?? Start).AddMonths(length) : DateOnly.MaxValue
            )
    );

    private static readonly Gen<List> Lists = Gen.Select(
        Days,
        Gen.Int[0, 8].Nullable(0.4),
        Gen.Int[0, Coverages.Length - 1],
        Gen.Int[0, 9],
        Rows.List[0, 5],
        (from, months, coverage, kind, rows) =>
            new List(
                from,
                months is { } length ? from.AddMonths(length) : null,
                Coverages[coverage],
                kind == 0,
                // A release has no two rows of a code in force on one day.
                [.. rows.DistinctBy(row => row.Code)]
            )
    );

    [Fact]
    public void Every_lookup_answers_as_the_rules_say()
    {
        Gen.Select(Lists.Array[0, 5], Gen.Int[0, Codes.Length - 1], Days, Gen.Bool)
            .Sample(
                (lists, code, day, isCodeSystem) =>
                {
                    var system = isCodeSystem ? "hcpcs" : "mue-medicare-practitioner";
                    ReleaseRows[] releases = [.. lists.Select((list, at) => ReleaseOf(system, list, at))];
                    var expected = Plain(releases, Codes[code], day, isCodeSystem);

                    var tables = CodeTables.Read(releases);
                    var (status, isExpired, evidence) = isCodeSystem
                        ? Answer(tables.Procedures.Find(Code.Of(Codes[code]), day))
                        : Answer(tables.MedicarePractitioner.UnitLimits.Find(Code.Of(Codes[code]), day));

                    Assert.Equal(expected.Status, status);
                    Assert.Equal(expected.IsExpired, isExpired);
                    Assert.Equal(expected.Release, evidence.Release);
                },
                iter: 5_000
            );
    }

    private static (LookupStatus, bool, Evidence) Answer<TRow>(Lookup<TRow> lookup) =>
        (lookup.Status, lookup.IsExpired, lookup.Evidence);

    /// <summary>The rules of a lookup, one after the other, with no thought of speed.</summary>
    private static (LookupStatus Status, bool IsExpired, Release? Release) Plain(
        ReleaseRows[] releases,
        string code,
        DateOnly day,
        bool isCodeSystem
    )
    {
        var overrides = ReleaseOrder.Overrides(releases, release => release.Release);
        var published = ReleaseOrder.NewestFirst(releases, release => release.Release);
        if (overrides.FirstOrDefault(IsInForce) is { } own)
            return (LookupStatus.Found, false, own.Release);

        var begun = published.Where(release => release.Release.EffectiveFrom <= day).ToList();
        var covering = begun.Where(release => Lists(release) || Covers(release) || IsOfNothing(release)).ToList();
        var within = covering
            .Where((release, place) => release.Release.EffectiveTo is { } end ? day <= end : place == 0)
            .FirstOrDefault();
        var backdated = published.FirstOrDefault(release =>
            release.Release.EffectiveFrom > day
            && IsInForce(release)
            && RowOf(release)!.Period.From != DateOnly.MinValue
        );

        if (within is not null && IsInForce(within))
            return (LookupStatus.Found, false, within.Release);
        if (backdated is not null)
            return (LookupStatus.Found, false, backdated.Release);
        var dated = published.FirstOrDefault(release =>
            release.Release.EffectiveFrom > day
            && RowOf(release) is { } row
            && !IsInForce(release)
            && (row.Period.Until < day || row.Period.From != release.Release.EffectiveFrom)
        );
        var isKnown = covering.Count > 0 && (within is not null || Lists(covering[0]));
        if (dated is not null && !isKnown)
            return (isCodeSystem ? LookupStatus.NotInForce : LookupStatus.Unknown, false, dated.Release);
        if (covering.Count == 0)
            return begun.Count == 0
                ? (LookupStatus.NoRelease, false, null)
                : (LookupStatus.NotCovered, false, begun[0].Release);

        var deciding = within ?? covering[0];
        var isExpired = within is null;
        if (IsInForce(deciding))
        {
            var ended = published.FirstOrDefault(release =>
                RowOf(release) is { } row
                && !IsInForce(release)
                && row.Period.Until < day
                && row.Period.Until >= RowOf(deciding)!.Period.From
            );
            return ended is null
                ? (LookupStatus.Found, true, deciding.Release)
                : (isCodeSystem ? LookupStatus.NotInForce : LookupStatus.Expired, true, ended.Release);
        }

        if (Lists(deciding))
            return (
                isCodeSystem ? LookupStatus.NotInForce
                : isExpired ? LookupStatus.Expired
                : LookupStatus.Unknown,
                isExpired,
                deciding.Release
            );
        if (IsOfNothing(deciding))
            return (LookupStatus.NotCovered, false, deciding.Release);
        if (isExpired)
            return (LookupStatus.Expired, true, deciding.Release);
        return isCodeSystem && published.FirstOrDefault(Lists) is { } other
            ? (LookupStatus.NotInForce, false, other.Release)
            : (LookupStatus.Unknown, false, deciding.Release);

        TableRow? RowOf(ReleaseRows release) => release.Rows.FirstOrDefault(row => row.Key == code);
        bool Lists(ReleaseRows release) => RowOf(release) is not null;
        bool IsInForce(ReleaseRows release) => RowOf(release) is { } row && row.Period.Contains(day);
        bool Covers(ReleaseRows release) => release.Release.Coverage.Covers(Code.Of(code));
        bool IsOfNothing(ReleaseRows release) => release.Release.Coverage.Text.Length == 0;
    }

    private static ReleaseRows ReleaseOf(string system, List list, int at) =>
        new(
            new Release(
                system,
                $"{at}",
                list.From,
                list.To,
                Coverage.Parse(list.Coverage),
                list.IsOverride ? Release.OverrideAuthority : 100
            )
            {
                ImportedAt = DateTimeOffset.UnixEpoch.AddDays(at),
            },
            [
                .. list.Rows.Select(
                    (row, number) =>
                        new TableRow(
                            row.Code,
                            new ActivePeriod(row.From, row.Until),
                            new Dictionary<string, string>
                            {
                                ["title"] = $"{at}",
                                ["units"] = "1",
                                ["mai"] = "1",
                                ["rationale"] = "a",
                            },
                            number + 1
                        )
                ),
            ]
        );

    private sealed record Row(string Code, DateOnly From, DateOnly Until);

    private sealed record List(DateOnly From, DateOnly? To, string Coverage, bool IsOverride, IReadOnlyList<Row> Rows);
}
