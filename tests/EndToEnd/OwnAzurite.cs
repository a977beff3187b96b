using ClaimLint.LocalHost;

namespace ClaimLint.EndToEnd;

/// <summary>An Azurite for one class of tests, whose programs come and go.</summary>
public sealed class OwnAzurite : IAsyncLifetime
{
    private AzuriteProcess? process;

    public string ConnectionString => process!.ConnectionString;

    public async ValueTask InitializeAsync() => process = await AzuriteProcess.StartTemporaryAsync();

    public async ValueTask DisposeAsync() => await process!.DisposeAsync();
}
