using ClaimLint.Domain.Tables;
using ClaimLint.Files.Publications;
using CsCheck;
using Xunit;

namespace ClaimLint.Files.Tests.Publications;

/// <summary>A skipped row never changes what another row means, or the import is refused.</summary>
public sealed class SkippedRowsLawTests
{
    public static TheoryData<GeneratedPublication> Publications => [.. GeneratedPublication.All];

    [Theory]
    [MemberData(nameof(Publications))]
    public void What_remains_means_what_it_meant(GeneratedPublication publication)
    {
        var imported = 0;
        Gen.Select(Gen.Int, Gen.Int[0, 3])
            .Sample(
                (seed, bad) =>
                {
                    var random = new Random(seed);
                    var rows = publication.Rows(random);
                    var broken = Enumerable.Range(0, bad).Select(_ => random.Next(rows.Count)).ToHashSet();
                    var whole = TryRead(publication, rows, []);
                    var rest = TryRead(publication, rows, broken);
                    Assert.NotNull(whole);
                    Assert.Equal(rest is null || broken.Count == 0, rest is null || rest.SkippedRows == 0);
                    if (rest is null)
                        return;
                    imported++;
                    var brokenKeys = broken.Select(at => rows[at].Key).ToHashSet();
                    foreach (var release in whole.Releases)
                        AssertSame(publication, release, rest, brokenKeys);
                },
                iter: 60,
                threads: 1
            );
        Assert.NotEqual(0, imported);
    }

    [Theory]
    [MemberData(nameof(Publications))]
    public void The_order_of_independent_rows_changes_nothing(GeneratedPublication publication)
    {
        if (!publication.IsInAnyOrder)
            return;
        Gen.Int.Sample(
            seed =>
            {
                var random = new Random(seed);
                var rows = publication.Rows(random).ToArray();
                var one = TryRead(publication, rows, [])!;
                random.Shuffle(rows);
                var other = TryRead(publication, rows, [])!;
                AssertSame(publication, one.Releases[0], other, []);
                AssertSame(publication, other.Releases[0], one, []);
            },
            iter: 30,
            threads: 1
        );
    }

    private static void AssertSame(
        GeneratedPublication publication,
        ReleaseRows whole,
        Publication rest,
        HashSet<string> brokenKeys
    )
    {
        var remaining = rest.Releases.FirstOrDefault(release => release.Release.System == whole.Release.System);
        var rows = remaining?.Rows ?? [];
        foreach (var key in whole.Rows.Concat(rows).Select(row => row.Key).Distinct())
        {
            foreach (var day in DaysOf(whole.Rows.Concat(rows), key))
            {
                var (before, after) = (Answer(whole.Rows, key, day), Answer(rows, key, day));
                if (after.Length > 0 || !brokenKeys.Contains(key))
                    Assert.Equal(before, after);
            }
        }

        if (!publication.HasClosedLists)
            return;
        foreach (var list in rows.GroupBy(row => row.KeyParts[0]))
            Assert.Equal(
                whole.Rows.Where(row => row.KeyParts[0] == list.Key).Select(row => row.Key).Distinct().Order(),
                list.Select(row => row.Key).Distinct().Order()
            );
    }

    private static IEnumerable<DateOnly> DaysOf(IEnumerable<TableRow> rows, string key) =>
        rows.Where(row => row.Key == key)
            .SelectMany(row => new[] { row.Period.From, row.Period.Until })
            .Append(new DateOnly(2026, 7, 1))
            .Distinct();

    /// <summary>What the rows of a key state for a day: one value set, or nothing.</summary>
    private static string Answer(IReadOnlyList<TableRow> rows, string key, DateOnly day)
    {
        var found = rows.Where(row => row.Key == key && row.Period.Contains(day) && !IsNeverInForce(row))
            .Select(row => string.Join('|', row.Values.OrderBy(value => value.Key).Select(value => value.Value)))
            .ToArray();
        Assert.InRange(found.Length, 0, 1);
        return found.Length == 0 ? "" : $"found {found[0]}";
    }

    private static bool IsNeverInForce(TableRow row) => row.Values.GetValueOrDefault("indicator") == "9";

    private static Publication? TryRead(
        GeneratedPublication publication,
        IReadOnlyList<GeneratedRow> rows,
        HashSet<int> broken
    )
    {
        var text = string.Concat(
            rows.Select((row, at) => broken.Contains(at) ? publication.Break(row.Line) : row.Line)
        );
        try
        {
            return PublicationReader.Read(
                [Texts.File(publication.Before + text + publication.After)],
                publication.Options with
                {
                    SkipBadRows = true,
                }
            );
        }
        catch (UnreadablePublicationException)
        {
            return null;
        }
    }
}
