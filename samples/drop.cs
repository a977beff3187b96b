#:package Azure.Identity
#:package Azure.Storage.Blobs
#:property PublishAot=false

// Puts a file into the inbox of the local storage, waits for its report and shows it:
//   dotnet run samples/drop.cs -- samples/claims.csv [partner]
// ClaimsStorage may name another storage: a connection string, or the address of a deployment's account, which is then
// reached with your own sign-in (az login).

using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

if (args.Length is 0 or > 2 || !File.Exists(args[0]))
{
    Console.Error.WriteLine("Usage: dotnet run samples/drop.cs -- FILE [PARTNER]. The file must exist.");
    return 1;
}

const int RowsShown = 21;
var partner = args.Length > 1 ? args[1] : "samples";
var place = Environment.GetEnvironmentVariable("ClaimsStorage") ?? "UseDevelopmentStorage=true";

// The version is the newest that Azurite 3.35 knows. A file here is small, and the service is near.
var options = new BlobClientOptions(BlobClientOptions.ServiceVersion.V2025_11_05) { Retry = { MaxRetries = 1 } };
var storage = place.StartsWith("https://", StringComparison.Ordinal)
    ? new BlobServiceClient(new Uri(place), new DefaultAzureCredential(), options)
    : new BlobServiceClient(place, options);
var name = $"{partner}/{Path.GetFileName(args[0])}";
var upload = await storage
    .GetBlobContainerClient("claims-inbox")
    .GetBlobClient(name)
    .UploadAsync(args[0], overwrite: true);
Console.WriteLine($"Uploaded to claims-inbox/{name}; waiting for the report.");

var results = storage.GetBlobContainerClient("claims-results");
var version = upload.Value.ETag.ToString().Trim('"');
for (var waited = 0; waited < 120; waited++)
{
    await Task.Delay(TimeSpan.FromMilliseconds(500));
    // Not under the partner's own name alone: a name that is unsafe in an address stands there as a hash.
    await foreach (var blob in results.GetBlobsAsync(BlobTraits.None, BlobStates.None, null, default))
    {
        if (!blob.Name.EndsWith("/summary.json", StringComparison.Ordinal))
            continue;
        var summary = (await results.GetBlobClient(blob.Name).DownloadContentAsync()).Value.Content.ToString();
        if (!summary.Contains(version, StringComparison.Ordinal))
            continue;
        var run = blob.Name[..^"summary.json".Length];
        Console.WriteLine($"\nclaims-results/{run}summary.json\n{summary}");
        var findings = await results.GetBlobClient(run + "findings.csv").DownloadContentAsync();
        var rows = findings.Value.Content.ToString().Split("\r\n");
        Console.WriteLine($"\nclaims-results/{run}findings.csv\n{string.Join('\n', rows.Take(RowsShown))}");
        if (rows.Length > RowsShown)
            Console.WriteLine($"… and {rows.Length - 1 - RowsShown} rows more.");
        Console.WriteLine($"Beside them: accepted.csv, rejected.csv. The run: GET /api/v1/batches/{run.Split('/')[1]}");
        return 0;
    }
}

Console.Error.WriteLine("No report after a minute: does the service run (dotnet run --project src/Functions)?");
return 1;
