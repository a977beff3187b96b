using System.Runtime.InteropServices;
using Azure.Core;
using Azure.Core.Pipeline;

namespace ClaimLint.Storage;

/// <summary>A service of a storage account.</summary>
public enum StorageService
{
    Blob,
    Queue,
    Table,
}

/// <summary>What an operation does, told by its HTTP method; a look through a container or a table is a list.</summary>
public enum StorageOperationKind
{
    Read,
    List,
    Write,
    Delete,
}

/// <summary>How many operations of one kind went to one service.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct StorageOperationCount(StorageService Service, StorageOperationKind Kind, long Count);

/// <summary>Counts what the clients of <see cref="StorageConnection"/> ask of storage, which is what storage is paid by.</summary>
/// <remarks>
/// A call counts once, however often it is tried again. A name or an address is never kept. What the host does for itself, its
/// triggers, receipts and locks, goes through clients of its own and is not counted.
/// </remarks>
public sealed class StorageOperations
{
    private static readonly int Kinds = Enum.GetValues<StorageOperationKind>().Length;
    private static readonly AsyncLocal<StorageOperations?> OfFlow = new();

    private readonly long[] counts = new long[Enum.GetValues<StorageService>().Length * Kinds];

    private StorageOperations() { }

    /// <summary>Everything since the process began.</summary>
    public static StorageOperations OfProcess { get; } = new();

    /// <summary>What was counted, without what was never asked.</summary>
    public IReadOnlyList<StorageOperationCount> Counts
    {
        get
        {
            var told = new List<StorageOperationCount>();
            for (var at = 0; at < counts.Length; at++)
            {
                if (Interlocked.Read(ref counts[at]) is > 0 and var count)
                    told.Add(new((StorageService)(at / Kinds), (StorageOperationKind)(at % Kinds), count));
            }

            return told;
        }
    }

    /// <summary>Counts apart, beside the process, what the caller and everything it calls or starts asks from here on.</summary>
    public static StorageOperations CountApart() => OfFlow.Value = new StorageOperations();

    internal static void Count(StorageService service, StorageOperationKind kind)
    {
        var at = ((int)service * Kinds) + (int)kind;
        Interlocked.Increment(ref OfProcess.counts[at]);
        if (OfFlow.Value is { } apart)
            Interlocked.Increment(ref apart.counts[at]);
    }
}

/// <summary>Counts each call of a client, before any retry.</summary>
internal sealed class StorageOperationsPolicy(StorageService service) : HttpPipelineSynchronousPolicy
{
    public override void OnSendingRequest(HttpMessage message) =>
        StorageOperations.Count(service, KindOf(message.Request));

    internal static StorageOperationKind KindOf(Request request)
    {
        if (request.Method == RequestMethod.Delete)
            return StorageOperationKind.Delete;
        if (request.Method != RequestMethod.Get && request.Method != RequestMethod.Head)
            return StorageOperationKind.Write;
        // Blobs and queues say comp=list; a query of a table names no key.
        return
            request.Uri.Query.Contains("comp=list&", StringComparison.Ordinal)
            || request.Uri.Query.EndsWith("comp=list", StringComparison.Ordinal)
            || request.Uri.Path.EndsWith("()", StringComparison.Ordinal)
            ? StorageOperationKind.List
            : StorageOperationKind.Read;
    }
}
