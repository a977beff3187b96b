using System.Net;
using System.Net.Http.Headers;

namespace ClaimLint.Storage.Tests;

/// <summary>What happens to one request.</summary>
public enum Fate
{
    Passes,

    /// <summary>The connection breaks before the request arrives.</summary>
    RequestLost,

    /// <summary>The request is done, and the connection breaks before its answer arrives.</summary>
    AnswerLost,

    /// <summary>Storage answers 503 and does nothing.</summary>
    Busy,
}

/// <summary>The wire to storage: a test tells the fate of each request, by its number from 1, and may do something before one goes out.</summary>
public sealed class Wire() : DelegatingHandler(new SocketsHttpHandler { UseProxy = false })
{
    private readonly List<string> sent = [];
    private int count;

    public Func<int, HttpRequestMessage, Fate> FateOf { get; set; } = (_, _) => Fate.Passes;

    public Func<int, HttpRequestMessage, Task> Before { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>Requests so far, each try counted.</summary>
    public int Count => Volatile.Read(ref count);

    /// <summary>Method and path of each request.</summary>
    public IReadOnlyList<string> Sent
    {
        get
        {
            lock (sent)
                return [.. sent];
        }
    }

    /// <summary>Bytes of the longest body.</summary>
    public long LongestBody { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var number = Note(request);
        await Before(number, request);
        var fate = FateOf(number, request);
        if (fate == Fate.RequestLost)
            throw new HttpRequestException("The request was lost.");
        if (fate == Fate.Busy)
            return Busy(request);
        var answer = await base.SendAsync(request, cancellationToken);
        if (fate != Fate.AnswerLost)
            return answer;
        answer.Dispose();
        throw new HttpRequestException("The answer was lost.");
    }

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var fate = FateOf(Note(request), request);
        if (fate == Fate.RequestLost)
            throw new HttpRequestException("The request was lost.");
        return fate == Fate.Busy ? Busy(request) : base.Send(request, cancellationToken);
    }

    private int Note(HttpRequestMessage request)
    {
        lock (sent)
        {
            sent.Add($"{request.Method} {Uri.UnescapeDataString(request.RequestUri!.AbsolutePath)}");
            LongestBody = Math.Max(LongestBody, request.Content?.Headers.ContentLength ?? 0);
            return ++count;
        }
    }

    private static HttpResponseMessage Busy(HttpRequestMessage request)
    {
        const string Body =
            """<?xml version="1.0" encoding="utf-8"?><Error><Code>ServerBusy</Code><Message>The server is busy.</Message></Error>""";
        return new HttpResponseMessage(HttpStatusCode.ServiceUnavailable)
        {
            RequestMessage = request,
            Headers = { { "x-ms-error-code", "ServerBusy" } },
            Content = new StringContent(Body, MediaTypeHeaderValue.Parse("application/xml")),
        };
    }
}
