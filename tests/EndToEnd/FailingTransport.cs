using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace ClaimLint.EndToEnd;

/// <summary>Storage that answers, until after some requests it cannot be reached for a while, and then can again.</summary>
/// <param name="clock">Says how long it has been away.</param>
/// <param name="after">Requests that are answered first.</param>
/// <param name="away">For how long it then is away.</param>
internal sealed class FailingTransport(TimeProvider clock, int after, TimeSpan away) : HttpPipelineTransport
{
    private static readonly HttpClientTransport Storage = HttpClientTransport.Shared;

    private DateTimeOffset? back;

    /// <summary>Requests that were made, whether answered or not.</summary>
    public int Requests { get; private set; }

    public override Request CreateRequest() => Storage.CreateRequest();

    public override void Process(HttpMessage message)
    {
        ThrowIfAway();
        Storage.Process(message);
    }

    public override ValueTask ProcessAsync(HttpMessage message)
    {
        ThrowIfAway();
        return Storage.ProcessAsync(message);
    }

    private void ThrowIfAway()
    {
        Requests++;
        if (Requests > after)
            back ??= clock.GetUtcNow() + away;
        if (clock.GetUtcNow() < back)
            throw new RequestFailedException("Connection refused");
    }
}
