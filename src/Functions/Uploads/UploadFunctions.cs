using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using ClaimLint.Functions.Access;
using ClaimLint.Functions.Json;
using ClaimLint.Functions.Startup;
using ClaimLint.Functions.Tables;
using ClaimLint.Storage;
using Microsoft.Extensions.Logging;

namespace ClaimLint.Functions.Uploads;

/// <summary>Gives a partner a place to put a file, and tells what became of it. The file itself goes to storage, past the functions.</summary>
public sealed partial class UploadFunctions(
    Gate gate,
    UploadStore uploads,
    BlobLinks links,
    RunStore runs,
    BlobServiceClient blobs,
    TimeProvider clock,
    ILogger<UploadFunctions> log
)
{
    /// <summary>What Put Blob takes in one request since version 2019-12-12: 5,000 MiB. In blocks more goes by the same address.</summary>
    private const long MaxBytes = 5_000L * 1024 * 1024;

    private static readonly Dictionary<string, string> Headers = new(StringComparer.Ordinal)
    {
        ["x-ms-blob-type"] = "BlockBlob",
    };

    /// <summary>An address to which one file can be sent. Its name is ours, so that it carries no patient's, in the caller's own folder.</summary>
    [Function("CreateUpload")]
    public async Task<IResult> Create(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "v1/uploads")] HttpRequest request,
        CancellationToken cancellation
    )
    {
        if (!gate.TryAdmit(request, Roles.ClaimsValidate | Roles.TablesImport, out var caller, out var refused))
            return refused;
        var (body, problem) = await RequestBody.ReadAsync(request, cancellation, mayBeAbsent: true);
        var container = StorageNames.ClaimsInbox;
        problem ??= UploadRequest.Read(body.Span, out container);
        if (problem is not null)
            return Answer.Problem(problem);
        var needed = container == StorageNames.CodeTablesInbox ? Roles.TablesImport : Roles.ClaimsValidate;
        if (!caller.Roles.HasFlag(needed))
            return Gate.Lacks(needed);
        try
        {
            var id = UploadRecord.NewId();
            var path = UploadRecord.PathOf(container, caller.Partner, id);
            var link = await links.ToWriteAsync(container, path, cancellation);
            await uploads.AddAsync(new UploadRecord(id, caller.Partner, container, link.ExpiresAt), cancellation);
            request.HttpContext.Response.Headers.Location = $"/api/v1/uploads/{id}";
            return Answer.Secret(
                new NewUploadAnswer(
                    id,
                    container,
                    path,
                    link.Address.AbsoluteUri,
                    HttpMethods.Put,
                    Headers,
                    link.ExpiresAt,
                    MaxBytes
                ),
                ApiJson.Readable.NewUploadAnswer,
                StatusCodes.Status201Created
            );
        }
        catch (Exception fault) when (StorageFaults.IsOne(fault))
        {
            LogStorage(StorageFaults.Tell(fault));
            return Answer.StorageDown;
        }
    }

    /// <summary>What became of an upload of the caller's own: nothing yet, the file, its run or its outcome.</summary>
    [Function("GetUpload")]
    public async Task<IResult> Get(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "v1/uploads/{id}")] HttpRequest request,
        string id,
        CancellationToken cancellation
    )
    {
        if (!gate.TryAdmit(request, Roles.BatchesRead | Roles.TablesImport, out var caller, out var refused))
            return refused;
        try
        {
            // Another partner's is answered as one that nobody asked for.
            if (await uploads.FindAsync(id, cancellation) is not { } upload || upload.Partner != caller.Partner)
                return Answer.Problem(RequestProblem.NotFound("No upload has this id."));
            if (upload.Container == StorageNames.ClaimsInbox && !caller.Roles.HasFlag(Roles.BatchesRead))
                return Gate.Lacks(Roles.BatchesRead);
            return Answer.Json(await TellAsync(upload, cancellation), ApiJson.Readable.UploadAnswer);
        }
        catch (Exception fault) when (StorageFaults.IsOne(fault))
        {
            LogStorage(StorageFaults.Tell(fault));
            return Answer.StorageDown;
        }
    }

    private async Task<UploadAnswer> TellAsync(UploadRecord upload, CancellationToken cancellation)
    {
        var answer = new UploadAnswer(upload.Id, upload.Container, upload.Path, UploadState.Received);
        if (await VersionAsync(upload, cancellation) is not { } version)
            return answer with
            {
                State = clock.GetUtcNow() < upload.ExpiresAt ? UploadState.Waiting : UploadState.Expired,
            };
        if (upload.Container == StorageNames.CodeTablesInbox)
            return await ResultAsync(upload, version, cancellation) is { } result
                ? answer with
                {
                    State = UploadState.Started,
                    Result = result,
                }
                : answer;
        return await runs.FindAsync(RunId.Of(upload.Path, version), cancellation) is { } run
            ? answer with
            {
                State = UploadState.Started,
                Batch = BatchAnswer.Of(run, blobs.GetBlobContainerClient(StorageNames.ClaimsResults).Uri),
            }
            : answer;
    }

    /// <summary>The version that stands there now; null where nothing does.</summary>
    private async Task<ETag?> VersionAsync(UploadRecord upload, CancellationToken cancellation)
    {
        try
        {
            var blob = blobs.GetBlobContainerClient(upload.Container).GetBlobClient(upload.Path);
            return (await blob.GetPropertiesAsync(cancellationToken: cancellation)).Value.ETag;
        }
        catch (RequestFailedException fault) when (fault.Status == StatusCodes.Status404NotFound)
        {
            return null;
        }
    }

    /// <summary>What came of this version of a published table; null where nothing has yet.</summary>
    private async Task<TablesImportAnswer?> ResultAsync(
        UploadRecord upload,
        ETag version,
        CancellationToken cancellation
    )
    {
        try
        {
            var written = await blobs
                .GetBlobContainerClient(StorageNames.CodeTablesResults)
                .GetBlobClient(TablesImport.ResultOf(upload.Path, version))
                .DownloadContentAsync(cancellation);
            var result = JsonSerializer.Deserialize(
                written.Value.Content.ToMemory().Span,
                ApiJson.Readable.TablesImportAnswer
            );
            return result?.Etag == version.ToString().Trim('"') ? result : null;
        }
        catch (RequestFailedException fault) when (fault.Status == StatusCodes.Status404NotFound)
        {
            return null;
        }
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Storage did not serve a call, which was answered with 503: {Why}"
    )]
    private partial void LogStorage(string why);
}
