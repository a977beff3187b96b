using Azure.Data.Tables;
using ClaimLint.Functions.Json;
using ClaimLint.Functions.Startup;
using ClaimLint.Storage;

namespace ClaimLint.Functions.Http;

/// <summary>Reports whether lines can be checked, and what is wrong.</summary>
public sealed class HealthFunction(
    CodeTablesCache cache,
    CodeTablesLoading loading,
    TableServiceClient tables,
    TimeProvider clock
)
{
    /// <summary>A probe asks often and must not wait for a storage account that does not answer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>200 where lines can be checked from memory, whatever else is wrong; 503 where the tables were never loaded.</summary>
    [Function("Health")]
    public async Task<IResult> Health(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health")] HttpRequest request,
        CancellationToken cancellation
    )
    {
        var isReached = await IsReachedAsync(cancellation);
        var loaded = cache.Current;
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        string[] reasons =
        [
            .. isReached ? [] : (string[])["Storage is not reached: files and imports wait."],
            .. loaded is null ? (string[])[$"The code tables are not loaded. {loading.Fault}".TrimEnd()]
            : cache.Fault is { } fault
                ? [$"The last refresh of the code tables failed. {StorageFaults.Sentence(fault)}"]
            : [],
            .. (loaded?.Tables.Unreadable ?? []).Select(table =>
                $"{table.Release} cannot be read, and {table.Release.System} is not checked: {table.Why}"
            ),
        ];
        var status =
            loaded is null ? HealthStatus.NotReady
            : reasons.Length > 0 ? HealthStatus.Degraded
            : HealthStatus.Ready;
        return Answer.Json(
            new HealthAnswer(status, reasons, loaded?.Ready.Count ?? 0)
            {
                Stale = [.. (loaded?.Tables.StaleOn(today) ?? []).Select(release => release.ToString())],
                Changed = [.. (loaded?.Changed ?? []).Select(changed => changed.Release.ToString())],
            },
            ApiJson.Readable.HealthAnswer,
            loaded is null ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK
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
