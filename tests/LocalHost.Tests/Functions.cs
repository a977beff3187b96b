using Azure.Storage.Blobs;
using Microsoft.AspNetCore.Http;

namespace ClaimLint.LocalHost.Tests;

/// <summary>A message as a record.</summary>
public sealed record Order(string Run, int Chunk);

/// <summary>Functions written as an app writes them; each test's host has its own container and queue names.</summary>
public sealed class HttpProbes(Calls calls)
{
    [Function("ReadThing")]
    public static IResult Read(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "things/{id?}")] HttpRequest request,
        string? id
    ) => Results.Text($"{request.Method} {id ?? "all"}");

    [Function("WriteThing")]
    public async Task<IResult> Write(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "things")] HttpRequest request,
        CancellationToken stop
    )
    {
        using var reader = new StreamReader(request.Body);
        return Results.Text(
            $"{calls.Name} read {await reader.ReadToEndAsync(stop)}",
            statusCode: StatusCodes.Status201Created
        );
    }

    [Function("Throws")]
    public static IResult Throw([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) =>
        throw new InvalidOperationException("JANE DOE");

    [Function("AnyPart")]
    public static IResult AnyPart(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "delete", Route = "parts/{*path}")] HttpRequest request,
        string? path
    ) => Results.Text($"any part: {path}");

    /// <summary>The more specific route, in a function whose name comes later.</summary>
    [Function("OnePart")]
    public static IResult OnePart(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "put", Route = "parts/{id}")] HttpRequest request,
        string id
    ) => Results.Text($"one part: {id}");
}

public sealed class StorageProbes(Calls calls)
{
    [Function("Inbox")]
    public Task Inbox(
        [BlobTrigger("%Inbox%/{path}", Connection = "Claims", Source = BlobTriggerSource.EventGrid)] BlobClient blob,
        string path,
        CancellationToken stop
    ) => calls.BlobAsync(blob, path, stop);

    [Function("Orders")]
    public Task Orders(
        [QueueTrigger("%Orders%", Connection = "Claims")] Order order,
        long dequeueCount,
        CancellationToken stop
    ) => calls.OrderAsync(order, dequeueCount, stop);
}

public sealed class TimerProbes(Calls calls)
{
    [Function("Sweep")]
    public void Sweep([TimerTrigger("%Sweep%")] TimerInfo timer) => calls.Ticks.Writer.TryWrite(timer);
}
