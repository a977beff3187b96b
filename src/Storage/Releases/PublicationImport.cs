using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Storage;

/// <summary>Imports what was read from a published file: the one way for the command line and for the inbox.</summary>
public static class PublicationImport
{
    /// <summary>Makes the releases ready, or none of them.</summary>
    /// <param name="store">Where.</param>
    /// <param name="publication">The releases that the file gave.</param>
    /// <param name="progress">Receives how many rows have been written so far, from any thread.</param>
    /// <param name="cancellation">Breaks it off; importing again completes it.</param>
    /// <exception cref="Azure.RequestFailedException">Storage refuses; nothing of the publication is in use.</exception>
    public static async Task<PublicationImportResult> RunAsync(
        ReleaseStore store,
        IReadOnlyList<ReleaseRows> publication,
        IProgress<ImportProgress>? progress,
        CancellationToken cancellation
    )
    {
        try
        {
            // A release that cannot be read would keep its table from being used.
            foreach (var release in publication)
                ReleaseCheck.Check(release);
            var inUse = (await store.ListAsync(cancellation))
                .Where(stored => stored.State == ReleaseState.Ready)
                .Select(stored => stored.Release)
                .ToList();
            var results = await store.ImportAsync(publication, progress, cancellation);
            var refused = results.FirstOrDefault(result =>
                result.Outcome is ImportOutcome.Refused or ImportOutcome.Overtaken
            );
            return new PublicationImportResult(
                [.. results.Select(result => result with { Notes = NotesOn(result, inUse) })],
                refused?.Message
            );
        }
        catch (Exception fault) when (fault is InvalidTableException or ReleaseNotVerifiedException)
        {
            return new PublicationImportResult([], fault.Message);
        }
    }

    /// <summary>Which days an imported release decides among those that were in use before, and what is odd about it.</summary>
    public static IReadOnlyList<string> NotesOn(ImportResult result, IReadOnlyList<Release> before) =>
        result.Outcome == ImportOutcome.Imported
            ?
            [
                ReleaseOrder.DaysOf(result.Release.Release, before.Append(result.Release.Release)),
                .. ReleaseCheck.WarningsOf(result.Release.Release, before),
            ]
            : [];
}

/// <param name="Results">What came of each release that was decided on.</param>
/// <param name="Refused">Why nothing was imported, in one sentence; null where the file's releases are there.</param>
public sealed record PublicationImportResult(IReadOnlyList<ImportResult> Results, string? Refused);
