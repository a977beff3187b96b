using ClaimLint.Domain.Tables;

namespace ClaimLint.Files.Publications.Reading;

/// <summary>Several forms of one publication: text and CSV, or the fee schedule for two conversion factors.</summary>
/// <remarks>Where they say the same, one is enough; where they do not, the caller decides, never we.</remarks>
internal static class Twins
{
    /// <exception cref="UnreadablePublicationException">They differ.</exception>
    public static Publication Same(IReadOnlyList<(string Name, Publication Publication)> twins)
    {
        var (name, first) = twins[0];
        foreach (var (other, publication) in twins.Skip(1))
        {
            if (!AreSame(first, publication))
                throw new UnreadablePublicationException(
                    $"{name} and {other} are both {first.Kind} and do not say the same: pass one of them."
                );
        }

        return first;
    }

    private static bool AreSame(Publication one, Publication other) =>
        one.Releases.Count == other.Releases.Count
        && one.Releases.Zip(other.Releases).All(pair => AreSame(pair.First, pair.Second));

    private static bool AreSame(ReleaseRows one, ReleaseRows other) =>
        one.Release.System == other.Release.System
        && one.Release.Version == other.Release.Version
        && one.Rows.Count == other.Rows.Count
        && one.Rows.Zip(other.Rows).All(pair => AreSame(pair.First, pair.Second));

    private static bool AreSame(TableRow one, TableRow other) =>
        one.Key == other.Key
        && one.Period == other.Period
        && one.Values.Count == other.Values.Count
        && one.Values.All(value => other.Values.TryGetValue(value.Key, out var same) && same == value.Value);
}
