namespace ClaimLint.LocalHost;

/// <summary>How to start Azurite. The defaults are what <c>UseDevelopmentStorage=true</c> means.</summary>
public sealed record AzuriteOptions
{
    // Not a secret: the account and key that every Azurite has.
    private const string Account = "devstoreaccount1";
    private const string AccountKey =
        "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private const int UsualBlobPort = 10000;

    public int BlobPort { get; init; } = UsualBlobPort;

    public int QueuePort { get; init; } = 10001;

    public int TablePort { get; init; } = 10002;

    /// <summary>Where the data is kept; when absent <c>.azurite</c> in the repository, or a folder in it for other ports than the usual. Unused when <see cref="InMemory"/>.</summary>
    public string? Folder { get; init; }

    /// <summary>The folder with package-lock.json and node_modules; found upward from the program when absent.</summary>
    public string? RepositoryRoot { get; init; }

    /// <summary>Keeps the data in memory and loses it when stopped.</summary>
    public bool InMemory { get; init; }

    /// <summary>Where node and npm are looked for, as PATH has it.</summary>
    public string SearchPath { get; init; } = Environment.GetEnvironmentVariable("PATH") ?? "";

    /// <summary>Receives a sentence about what takes a while, or cannot be used.</summary>
    public Action<string> Say { get; init; } = _ => { };

    internal IReadOnlyList<int> Ports => [BlobPort, QueuePort, TablePort];

    /// <summary>A connection string for the three services.</summary>
    internal string ConnectionString =>
        $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={AccountKey};"
        + $"BlobEndpoint=http://127.0.0.1:{BlobPort}/{Account};"
        + $"QueueEndpoint=http://127.0.0.1:{QueuePort}/{Account};"
        + $"TableEndpoint=http://127.0.0.1:{TablePort}/{Account};";

    /// <summary>A folder for each set of ports: two Azurites that write into one lose what the other wrote.</summary>
    internal string FolderIn(string root) =>
        Path.Combine(root, ".azurite", BlobPort == UsualBlobPort ? "" : $"{BlobPort}");

    internal AzuriteOptions Moved(int ports) =>
        this with
        {
            BlobPort = BlobPort + ports,
            QueuePort = QueuePort + ports,
            TablePort = TablePort + ports,
        };
}
