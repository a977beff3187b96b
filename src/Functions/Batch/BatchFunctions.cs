using Azure.Storage.Blobs;
using ClaimLint.Functions.Access;
using ClaimLint.Functions.Json;
using ClaimLint.Functions.Startup;
using ClaimLint.Storage;
using Microsoft.Extensions.Logging;

namespace ClaimLint.Functions.Batch;

/// <summary>Tells what became of an uploaded file.</summary>
public sealed partial class BatchFunctions(
    Gate gate,
    RunStore runs,
    BlobLinks links,
    BlobServiceClient blobs,
    ILogger<BatchFunctions> log
)
{
    /// <summary>A run: state, counts, where its report stands.</summary>
    [Function("GetBatch")]
    public async Task<IResult> GetBatch(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "v1/batches/{id}")] HttpRequest request,
        string id,
        CancellationToken cancellation
    )
    {
        if (!gate.TryAdmit(request, Roles.BatchesRead, out var caller, out var refused))
            return refused;
        try
        {
            return await FindAsync(id, caller, cancellation) is { } run
                ? Answer.Json(
                    BatchAnswer.Of(run, blobs.GetBlobContainerClient(StorageNames.ClaimsResults).Uri),
                    ApiJson.Readable.BatchAnswer
                )
                : Answer.Problem(None);
        }
        catch (Exception fault) when (StorageFaults.IsOne(fault))
        {
            LogStorage(StorageFaults.Tell(fault));
            return Answer.StorageDown;
        }
    }

    /// <summary>The report of a run that has one: each file with a link to read it. Without a report yet it is 409.</summary>
    [Function("GetReport")]
    public async Task<IResult> GetReport(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "v1/batches/{id}/report")] HttpRequest request,
        string id,
        CancellationToken cancellation
    )
    {
        if (!gate.TryAdmit(request, Roles.BatchesRead, out var caller, out var refused))
            return refused;
        try
        {
            if (await FindAsync(id, caller, cancellation) is not { } run)
                return Answer.Problem(None);
            if (!run.HasReport)
                return Answer.Problem(
                    RequestProblem.NotDone(
                        "It has no report yet; GET v1/batches tells how far it is, and why if it failed."
                    )
                );
            var files = new List<ReportFileAnswer>();
            foreach (var path in run.Reports)
            {
                var link = await links.ToReadAsync(StorageNames.ClaimsResults, path, cancellation);
                var name = path[(path.LastIndexOf('/') + 1)..];
                files.Add(new ReportFileAnswer(name, link.Address.AbsoluteUri, link.ExpiresAt));
            }

            return Answer.Secret(new ReportAnswer(run.Id, files), ApiJson.Readable.ReportAnswer);
        }
        catch (Exception fault) when (StorageFaults.IsOne(fault))
        {
            LogStorage(StorageFaults.Tell(fault));
            return Answer.StorageDown;
        }
    }

    private static RequestProblem None => RequestProblem.NotFound("No run has this id.");

    /// <summary>The run, if the caller may know that there is one.</summary>
    private async Task<RunRecord?> FindAsync(string id, Caller caller, CancellationToken cancellation) =>
        await runs.FindAsync(id, cancellation) is { } run && caller.MaySee(run.Partner) ? run : null;

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Storage did not serve a call, which was answered with 503: {Why}"
    )]
    private partial void LogStorage(string why);
}
