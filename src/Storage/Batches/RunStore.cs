using System.Text.Json;
using System.Text.Json.Serialization;
using Azure;
using Azure.Data.Tables;

namespace ClaimLint.Storage;

/// <summary>The runs in Table Storage: one row a run, partition key the run's id, row key <c>run</c>.</summary>
public sealed class RunStore(TableServiceClient tables, TimeProvider time)
{
    private const string RowKey = "run";

    /// <summary>Services and kinds by name: a row is read by people too.</summary>
    private static readonly JsonSerializerOptions Readable = new() { Converters = { new JsonStringEnumConverter() } };

    private readonly TableClient runs = tables.GetTableClient(StorageNames.Runs);

    /// <summary>The run, or null where there is none or the text is no run id.</summary>
    public async Task<RunRecord?> FindAsync(string id, CancellationToken cancellation = default)
    {
        var entity = await ReadAsync(id, cancellation);
        return entity is null ? null : RunOf(entity);
    }

    /// <summary>
    /// Begins a run, or begins it again after a crash or a failure. A run with a report is returned as it is: the event was delivered
    /// twice.
    /// </summary>
    /// <exception cref="RunChangedException">Others kept changing the run meanwhile.</exception>
    public async Task<RunRecord> StartAsync(string id, string partner, CancellationToken cancellation = default)
    {
        for (var tries = 0; tries < 5; tries++)
        {
            var standing = await FindAsync(id, cancellation);
            if (standing is { HasReport: true })
                return standing;
            var run = new RunRecord(id, partner, RunState.Running, time.GetUtcNow())
            {
                Attempts = (standing?.Attempts ?? 0) + 1,
            };
            if (await PutAsync(run, standing?.ETag, cancellation) is { } begun)
                return begun;
        }

        throw new RunChangedException($"Run {id} is being changed by others.");
    }

    /// <summary>Writes the run over the version that it was read from.</summary>
    /// <returns>The run with its new version.</returns>
    /// <exception cref="RunChangedException">The run was changed by another since it was read.</exception>
    public async Task<RunRecord> SaveAsync(RunRecord run, CancellationToken cancellation = default) =>
        await PutAsync(run, run.ETag, cancellation)
        ?? throw new RunChangedException($"Run {run.Id} was changed by another since it was read.");

    /// <summary>Null where another's write stands.</summary>
    private async Task<RunRecord?> PutAsync(RunRecord run, ETag? over, CancellationToken cancellation)
    {
        var writer = Guid.NewGuid().ToString("N");
        var entity = EntityOf(run, writer);
        EntityLimits.Check(entity);
        try
        {
            var answer = over is { } version
                ? await runs.UpdateEntityAsync(entity, version, TableUpdateMode.Replace, cancellation)
                : await runs.AddEntityAsync(entity, cancellation);
            return run with { ETag = answer.Headers.ETag ?? default };
        }
        catch (RequestFailedException conflict) when (TableConflict.Is(conflict))
        {
            // Our own first try may have landed and its answer been lost: then what stands is ours.
            var standing = await ReadAsync(run.Id, cancellation);
            return standing?.GetString("Writer") == writer ? RunOf(standing) : null;
        }
    }

    private async Task<TableEntity?> ReadAsync(string id, CancellationToken cancellation)
    {
        if (!RunId.IsRunId(id))
            return null;
        var answer = await runs.GetEntityIfExistsAsync<TableEntity>(id, RowKey, cancellationToken: cancellation);
        return answer.HasValue ? answer.Value : null;
    }

    private static TableEntity EntityOf(RunRecord run, string writer)
    {
        var entity = new TableEntity(run.Id, RowKey)
        {
            ["Partner"] = run.Partner,
            ["State"] = run.State.ToString(),
            ["Started"] = run.Started,
            ["Rows"] = run.Rows,
            ["Claims"] = run.Claims,
            ["RowsAccepted"] = run.RowsAccepted,
            ["RowsRejected"] = run.RowsRejected,
            ["LinesPerSecond"] = run.LinesPerSecond,
            ["Attempts"] = run.Attempts,
            ["Reports"] = JsonSerializer.Serialize(run.Reports),
            ["Releases"] = JsonSerializer.Serialize(run.Releases),
            ["StorageOperations"] = JsonSerializer.Serialize(run.StorageOperations, Readable),
            ["Writer"] = writer,
        };
        if (run.CpuSeconds is { } seconds)
            entity["CpuSeconds"] = seconds;
        if (run.Ended is { } ended)
            entity["Ended"] = ended;
        if (run.Reason is { } reason)
            entity["Reason"] = reason;
        return entity;
    }

    private static RunRecord RunOf(TableEntity entity) =>
        new(
            entity.PartitionKey,
            entity.GetString("Partner"),
            Enum.Parse<RunState>(entity.GetString("State")),
            entity.GetDateTimeOffset("Started") ?? default
        )
        {
            Ended = entity.GetDateTimeOffset("Ended"),
            Rows = entity.GetInt64("Rows") ?? 0,
            Claims = entity.GetInt64("Claims") ?? 0,
            RowsAccepted = entity.GetInt64("RowsAccepted") ?? 0,
            RowsRejected = entity.GetInt64("RowsRejected") ?? 0,
            LinesPerSecond = entity.GetDouble("LinesPerSecond") ?? 0,
            CpuSeconds = entity.GetDouble("CpuSeconds"),
            StorageOperations = Operations(entity.GetString("StorageOperations")),
            Attempts = entity.GetInt32("Attempts") ?? 0,
            Reason = entity.GetString("Reason"),
            Reports = Texts(entity.GetString("Reports")),
            Releases = Texts(entity.GetString("Releases")),
            ETag = entity.ETag,
        };

    /// <summary>A run of a time before operations were counted has none.</summary>
    private static StorageOperationCount[] Operations(string? json) =>
        json is null ? [] : JsonSerializer.Deserialize<StorageOperationCount[]>(json, Readable) ?? [];

    private static string[] Texts(string? json) => json is null ? [] : JsonSerializer.Deserialize<string[]>(json) ?? [];
}

/// <summary>A run was changed by another since it was read: read it again and decide anew.</summary>
public sealed class RunChangedException : Exception
{
    public RunChangedException() { }

    public RunChangedException(string message)
        : base(message) { }

    public RunChangedException(string message, Exception inner)
        : base(message, inner) { }
}
