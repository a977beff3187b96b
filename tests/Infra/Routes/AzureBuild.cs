namespace ClaimLint.Infra.Routes;

/// <summary>The flavor that is deployed, built as CI publishes it; what is up to date is not built again.</summary>
/// <remarks>The only test that builds it: two builds into one folder at a time break each other.</remarks>
public sealed class AzureBuild : IAsyncLifetime
{
    /// <summary>What the Functions host knows of the functions, as JSON.</summary>
    public string Metadata { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        // In one process: a node or a compiler that stays would keep this build's output open.
        string[] arguments =
        [
            "build",
            "src/Functions",
            "-c",
            "Release",
            "-v",
            "quiet",
            "-maxcpucount:1",
            "-nodeReuse:false",
        ];
        string[] properties = ["-p:FunctionsHost=Azure", "-p:BlobEvents=EventGrid", "-p:UseSharedCompilation=false"];
        var ran = await Programs.RunAsync("dotnet", [.. arguments, .. properties]);
        Assert.True(ran.ExitCode == 0, ran.Everything);
        Metadata = await File.ReadAllTextAsync(
            Path.Combine(Repository.Root, "src/Functions/bin/Azure/Release/net10.0/functions.metadata"),
            TestContext.Current.CancellationToken
        );
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
