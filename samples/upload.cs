#:property PublishAot=false

// Has a file of claim lines checked over HTTP alone, as a partner's system would, and shows the report:
//   dotnet run samples/upload.cs -- samples/claims.csv
// CLAIMLINT_URL names the service (http://127.0.0.1:7071 unless set); where it asks for them, CLAIMLINT_KEY is the
// function key and CLAIMLINT_TOKEN the access token of an application with the roles Claims.Validate and Batches.Read.

using System.Net.Http.Headers;
using System.Text.Json;

if (args.Length != 1 || !File.Exists(args[0]))
{
    Console.Error.WriteLine("Usage: dotnet run samples/upload.cs -- FILE. The file must exist.");
    return 1;
}

const int RowsShown = 21;
var root = Environment.GetEnvironmentVariable("CLAIMLINT_URL") ?? "http://127.0.0.1:7071";
using var service = new HttpClient { BaseAddress = new Uri(root.TrimEnd('/') + "/api/") };
if (Environment.GetEnvironmentVariable("CLAIMLINT_KEY") is { Length: > 0 } key)
    service.DefaultRequestHeaders.Add("x-functions-key", key);
if (Environment.GetEnvironmentVariable("CLAIMLINT_TOKEN") is { Length: > 0 } token)
    service.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);

// 1. Ask for a place. The answer holds a link that is good for a quarter of an hour: a secret, not to be logged.
var upload = await AskAsync(HttpMethod.Post, "v1/uploads");
var id = upload.GetProperty("id").GetString();

// 2. Send the file there. The link signs for itself: neither key nor token goes along.
using var storage = new HttpClient();
using var sending = new HttpRequestMessage(
    new HttpMethod(upload.GetProperty("method").GetString()!),
    upload.GetProperty("url").GetString()
);
await using var file = File.OpenRead(args[0]);
sending.Content = new StreamContent(file);
foreach (var header in upload.GetProperty("headers").EnumerateObject())
    sending.Headers.Add(header.Name, header.Value.GetString());
using var sent = await storage.SendAsync(sending);
if (!sent.IsSuccessStatusCode)
{
    Console.Error.WriteLine($"Storage took no file: {(int)sent.StatusCode} {sent.ReasonPhrase}.");
    return 1;
}

Console.WriteLine($"Sent as upload {id}; waiting for its run.");

// 3. Wait for its run.
JsonElement? run = null;
for (var waited = 0; waited < 120 && !HasEnded(run); waited++)
{
    await Task.Delay(TimeSpan.FromMilliseconds(500));
    var state = await AskAsync(HttpMethod.Get, $"v1/uploads/{id}");
    if (state.TryGetProperty("batch", out var batch))
        run = batch;
}

if (run is not { } ended || StateOf(ended) is not ("done" or "unreadable"))
{
    var why = run?.TryGetProperty("reason", out var reason) == true ? reason.GetString() : "its check has not started";
    Console.Error.WriteLine($"No report after a minute: {why}.");
    return 1;
}

// 4. Read the report, each file by a link of its own.
var report = await AskAsync(HttpMethod.Get, $"v1/batches/{ended.GetProperty("id").GetString()}/report");
foreach (var part in report.GetProperty("files").EnumerateArray())
{
    var rows = (await storage.GetStringAsync(part.GetProperty("url").GetString())).Split('\n');
    Console.WriteLine($"\n{part.GetProperty("name").GetString()}\n{string.Join('\n', rows.Take(RowsShown))}");
    if (rows.Length > RowsShown)
        Console.WriteLine($"… and {rows.Length - RowsShown} lines more.");
}

return 0;

static string? StateOf(JsonElement? run) => run?.GetProperty("state").GetString();

// A run that failed is tried again; what it says now is shown all the same.
static bool HasEnded(JsonElement? run) => StateOf(run) is "done" or "unreadable" or "failed";

async Task<JsonElement> AskAsync(HttpMethod method, string path)
{
    using var request = new HttpRequestMessage(method, path);
    using var answer = await service.SendAsync(request);
    var body = await answer.Content.ReadAsStringAsync();
    // An answer that is a problem says what is wrong, and holds no link.
    if (!answer.IsSuccessStatusCode)
        throw new HttpRequestException($"{method} {path}: {(int)answer.StatusCode} {body}");
    return JsonDocument.Parse(body).RootElement;
}
