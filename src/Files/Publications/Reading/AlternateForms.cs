using ClaimLint.Domain.Tables;

namespace ClaimLint.Files.Publications.Reading;

/// <summary>Several forms of one publication: its text and its CSV, or the fee schedule with either conversion factor.</summary>
/// <remarks>Forms with the same rows make one release. Where their rows differ, the caller must choose.</remarks>
internal static class AlternateForms
{
    /// <summary>The first form, if all have the same rows.</summary>
    /// <exception cref="UnreadablePublicationException">They differ.</exception>
    public static Publication Merge(IReadOnlyList<(string Name, Publication Publication)> forms)
    {
        var (name, first) = forms[0];
        foreach (var (other, publication) in forms.Skip(1))
        {
            if (!AreSame(first, publication))
                throw new UnreadablePublicationException(
                    $"{name} and {other} are both {first.Kind}, but their rows differ. Import one of them."
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
