namespace ClaimLint.LocalHost;

/// <summary>How to start Azurite. The defaults are what <c>UseDevelopmentStorage=true</c> means.</summary>
public sealed record AzuriteOptions
{
    public int BlobPort { get; init; } = 10000;

    public int QueuePort { get; init; } = 10001;

    public int TablePort { get; init; } = 10002;

    /// <summary>Where the data is kept; <c>.azurite</c> in the repository when absent. Unused when <see cref="InMemory"/>.</summary>
    public string? Folder { get; init; }

    /// <summary>The folder with package-lock.json and node_modules; found upward from the program when absent.</summary>
    public string? RepositoryRoot { get; init; }

    /// <summary>Keeps the data in memory and loses it when stopped.</summary>
    public bool InMemory { get; init; }

    /// <summary>Where node and npm are looked for, as PATH has it.</summary>
    public string SearchPath { get; init; } = Environment.GetEnvironmentVariable("PATH") ?? "";

    /// <summary>Is told what takes a while.</summary>
    public Action<string>? Say { get; init; }

    internal IReadOnlyList<int> Ports => [BlobPort, QueuePort, TablePort];
}
