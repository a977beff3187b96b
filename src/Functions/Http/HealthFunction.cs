using Azure.Data.Tables;
using ClaimLint.Functions.Json;
using ClaimLint.Functions.Startup;
using ClaimLint.Storage;

namespace ClaimLint.Functions.Http;

/// <summary>Says whether the service lives, and whether it can check lines.</summary>
public sealed class HealthFunction(
    CodeTablesCache cache,
    CodeTablesLoading loading,
    TableServiceClient tables,
    TimeProvider clock
)
{
    /// <summary>A probe asks often and must not hang on a storage that does.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>200 where lines can be checked, else 503; the body says what is missing.</summary>
    [Function("Health")]
    public async Task<IResult> Health(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health")] HttpRequest request,
        CancellationToken cancellation
    )
    {
        var reached = await IsReachedAsync(cancellation);
        var loaded = cache.Current;
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        return Answer.Json(
            new HealthAnswer(
                Live: true,
                Ready: reached && loaded is not null,
                reached ? "reached" : "not reached",
                loaded is not null ? $"{loaded.Ready.Count} releases loaded" : loading.Fault ?? "being loaded"
            )
            {
                Stale = [.. (loaded?.Tables.StaleOn(today) ?? []).Select(release => release.ToString())],
                Changed = [.. (loaded?.Changed ?? []).Select(changed => changed.Release.ToString())],
            },
            ApiJson.Readable.HealthAnswer,
            reached && loaded is not null ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable
        );
    }

    private async Task<bool> IsReachedAsync(CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, patience.Token);
        try
        {
            await foreach (
                var _ in tables
                    .GetTableClient(StorageNames.CodeReleases)
                    .QueryAsync<TableEntity>(maxPerPage: 1, select: ["RowKey"], cancellationToken: either.Token)
            )
                break;
            return true;
        }
        catch (Exception fault) when (StorageFaults.IsOne(fault))
        {
            return false;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return false;
        }
    }
}
