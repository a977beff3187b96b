using Azure.Storage.Blobs;
using ClaimLint.Functions.Http;
using ClaimLint.Functions.Json;
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
        if (await runs.FindAsync(id, cancellation) is not { } run)
            return Answer.Problem(RequestProblem.NotFound("No run has this id."));
        var results = blobs.GetBlobContainerClient(StorageNames.ClaimsResults).Uri;
        return Answer.Json(
            new BatchAnswer(run.Id, run.Partner, run.State, run.Attempts, run.Started)
            {
                Ended = run.Ended,
                Rows = run.Rows,
                Claims = run.Claims,
                LinesAccepted = run.LinesAccepted,
                LinesRejected = run.LinesRejected,
                LinesPerSecond = run.LinesPerSecond,
                Failure = run.Failure,
                Releases = run.Releases,
                Reports = [.. run.Reports.Select(path => $"{results}/{path}")],
            },
            ApiJson.Readable.BatchAnswer
        );
    }
}
