using Azure.Storage.Blobs;
using ClaimLint.Functions.Http;
using ClaimLint.Functions.Json;
using ClaimLint.Functions.Startup;
using ClaimLint.Storage;

namespace ClaimLint.Functions.Batch;

/// <summary>Tells what became of an uploaded file.</summary>
public sealed class BatchFunctions(RunStore runs, BlobServiceClient blobs)
{
    /// <summary>A run: state, counts, where its report stands.</summary>
    [Function("GetBatch")]
    public async Task<IResult> GetBatch(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "v1/batches/{id}")] HttpRequest request,
        string id,
        CancellationToken cancellation
    )
    {
        try
        {
            return await runs.FindAsync(id, cancellation) is { } run
                ? Answer.Json(Tell(run), ApiJson.Readable.BatchAnswer)
                : Answer.Problem(RequestProblem.NotFound("No run has this id."));
        }
        catch (Exception fault) when (StorageFaults.IsOne(fault))
        {
            return Answer.StorageDown;
        }
    }

    private BatchAnswer Tell(RunRecord run)
    {
        var results = blobs.GetBlobContainerClient(StorageNames.ClaimsResults).Uri;
        return new BatchAnswer(run.Id, run.Partner, run.State, run.Attempts, run.Started)
        {
            Ended = run.Ended,
            Rows = run.Rows,
            Claims = run.Claims,
            RowsAccepted = run.RowsAccepted,
            RowsRejected = run.RowsRejected,
            LinesPerSecond = run.LinesPerSecond,
            CpuSeconds = run.CpuSeconds is { } seconds ? Math.Round(seconds, 3) : null,
            StorageOperations =
            [
                .. run.StorageOperations.Select(one => new StorageOperationsAnswer(one.Service, one.Kind, one.Count)),
            ],
            Failure = run.Failure,
            Releases = run.Releases,
            Reports = [.. run.Reports.Select(path => $"{results}/{path}")],
        };
    }
}
