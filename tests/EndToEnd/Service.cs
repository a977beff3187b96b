using System.Text;
using System.Text.Json;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using ClaimLint.EndToEnd;
using ClaimLint.LocalHost;
using ClaimLint.Storage;

[assembly: AssemblyFixture(typeof(RunningService))]

namespace ClaimLint.EndToEnd;

/// <summary>An answer over HTTP.</summary>
internal sealed record Answer(int Status, string Type, string Text)
{
    public JsonElement Body => JsonDocument.Parse(Text).RootElement;

    /// <summary>Where what was made stands, if anything was.</summary>
    public string? Location { get; init; }

    /// <summary>Whether it forbids to be kept on its way.</summary>
    public bool KeptByNobody { get; init; }
}

/// <summary>A program and its storage, as partner systems see them.</summary>
internal sealed class Service(ProgramProcess program, string storage)
{
    public ProgramProcess Program => program;

    private readonly StorageConnection connection = StorageConnection.Of(storage);

    public BlobServiceClient Blobs => connection.Blobs;

    public TableServiceClient Tables => connection.Tables;

    /// <summary>Sends texts as they are, as Event Grid does: the product's client would encode them.</summary>
    public QueueClient Queue { get; } =
        new(storage, StorageNames.UploadEvents, new QueueClientOptions(QueueClientOptions.ServiceVersion.V2025_11_05));

    public BlobContainerClient Inbox => Blobs.GetBlobContainerClient(StorageNames.ClaimsInbox);

    public BlobContainerClient Results => Blobs.GetBlobContainerClient(StorageNames.ClaimsResults);

    public Task<Answer> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<Answer> PostAsync(string path, string json) =>
        SendAsync(HttpMethod.Post, path, new StringContent(json, Encoding.UTF8, "application/json"));

    public async Task<Answer> SendAsync(HttpMethod method, string path, HttpContent? body = null)
    {
        using var request = new HttpRequestMessage(method, new Uri("api/" + path, UriKind.Relative));
        request.Content = body;
        using var answer = await program.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return new Answer(
            (int)answer.StatusCode,
            answer.Content.Headers.ContentType?.ToString() ?? "",
            await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)
        );
    }

    /// <summary>Drops a file into the inbox and waits for its report.</summary>
    public async Task<Report> CheckAsync(string path, byte[] content) =>
        await ReportAsync(await DropAsync(path, content));

    public Task<Report> CheckAsync(string path, string content) => CheckAsync(path, Encoding.UTF8.GetBytes(content));

    /// <summary>Drops a file into the inbox; answers the run that it will have.</summary>
    public async Task<string> DropAsync(string path, byte[] content)
    {
        var upload = await Inbox
            .GetBlobClient(path)
            .UploadAsync(BinaryData.FromBytes(content), overwrite: true, TestContext.Current.CancellationToken);
        return RunId.Of(path, upload.Value.ETag);
    }

    /// <summary>Waits for the end of a run and fetches what it wrote.</summary>
    public async Task<Report> ReportAsync(string run)
    {
        Answer? answer = null;
        await Wait.UntilAsync(
            async () =>
                (answer = await GetAsync("v1/batches/" + run)).Status == 200
                && answer.Body.GetProperty("state").GetString() != "running",
            () => $"Run {run}: {answer?.Text}\n{program.Output}"
        );
        var files = new Dictionary<string, byte[]>();
        foreach (var address in answer!.Body.GetProperty("reports").EnumerateArray())
        {
            var path = address.GetString()![(Results.Uri.AbsoluteUri.Length + 1)..];
            var content = await Results.GetBlobClient(path).DownloadContentAsync(TestContext.Current.CancellationToken);
            files[path.Split('/')[^1]] = content.Value.Content.ToArray();
        }

        return new Report(run, answer.Body, files);
    }

    public async Task<IReadOnlyList<string>> ResultsBelowAsync(string prefix = "")
    {
        var names = new List<string>();
        await foreach (
            var blob in Results.GetBlobsAsync(
                Azure.Storage.Blobs.Models.BlobTraits.None,
                Azure.Storage.Blobs.Models.BlobStates.None,
                prefix,
                TestContext.Current.CancellationToken
            )
        )
            names.Add(blob.Name);
        return names;
    }
}

/// <summary>What became of a file: the run as GET batches tells it, and the report's files.</summary>
internal sealed record Report(string Run, JsonElement Batch, IReadOnlyDictionary<string, byte[]> Files)
{
    public string State => Batch.GetProperty("state").GetString()!;

    public JsonElement Summary => JsonDocument.Parse(Files["summary.json"]).RootElement;

    public byte[] Findings => Files["findings.csv"];

    public byte[] Accepted => Files["accepted.csv"];

    public byte[] Rejected => Files["rejected.csv"];

    public long Rows(string which) => Summary.GetProperty("rows").GetProperty(which).GetInt64();
}

/// <summary>One Azurite and one program for the whole assembly, each on ports of its own.</summary>
public sealed class RunningService : IAsyncLifetime
{
    private AzuriteProcess? azurite;
    private Service? service;

    internal Service Service => service!;

    public async ValueTask InitializeAsync()
    {
        azurite = await AzuriteProcess.StartTemporaryAsync();
        service = new Service(await ProgramProcess.StartReadyAsync(azurite.ConnectionString), azurite.ConnectionString);
    }

    public async ValueTask DisposeAsync()
    {
        if (service is not null)
            await service.Program.DisposeAsync();
        if (azurite is not null)
            await azurite.DisposeAsync();
    }
}
