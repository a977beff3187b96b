using Azure.Storage.Blobs;
using ClaimLint.Storage;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace ClaimLint.Functions.Startup;

/// <summary>On a developer's machine: says, once everything runs, what to try. Not part of what is deployed.</summary>
public sealed class WhatToTry(IServer server, CodeTablesLoading loading, BlobServiceClient blobs) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var loaded = await loading.ReadyAsync(stoppingToken);
        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
        var inbox = blobs.GetBlobContainerClient(StorageNames.ClaimsInbox).Uri;
        await Console.Out.WriteLineAsync(
            $"""

            Ready: {loaded.Ready.Count} releases of code tables in Table Storage.

            Check a claim line:
              curl -s {address}/api/v1/claim-lines/validate -H "content-type: application/json" --data @samples/claim-line.json
            Check a file of claim lines (uploads it, waits, shows the report):
              dotnet run samples/drop.cs -- samples/claims.csv
            Or put it, by Storage Explorer or any tool, into a folder of the container
              {inbox}
            Stop with Ctrl-C; what was started with it stops too.

            """.AsMemory(),
            stoppingToken
        );
    }
}
