using System.Reflection;

namespace ClaimLint.LocalHost;

/// <summary>What this host does that a test may want otherwise; the values are those of the deployed host where it has one.</summary>
public sealed class LocalHostOptions
{
    /// <summary>The assembly whose functions run; by default the one that called <see cref="FunctionsApplication.CreateBuilder"/>.</summary>
    public required Assembly FunctionsAssembly { get; set; }

    /// <summary>Where the address, the progress of a start and the list of functions go.</summary>
    public TextWriter Output { get; set; } = Console.Out;

    /// <summary>Where the sentence goes that says why the host cannot start.</summary>
    public TextWriter Error { get; set; } = Console.Error;

    /// <summary>The Azurite that <c>UseDevelopmentStorage=true</c> means.</summary>
    public AzuriteOptions Azurite { get; set; } = new();

    /// <summary>Whether the functions are listed when the host has started.</summary>
    public bool Verbose { get; set; }

    public TimeProvider Clock { get; set; } = TimeProvider.System;

    /// <summary>The pause between two looks into a container, or into a queue that was empty.</summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How often a blob version or a message is tried, without a pause, before it goes to the poison queue.</summary>
    public int MaxTries { get; set; } = 5;

    /// <summary>How many blobs one function handles at a time.</summary>
    public int BlobsAtOnce { get; set; } = 2;

    /// <summary>Whether the texts of messages are base64, as <c>extensions.queues.messageEncoding</c> of host.json says; by default they are.</summary>
    public bool MessagesAreBase64 { get; set; } = true;

    /// <summary>How long a fetched message stays invisible; renewed at half of it while its function runs. After a crash it comes again when this ends.</summary>
    public TimeSpan MessageLease { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How long a stop lets calls under way finish before it ends them.</summary>
    public TimeSpan DrainTime { get; set; } = TimeSpan.FromSeconds(10);
}
