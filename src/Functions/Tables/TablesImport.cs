using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using ClaimLint.Files;
using ClaimLint.Files.Publications;
using ClaimLint.Functions.Json;
using ClaimLint.Functions.Startup;
using ClaimLint.Storage;
using Microsoft.Extensions.Logging;

namespace ClaimLint.Functions.Tables;

/// <summary>Makes releases of a published file in storage, by the readers and the store that the command line uses, and writes what came of it.</summary>
/// <remarks>What is wrong with the file is its outcome; what is wrong with us is thrown, and tried again. Importing twice changes nothing.</remarks>
public sealed partial class TablesImport(
    BlobServiceClient blobs,
    ReleaseStore store,
    CodeTablesCache cache,
    StorageRetries retries,
    ILogger<TablesImport> log
)
{
    /// <summary>The suffix of an outcome's name; a longer path than leaves room for it is named by its hash.</summary>
    private const string Suffix = ".json";
    private const int LongestName = 1024;

    /// <summary>Imports the blob's current version; <c>code-tables-results/{path}.json</c> says what came of it. Storage that is away is waited for.</summary>
    public Task RunAsync(BlobClient blob, string path, CancellationToken cancellation) =>
        retries.RunAsync(() => TryAsync(blob, path, cancellation), cancellation);

    private async Task TryAsync(BlobClient blob, string path, CancellationToken cancellation)
    {
        try
        {
            BlobProperties properties = await blob.GetPropertiesAsync(cancellationToken: cancellation);
            var answer = await ImportAsync(blob, path, properties, cancellation);
            // This instance answers by the new release before it says that it is there; others follow within a minute.
            if (answer.Releases.Count > 0)
                await cache.RefreshAsync(cancellation);
            await WriteAsync(path, properties.ETag, answer, cancellation);
            LogDone(answer.Releases.Count, answer.Refused is null ? "imported" : "refused");
        }
        catch (RequestFailedException fault) when (IsGone(fault))
        {
            // The new version, if there is one, raises an event of its own.
            LogGone();
        }
    }

    private async Task<TablesImportAnswer> ImportAsync(
        BlobClient blob,
        string path,
        BlobProperties properties,
        CancellationToken cancellation
    )
    {
        var answer = new TablesImportAnswer(path, properties.ETag.ToString().Trim('"'));
        var name = path[(path.LastIndexOf('/') + 1)..];
        if (PublicationLimits.RefusalOf(name, properties.ContentLength) is { } tooLarge)
            return answer with { Refused = tooLarge };

        // A zip is read by seeking and a publication more than once: it is on disk, not in memory.
        using var file = new TemporaryFile();
        await blob.DownloadToAsync(
            file.Content,
            new BlobDownloadToOptions { Conditions = new BlobRequestConditions { IfMatch = properties.ETag } },
            cancellation
        );
        Publication publication;
        try
        {
            publication = PublicationReader.Read(
                [new PublicationFile(name, file.OpenRead)],
                TablesImportOptions.Read(properties.Metadata)
            );
        }
        catch (UnreadablePublicationException unreadable)
        {
            return answer with { Refused = unreadable.Message };
        }

        var import = await PublicationImport.RunAsync(store, publication.Releases, progress: null, cancellation);
        return answer with
        {
            Kind = publication.Kind,
            SkippedRows = publication.SkippedRows,
            Refused = import.Refused,
            Told =
            [
                .. publication.Told,
                .. import.Results.SelectMany(result =>
                    result.Notes.Select(note => $"{result.Release.Release}: {note}")
                ),
            ],
            Releases =
            [
                .. import.Results.Select(result => new ImportedReleaseAnswer(
                    result.Release.Release.System,
                    result.Release.Release.Version,
                    result.Outcome,
                    result.Release.Release.Rows,
                    result.Release.Release.EffectiveFrom,
                    result.Release.Release.EffectiveTo,
                    result.Release.Release.Sha256
                )),
            ],
        };
    }

    /// <summary>The name of what came of a file, within <c>code-tables-results</c>.</summary>
    internal static string ResultOf(string path, ETag version) =>
        (path.Length + Suffix.Length <= LongestName ? path : RunId.Of(path, version)) + Suffix;

    private async Task WriteAsync(string path, ETag version, TablesImportAnswer answer, CancellationToken cancellation)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(answer, ApiJson.Readable.TablesImportAnswer);
        await blobs
            .GetBlobContainerClient(StorageNames.CodeTablesResults)
            .GetBlobClient(ResultOf(path, version))
            .UploadAsync(
                new BinaryData(body),
                new BlobUploadOptions
                {
                    HttpHeaders = new BlobHttpHeaders { ContentType = "application/json; charset=utf-8" },
                },
                cancellation
            );
    }

    private static bool IsGone(RequestFailedException fault) =>
        fault.ErrorCode == BlobErrorCode.BlobNotFound || fault.ErrorCode == BlobErrorCode.ConditionNotMet;

    [LoggerMessage(Level = LogLevel.Information, Message = "A file of code tables gave {Releases} releases: {Why}")]
    private partial void LogDone(int releases, string why);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "A file of code tables was overwritten or deleted while it was read"
    )]
    private partial void LogGone();
}
