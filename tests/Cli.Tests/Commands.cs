using ClaimLint.Cli.Output;
using ClaimLint.Storage.Tests;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Time.Testing;

namespace ClaimLint.Cli.Tests;

/// <summary>What a command ended with and wrote.</summary>
internal sealed record Ran(int Code, string Output, string Error)
{
    /// <summary>The lines of the output, without the empty ones.</summary>
    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>Runs commands in this process, against an account of their own or with none, on 10 November 2025.</summary>
internal sealed class Commands(TestAccount? account = null)
{
    /// <summary>The embedded tables as a folder.</summary>
    public static string EmbeddedTables { get; } = Path.Combine(AppContext.BaseDirectory, "data");

    public FakeTimeProvider Time { get; } = new(TestAccount.Now);

    public Wire? Wire { get; init; }

    public Task<Ran> RunAsync(params string[] arguments) =>
        RunUntilAsync(TestContext.Current.CancellationToken, arguments);

    /// <summary>Runs a command that may be told to stop, as by Ctrl-C.</summary>
    public async Task<Ran> RunUntilAsync(CancellationToken stop, params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var settings = new ConfigurationBuilder()
            .AddInMemoryCollection([new("ClaimsStorage", account?.ConnectionString)])
            .Build();
        var context = new CliContext(() => settings, new Screen(output, error), Time)
        {
            TablesOf = connection => Wire is null ? connection.Tables : account!.Tables(Wire, retries: 0),
        };
        var code = await CommandLine.RunAsync(arguments, context, stop);
        return new Ran(code, output.ToString(), error.ToString());
    }

    /// <summary>The command does what it is told.</summary>
    public async Task<Ran> DoneAsync(params string[] arguments)
    {
        var ran = await RunAsync(arguments);
        Assert.True(ran.Code == ExitCodes.Done, ran.Error);
        return ran;
    }

    /// <summary>The command refuses with one line.</summary>
    public async Task<string> RefusedAsync(params string[] arguments)
    {
        var ran = await RunAsync(arguments);
        Assert.Equal(ExitCodes.Refused, ran.Code);
        Assert.Empty(ran.Output);
        return Assert.Single(ran.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
