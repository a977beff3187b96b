using System.Net.Sockets;
using ClaimLint.LocalHost.Settings;

namespace ClaimLint.LocalHost.Azurite;

/// <summary>What answers on a port.</summary>
internal enum PortUse
{
    Free,
    Azurite,

    /// <summary>An Azurite that is older than the API version of our requests.</summary>
    OldAzurite,
    AnotherProgram,
}

/// <summary>Finds out what answers on a port; Azurite names itself in the Server header.</summary>
internal static class AzuriteProbe
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static async Task<PortUse> ProbeAsync(int port, CancellationToken stop)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { Timeout = Patience };
        using var request = new HttpRequestMessage(HttpMethod.Get, $"http://127.0.0.1:{port}/devstoreaccount1");
        request.Headers.Add("x-ms-version", StorageOptions.ApiVersion);
        try
        {
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
            if (!answer.Headers.Server.ToString().StartsWith("Azurite", StringComparison.OrdinalIgnoreCase))
                return PortUse.AnotherProgram;
            // The version is checked before the sign-in: an Azurite that knows it refuses this request for another reason.
            return answer.Headers.TryGetValues("x-ms-error-code", out var code) && code.Contains("InvalidHeaderValue")
                ? PortUse.OldAzurite
                : PortUse.Azurite;
        }
        catch (HttpRequestException fault)
            when (fault.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionRefused })
        {
            return PortUse.Free;
        }
        catch (HttpRequestException)
        {
            return PortUse.AnotherProgram;
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return PortUse.AnotherProgram;
        }
    }
}
