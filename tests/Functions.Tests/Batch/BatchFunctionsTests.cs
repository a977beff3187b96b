using Azure;
using ClaimLint.Functions.Batch;
using ClaimLint.Functions.Startup;
using ClaimLint.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace ClaimLint.Functions.Tests.Batch;

public sealed class BatchFunctionsTests
{
    private const string Run = "0123456789abcdef0123456789abcdef";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>What storage's client throws when storage refuses, cannot be reached or does not answer in time.</summary>
    public static TheoryData<Exception> Down =>
        [
            new RequestFailedException(503, "ZEBEDEE QUILL"),
            new AggregateException(new RequestFailedException("ZEBEDEE QUILL"), new RequestFailedException("")),
            new AggregateException(new TaskCanceledException("ZEBEDEE QUILL"), new RequestFailedException("")),
        ];

    [Fact]
    public async Task A_run_is_told_with_the_addresses_of_its_report()
    {
        var tables = new TablesInMemory();
        var runs = new RunStore(tables, TimeProvider.System);
        var run = await runs.StartAsync(Run, "acme", Stop);
        await runs.SaveAsync(
            run with
            {
                State = RunState.Done,
                Rows = 3,
                CpuSeconds = 0.12345,
                StorageOperations = [new(StorageService.Blob, StorageOperationKind.Write, 7)],
                RowsAccepted = 2,
                RowsRejected = 1,
                Reports = [$"acme/{Run}/summary.json"],
            },
            Stop
        );

        var reply = await AskAsync(tables, Run);

        Assert.Equal(200, reply.Status);
        Assert.Equal("done", reply.Body.GetProperty("state").GetString());
        Assert.Equal(1, reply.Body.GetProperty("attempts").GetInt32());
        Assert.Equal(3, reply.Body.GetProperty("rows").GetInt32());
        Assert.Equal(0.123, reply.Body.GetProperty("cpuSeconds").GetDouble());
        Assert.Equal(
            """{"service":"blob","operation":"write","count":7}""",
            reply.Body.GetProperty("storageOperations")[0].GetRawText()
        );
        Assert.Equal(
            $"http://127.0.0.1:10000/devstoreaccount1/claims-results/acme/{Run}/summary.json",
            reply.Body.GetProperty("reports")[0].GetString()
        );
        Assert.False(reply.Body.TryGetProperty("reason", out _));
    }

    [Theory]
    [InlineData(RunState.Waiting, "waiting", 409)]
    [InlineData(RunState.Running, "running", 409)]
    [InlineData(RunState.Done, "done", 200)]
    [InlineData(RunState.NeedsMapping, "needsMapping", 409)]
    [InlineData(RunState.Unreadable, "unreadable", 200)]
    [InlineData(RunState.Failed, "failed", 409)]
    [InlineData(RunState.Canceled, "canceled", 409)]
    public async Task A_run_tells_its_state_and_reason_and_gives_its_report_where_it_has_one(
        RunState state,
        string word,
        int report
    )
    {
        var tables = new TablesInMemory();
        var runs = new RunStore(tables, TimeProvider.System);
        var run = await runs.StartAsync(Run, "acme", Stop);
        await runs.SaveAsync(
            run with
            {
                State = state,
                Reason = "The file is a PDF document, not CSV.",
                Reports = [$"acme/{Run}/summary.json"],
            },
            Stop
        );

        var reply = await AskAsync(tables, Run);

        Assert.Equal(word, reply.Body.GetProperty("state").GetString());
        Assert.Equal("The file is a PDF document, not CSV.", reply.Body.GetProperty("reason").GetString());
        Assert.Equal(report, (await AskForReportAsync(tables, Run)).Status);
    }

    [Fact]
    public void The_states_of_a_run_are_those_of_the_documentation() =>
        Assert.Equal(
            ["Waiting", "Running", "Done", "NeedsMapping", "Unreadable", "Failed", "Canceled"],
            Enum.GetNames<RunState>()
        );

    [Theory]
    [InlineData(Run)]
    [InlineData("x")]
    [InlineData("' or PartitionKey ne '")]
    public async Task A_run_that_is_none_is_404(string id) =>
        Assert.Equal(404, (await AskAsync(new TablesInMemory(), id)).Status);

    [Theory]
    [MemberData(nameof(Down), DisableDiscoveryEnumeration = true)]
    public async Task Storage_that_is_down_is_503_and_not_quoted(Exception fault)
    {
        var reply = await AskAsync(new TablesInMemory { Fault = fault }, Run);

        Assert.Equal(503, reply.Status);
        Assert.Equal("not-ready", reply.Kind);
        Assert.DoesNotContain("QUILL", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fault_of_the_code_is_none_of_storage()
    {
        Assert.False(StorageFaults.IsOne(new InvalidOperationException()));
        Assert.False(StorageFaults.IsOne(new AggregateException(new InvalidOperationException())));
        // Somebody stopped us: not waited out.
        Assert.False(StorageFaults.IsOne(new OperationCanceledException()));
    }

    private static async Task<Reply> AskAsync(TablesInMemory tables, string id)
    {
        var context = new DefaultHttpContext();
        return await Api.AnswerAsync(context, await Functions(tables).GetBatch(context.Request, id, Stop));
    }

    private static async Task<Reply> AskForReportAsync(TablesInMemory tables, string id)
    {
        var context = new DefaultHttpContext();
        return await Api.AnswerAsync(context, await Functions(tables).GetReport(context.Request, id, Stop));
    }

    private static BatchFunctions Functions(TablesInMemory tables)
    {
        var blobs = StorageConnection.Of("UseDevelopmentStorage=true").Blobs;
        return new BatchFunctions(
            Api.Open,
            new RunStore(tables, TimeProvider.System),
            new BlobLinks(blobs, TimeProvider.System),
            blobs,
            NullLogger<BatchFunctions>.Instance
        );
    }
}
