using ClaimLint.LocalHost;
using ClaimLint.Storage.Tests;

[assembly: AssemblyFixture(typeof(RunningAzurite))]

namespace ClaimLint.Storage.Tests;

/// <summary>One Azurite for the whole assembly, on ports of its own, with an account for each test: the names of our tables and containers are fixed.</summary>
public sealed class RunningAzurite : IAsyncLifetime
{
    private const int Accounts = 500;
    private const string AccountsSetting = "AZURITE_ACCOUNTS";

    /// <summary>The account of every Azurite, in its connection string; its key serves ours as well.</summary>
    private const string UsualAccount = "devstoreaccount1";

    private AzuriteProcess? process;
    private int given;

    public async ValueTask InitializeAsync()
    {
        var names = Enumerable.Range(1, Accounts).Select(Name);
        // Azurite has the environment of the process that starts it.
        Environment.SetEnvironmentVariable(AccountsSetting, string.Join(';', names.Select(name => $"{name}:{Key}")));
        process = await AzuriteProcess.StartTemporaryAsync();
        Environment.SetEnvironmentVariable(AccountsSetting, null);
    }

    public async ValueTask DisposeAsync() => await process!.DisposeAsync();

    /// <summary>An account that nobody else has, empty.</summary>
    public TestAccount NewAccount()
    {
        var number = Interlocked.Increment(ref given);
        Assert.InRange(number, 1, Accounts);
        return new TestAccount(process!.ConnectionString.Replace(UsualAccount, Name(number), StringComparison.Ordinal));
    }

    /// <summary>An account with our containers and tables.</summary>
    public async Task<TestAccount> NewPreparedAccountAsync()
    {
        var account = NewAccount();
        await new StoragePreparation(account.Connection).PrepareAsync(TestContext.Current.CancellationToken);
        return account;
    }

    /// <summary>An account with our tables alone.</summary>
    public async Task<TestAccount> NewAccountWithTablesAsync()
    {
        var account = NewAccount();
        var tables = account.Tables();
        foreach (var name in StorageNames.Tables)
            await tables.CreateTableAsync(name, TestContext.Current.CancellationToken);
        return account;
    }

    private static string Name(int number) => $"test{number:0000}";

    // Not a secret: the key that every Azurite has.
    private const string Key =
        "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
}
