using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;

namespace ClaimLint.Storage;

/// <summary>The reports: <c>claims-results/{partner}/{run}/{file}</c>.</summary>
public sealed class ReportStore(BlobServiceClient blobs)
{
    private readonly BlobContainerClient results = blobs.GetBlobContainerClient(StorageNames.ClaimsResults);

    /// <summary>The path of a report's file within <c>claims-results</c>.</summary>
    /// <exception cref="ArgumentException">The partner is none of <see cref="InboxPath"/>, the run none of <see cref="RunId"/>, or the file's name is unsafe.</exception>
    public static string PathOf(string partner, string run, string file)
    {
        if (!InboxPath.IsPartner(partner))
            throw new ArgumentException("Not a partner's name.", nameof(partner));
        if (!RunId.IsRunId(run))
            throw new ArgumentException("Not a run id.", nameof(run));
        if (!InboxPath.IsSafe(file))
            throw new ArgumentException("Not a report file's name.", nameof(file));
        return $"{partner}/{run}/{file}";
    }

    /// <summary>
    /// Opens a report's file for writing. It appears whole when <see cref="ReportFileStream.CompleteAsync"/> is called, in place of what stood
    /// there, and not at all when the stream is disposed of without.
    /// </summary>
    public ReportFileStream Open(string partner, string run, string file) =>
        new(results.GetBlockBlobClient(PathOf(partner, run, file)), ContentTypeOf(file));

    private static string ContentTypeOf(string file) =>
        Path.GetExtension(file) switch
        {
            ".json" => "application/json; charset=utf-8",
            ".html" => "text/html; charset=utf-8",
            // Not text/csv with a charset: accepted and rejected rows are the submitter's bytes, in the submitter's encoding.
            ".csv" => "text/csv",
            _ => "application/octet-stream",
        };
}
