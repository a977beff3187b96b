using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Azure;
using Azure.Core;
using Azure.Data.Tables;

namespace ClaimLint.Functions.Tests;

/// <summary>Table Storage, as far as importing and reading releases goes, in memory: no process beside the tests.</summary>
internal sealed class TablesInMemory : TableServiceClient
{
    private readonly ConcurrentDictionary<string, TableInMemory> tables = new(StringComparer.Ordinal);

    /// <summary>What every look for a row throws, where storage is to be down.</summary>
    public Exception? Fault { get; set; }

    public override TableClient GetTableClient(string tableName) =>
        tables.GetOrAdd(tableName, _ => new TableInMemory(this));
}

internal sealed class TableInMemory(TablesInMemory storage) : TableClient
{
    private Exception? Fault => storage.Fault;

    private readonly ConcurrentDictionary<(string Partition, string Row), TableEntity> rows = new();

    public override Task<Response> AddEntityAsync<T>(T entity, CancellationToken cancellationToken = default) =>
        Task.FromResult<Response>(Put(entity));

    public override Task<Response> UpdateEntityAsync<T>(
        T entity,
        ETag ifMatch,
        TableUpdateMode mode = TableUpdateMode.Merge,
        CancellationToken cancellationToken = default
    ) => Task.FromResult<Response>(Put(entity));

    public override Task<Response> UpsertEntityAsync<T>(
        T entity,
        TableUpdateMode mode = TableUpdateMode.Merge,
        CancellationToken cancellationToken = default
    ) => Fault is null ? Task.FromResult<Response>(Put(entity)) : Task.FromException<Response>(Fault);

    public override Task<Response<IReadOnlyList<Response>>> SubmitTransactionAsync(
        IEnumerable<TableTransactionAction> transactionActions,
        CancellationToken cancellationToken = default
    )
    {
        IReadOnlyList<Response> answers = [.. transactionActions.Select(action => Put(action.Entity))];
        return Task.FromResult(Response.FromValue(answers, new Answer(default)));
    }

    public override Task<NullableResponse<T>> GetEntityIfExistsAsync<T>(
        string partitionKey,
        string rowKey,
        IEnumerable<string>? select = null,
        CancellationToken cancellationToken = default
    ) =>
        Fault is null
            ? Task.FromResult<NullableResponse<T>>(new Found<T>(rows.GetValueOrDefault((partitionKey, rowKey)) as T))
            : Task.FromException<NullableResponse<T>>(Fault);

    /// <summary>All rows, or those of partitions between two keys: the only filter that is asked for.</summary>
    public override AsyncPageable<T> QueryAsync<T>(
        string? filter = null,
        int? maxPerPage = null,
        IEnumerable<string>? select = null,
        CancellationToken cancellationToken = default
    )
    {
        if (Fault is { } fault)
            throw fault;
        var ends = filter?.Split('\'') ?? [];
        var found = rows
            .Values.Where(row =>
                ends.Length == 0
                || (
                    string.CompareOrdinal(row.PartitionKey, ends[1]) >= 0
                    && string.CompareOrdinal(row.PartitionKey, ends[3]) < 0
                )
            )
            .OrderBy(row => row.PartitionKey, StringComparer.Ordinal)
            .ThenBy(row => row.RowKey, StringComparer.Ordinal)
            .Select(row => (T)(object)row);
        return AsyncPageable<T>.FromPages([Page<T>.FromValues([.. found], null, new Answer(default))]);
    }

    private Answer Put(ITableEntity entity)
    {
        var version = new ETag($"\"{Guid.NewGuid():N}\"");
        rows[(entity.PartitionKey, entity.RowKey)] = new TableEntity((IDictionary<string, object>)entity)
        {
            ETag = version,
        };
        return new Answer(version);
    }

    private sealed class Found<T>(T? row) : NullableResponse<T>
        where T : class
    {
        public override bool HasValue => row is not null;

        public override T? Value => row;

        public override Response GetRawResponse() => new Answer(default);
    }

    private sealed class Answer(ETag version) : Response
    {
        public override int Status => 204;

        public override string ReasonPhrase => "";

        public override Stream? ContentStream { get; set; }

        public override string ClientRequestId { get; set; } = "";

        public override void Dispose() { }

        protected override bool ContainsHeader(string name) => name == HttpHeader.Names.ETag;

        protected override IEnumerable<HttpHeader> EnumerateHeaders() =>
            [new HttpHeader(HttpHeader.Names.ETag, version.ToString("H"))];

        protected override bool TryGetHeader(string name, [NotNullWhen(true)] out string? value)
        {
            value = version.ToString("H");
            return ContainsHeader(name);
        }

        protected override bool TryGetHeaderValues(string name, [NotNullWhen(true)] out IEnumerable<string>? values)
        {
            values = [version.ToString("H")];
            return ContainsHeader(name);
        }
    }
}
