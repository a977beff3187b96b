using System.Net.Sockets;

namespace ClaimLint.LocalHost.Azurite;

/// <summary>Who listens on a port.</summary>
internal enum Listener
{
    Nobody,
    Azurite,
    SomethingElse,
}

/// <summary>Asks a port whether Azurite listens there; Azurite names itself in the Server header.</summary>
internal static class AzuriteProbe
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static async Task<Listener> AskAsync(int port, CancellationToken stop)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { Timeout = Patience };
        try
        {
            using var answer = await client.GetAsync(
                new Uri($"http://127.0.0.1:{port}/devstoreaccount1"),
                HttpCompletionOption.ResponseHeadersRead,
                stop
            );
            return answer.Headers.Server.ToString().StartsWith("Azurite", StringComparison.OrdinalIgnoreCase)
                ? Listener.Azurite
                : Listener.SomethingElse;
        }
        catch (HttpRequestException fault)
            when (fault.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionRefused })
        {
            return Listener.Nobody;
        }
        catch (HttpRequestException)
        {
            return Listener.SomethingElse;
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return Listener.SomethingElse;
        }
    }
}
