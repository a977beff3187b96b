namespace ClaimLint.Storage;

/// <summary>Every name that the product uses in its storage account, in one place.</summary>
public static class StorageNames
{
    /// <summary>The connection of the claims side: claims, code tables, results. The host's own is AzureWebJobsStorage.</summary>
    public const string Connection = "ClaimsStorage";

    public const string ClaimsInbox = "claims-inbox";
    public const string ClaimsResults = "claims-results";
    public const string CodeTablesInbox = "code-tables-inbox";
    public const string CodeTablesResults = "code-tables-results";

    /// <summary>One blob a large release: its rows in one piece, for a quick start. Deleting any of them costs one slow start.</summary>
    public const string CodeTablesSnapshots = "code-tables-snapshots";

    /// <summary>One message an upload that was announced by no event to the app itself: by Event Grid, or by the sweep of the inbox.</summary>
    public const string UploadEvents = "upload-events";

    /// <summary>One row a release: what it is, where it came from, whether it may be read.</summary>
    public const string CodeReleases = "CodeReleases";

    /// <summary>The rows of every release.</summary>
    public const string Codes = "Codes";

    /// <summary>One row a checking of a file.</summary>
    public const string Runs = "Runs";

    /// <summary>One row a place that a partner was given to put a file.</summary>
    public const string Uploads = "Uploads";

    public static IReadOnlyList<string> Containers { get; } =
    [ClaimsInbox, ClaimsResults, CodeTablesInbox, CodeTablesResults, CodeTablesSnapshots];

    public static IReadOnlyList<string> Tables { get; } = [CodeReleases, Codes, Runs, Uploads];

    public static IReadOnlyList<string> Queues { get; } = [UploadEvents, UploadEvents + "-poison"];
}
