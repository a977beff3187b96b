using Azure.Storage.Blobs;
using ClaimLint.Storage;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace ClaimLint.Functions.Startup;

/// <summary>On a developer's machine: prints commands to try once the code tables are loaded. Not part of what is deployed.</summary>
public sealed class WhatToTry(IServer server, CodeTablesLoading loading, BlobServiceClient blobs) : BackgroundService
{
    private const string Samples = "samples";

    /// <summary>The address that samples/upload.cs assumes.</summary>
    private const string UsualAddress = "http://127.0.0.1:7071";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Console.Out.WriteLineAsync("Loading the code tables.".AsMemory(), stoppingToken);
        var loaded = await loading.ReadyAsync(stoppingToken);
        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
        var variable = address == UsualAddress ? "" : $"CLAIMLINT_URL={address} ";
        var inbox = blobs.GetBlobContainerClient(StorageNames.ClaimsInbox).Uri;
        var samples = SamplesFolder();
        await Console.Out.WriteLineAsync(
            $"""

            Ready: {loaded.Ready.Count} releases of code tables.

            Check a claim line:
              curl -s {address}/api/v1/claim-lines/validate -H "content-type: application/json" --data "@{samples}/claim-line.json"
            Check a file of claim lines (sends it, waits, shows the report):
              {variable}dotnet run --file "{samples}/upload.cs" -- "{samples}/claims.csv"
            Or upload it, with Storage Explorer or any tool, to a folder of the container
              {inbox}

            """.AsMemory(),
            stoppingToken
        );
    }

    /// <summary>In the checkout that the program was built in, so that the commands work in any folder; else where the reader is.</summary>
    private static string SamplesFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Directory.Exists(Path.Combine(folder.FullName, Samples)))
                return Path.Combine(folder.FullName, Samples);
        return Samples;
    }
}
