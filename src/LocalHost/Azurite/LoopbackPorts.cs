using System.Net;
using System.Net.Sockets;

namespace ClaimLint.LocalHost;

/// <summary>Ports of 127.0.0.1 that nothing listens on.</summary>
public static class LoopbackPorts
{
    /// <summary>That many different ports, free at this moment; another program may take one before it is used.</summary>
    public static IReadOnlyList<int> Free(int count)
    {
        var listeners = new List<TcpListener>(count);
        try
        {
            for (var i = 0; i < count; i++)
            {
                var listener = new TcpListener(IPAddress.Loopback, 0);
                listeners.Add(listener);
                listener.Start();
            }
            return [.. listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        }
        finally
        {
            listeners.ForEach(listener => listener.Dispose());
        }
    }
}
