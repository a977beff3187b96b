using System.Text;
using System.Text.Json;
using ClaimLint.Domain.Tables;
using ClaimLint.Domain.Validation;
using ClaimLint.Files.Publications;
using ClaimLint.Functions.Access;
using ClaimLint.Functions.Http;
using ClaimLint.Functions.Telemetry;
using ClaimLint.Functions.Tests;
using ClaimLint.Functions.Tests.Telemetry;
using ClaimLint.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;

[assembly: AssemblyFixture(typeof(Api))]

namespace ClaimLint.Functions.Tests;

/// <summary>The function classes with the embedded tables, called as either host calls them: a request in, a result executed.</summary>
public sealed class Api : IAsyncLifetime
{
    private CodeTablesCache? cache;

    internal CodeTablesCache Cache => cache!;

    internal CodeTables Tables => Cache.Current!.Tables;

    public async ValueTask InitializeAsync()
    {
        var store = new ReleaseStore(new TablesInMemory(), TimeProvider.System);
        foreach (var release in TableFolder.Read(Path.Combine(AppContext.BaseDirectory, "data")))
            await store.ImportAsync(release);
        cache = new CodeTablesCache(store);
        await cache.RefreshAsync();
    }

    public ValueTask DisposeAsync()
    {
        cache?.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Posts to claim-lines/validate.</summary>
    internal Task<Reply> PostLineAsync(string body, string query = "") => PostAsync(Request(body, query), line: true);

    /// <summary>Posts to claims/validate.</summary>
    internal Task<Reply> PostClaimAsync(string body, string query = "") => PostAsync(Request(body, query), line: false);

    internal async Task<Reply> PostAsync(HttpContext context, bool line)
    {
        var functions = Validation(RuleSet.Catalog);
        var stop = TestContext.Current.CancellationToken;
        return await AnswerAsync(
            context,
            line
                ? await functions.ValidateLine(context.Request, stop)
                : await functions.ValidateClaim(context.Request, stop)
        );
    }

    /// <summary>A gate that asks nobody.</summary>
    internal static Gate Open { get; } = new(AccessSettings.Open);

    internal ValidationFunctions Validation(RuleSet rules) => Validation(Cache, rules);

    internal static ValidationFunctions Validation(CodeTablesCache cache, RuleSet rules) =>
        Validation(cache, rules, new Instruments(new OwnMeters(), cache, TimeProvider.System));

    internal static ValidationFunctions Validation(CodeTablesCache cache, RuleSet rules, Instruments instruments) =>
        new(Open, cache, rules, instruments, TimeProvider.System, NullLogger<ValidationFunctions>.Instance);

    internal static HttpContext Request(string body, string query = "") => Request(Encoding.UTF8.GetBytes(body), query);

    internal static HttpContext Request(byte[] body, string query = "")
    {
        var context = new DefaultHttpContext();
        context.Request.Method = "POST";
        context.Request.ContentType = "application/json";
        context.Request.ContentLength = body.Length;
        context.Request.Body = new MemoryStream(body);
        context.Request.QueryString = new QueryString(query);
        return context;
    }

    /// <summary>Executes a result and reads what it wrote.</summary>
    internal static async Task<Reply> AnswerAsync(HttpContext context, IResult result)
    {
        using var written = new MemoryStream();
        context.Response.Body = written;
        await result.ExecuteAsync(context);
        var text = Encoding.UTF8.GetString(written.ToArray());
        return new Reply(
            context.Response.StatusCode,
            context.Response.ContentType ?? "",
            context.Response.Headers,
            text,
            JsonDocument.Parse(text).RootElement
        );
    }
}

/// <summary>What was answered.</summary>
internal sealed record Reply(int Status, string ContentType, IHeaderDictionary Headers, string Text, JsonElement Body)
{
    /// <summary>The kind of a problem: the last part of its type.</summary>
    public string Kind => Body.GetProperty("type").GetString()!.Split(':')[^1];

    public string? Pointer => Body.TryGetProperty("pointer", out var pointer) ? pointer.GetString() : null;

    public IEnumerable<string> Pointers =>
        Body.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("pointer").GetString()!);

    public IEnumerable<JsonElement> Findings => Body.GetProperty("findings").EnumerateArray();

    /// <summary>The rules told, each with the places it names: <c>CL1005 /serviceDateFrom</c>.</summary>
    public IEnumerable<string> Told =>
        Findings.Select(finding =>
            $"{finding.GetProperty("rule").GetString()} {string.Join(' ', finding.GetProperty("fields").EnumerateArray().Select(place => place.GetString()))}"
        );
}
