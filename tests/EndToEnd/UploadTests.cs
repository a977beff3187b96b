using System.Net;
using System.Text.Json;
using ClaimLint.Storage;

namespace ClaimLint.EndToEnd;

/// <summary>A partner's file over HTTP alone: a place to put it, what became of it, its report. No role on the account, no key of it.</summary>
public sealed class UploadTests(AppRoles running) : IClassFixture<AppRoles>
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false });

    private Application Acme => running.As(AppRoles.AcmeClient, "Claims.Validate", "Batches.Read");

    private Application Beta => running.As(AppRoles.BetaClient, "Claims.Validate", "Batches.Read", "Tables.Import");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_goes_up_is_checked_and_its_report_is_read_over_http_alone()
    {
        var asked = await Acme.PostAsync("v1/uploads");
        Assert.Equal(201, asked.Status);
        Assert.True(asked.KeptByNobody);
        var id = asked.Body.GetProperty("id").GetString()!;
        Assert.Matches("^[0-9a-f]{32}$", id);
        Assert.Equal($"/api/v1/uploads/{id}", asked.Location);
        Assert.Equal("claims-inbox", asked.Body.GetProperty("into").GetString());
        Assert.Equal($"acme/{id}.csv", asked.Body.GetProperty("path").GetString());
        Assert.Equal("waiting", (await Acme.GetAsync("v1/uploads/" + id)).Body.GetProperty("state").GetString());

        var file = await SampleAsync();
        Assert.Equal(HttpStatusCode.Created, await PutAsync(asked.Body, file));
        var taken = await TakenAsync(Acme, id, body => body.TryGetProperty("batch", out var batch) && IsOver(batch));

        var run = taken.GetProperty("batch");
        Assert.Equal(("done", "acme"), (run.GetProperty("state").GetString(), run.GetProperty("partner").GetString()));
        var report = await Acme.GetAsync($"v1/batches/{run.GetProperty("id").GetString()}/report");
        Assert.Equal(200, report.Status);
        Assert.True(report.KeptByNobody);
        var files = report
            .Body.GetProperty("files")
            .EnumerateArray()
            .ToDictionary(one => one.GetProperty("name").GetString()!, one => one.GetProperty("url").GetString()!);
        Assert.Equal(["summary.json", "findings.csv", "accepted.csv", "rejected.csv"], files.Keys);
        using var summary = JsonDocument.Parse(await Http.GetStringAsync(files["summary.json"], Stop));
        Assert.Equal($"acme/{id}.csv", summary.RootElement.GetProperty("file").GetProperty("name").GetString());
        var rows = new[] { "accepted.csv", "rejected.csv" }.Select(name => Http.GetStringAsync(files[name], Stop));
        Assert.Equal(
            file.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Order(StringComparer.Ordinal),
            (await Task.WhenAll(rows))
                .SelectMany(text => text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1))
                .Order(StringComparer.Ordinal)
        );
        // A link is a secret of whoever asked for it.
        Assert.DoesNotContain("sig=", running.Service.Program.Output, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_link_writes_no_other_blob_and_a_changed_one_none_at_all()
    {
        var first = (await Acme.PostAsync("v1/uploads", "{}")).Body;
        var second = (await Acme.PostAsync("v1/uploads", "{}")).Body;
        var (path, url) = (first.GetProperty("path").GetString()!, first.GetProperty("url").GetString()!);

        foreach (var other in new[] { second.GetProperty("path").GetString()!, "beta/claims.csv", "claims.csv" })
            Assert.Equal(HttpStatusCode.Forbidden, await PutAsync(url.Replace(path, other, StringComparison.Ordinal)));
        Assert.Equal(
            HttpStatusCode.Forbidden,
            await PutAsync(url.Replace("sp=cw", "sp=rcw", StringComparison.Ordinal))
        );
        using var read = await Http.GetAsync(url, Stop);
        Assert.Equal(HttpStatusCode.Forbidden, read.StatusCode);
        foreach (var upload in new[] { first, second })
            Assert.Equal("waiting", (await StateAsync(Acme, upload)).GetProperty("state").GetString());
    }

    [Fact]
    public async Task A_partner_learns_nothing_of_another_partner_s_upload_run_or_report()
    {
        var asked = (await Acme.PostAsync("v1/uploads")).Body;
        var id = asked.GetProperty("id").GetString()!;
        await PutAsync(asked, await SampleAsync());
        var taken = await TakenAsync(Acme, id, body => body.TryGetProperty("batch", out var batch) && IsOver(batch));
        var run = taken.GetProperty("batch").GetProperty("id").GetString()!;

        const string none = "0123456789abcdef0123456789abcdef";
        foreach (var address in new[] { "v1/uploads/{0}", "v1/batches/{0}", "v1/batches/{0}/report" })
        {
            var own = address.Contains("uploads", StringComparison.Ordinal) ? id : run;
            var other = await Beta.GetAsync(address.Replace("{0}", own, StringComparison.Ordinal));
            var nothing = await Beta.GetAsync(address.Replace("{0}", none, StringComparison.Ordinal));
            Assert.Equal((404, nothing.Text), (other.Status, other.Text));
            // The partner's next application is the partner.
            var next = running.As(AppRoles.AcmeNextClient, "Batches.Read");
            Assert.Equal(200, (await next.GetAsync(address.Replace("{0}", own, StringComparison.Ordinal))).Status);
        }
    }

    [Fact]
    public async Task What_an_operator_puts_into_a_partner_s_folder_is_the_partner_s_and_what_stands_in_none_nobody_s()
    {
        var sample = System.Text.Encoding.UTF8.GetBytes(await SampleAsync());
        var own = await running.Service.DropAsync("acme/by-hand.csv", sample);
        var nobodys = await running.Service.DropAsync("by-hand.csv", sample);

        await Wait.UntilAsync(
            async () => (await Acme.GetAsync("v1/batches/" + own)).Status == 200,
            () => running.Service.Program.Output
        );
        await Wait.UntilAsync(
            async () => (await running.Service.ResultsBelowAsync($"-/{nobodys}/summary.json")).Count == 1,
            () => running.Service.Program.Output
        );
        Assert.Equal(404, (await Acme.GetAsync("v1/batches/" + nobodys)).Status);
        Assert.Equal(404, (await Beta.GetAsync("v1/batches/" + own)).Status);
    }

    [Fact]
    public async Task A_published_table_needs_its_own_role_and_tells_what_came_of_it()
    {
        const string into = """{"into":"code-tables-inbox"}""";
        Assert.Equal(403, (await Acme.PostAsync("v1/uploads", into)).Status);
        var asked = (await Beta.PostAsync("v1/uploads", into)).Body;
        var id = asked.GetProperty("id").GetString()!;
        Assert.Equal($"beta/{id}", asked.GetProperty("path").GetString());

        var sent = await PutAsync(
            asked,
            "HCPCS/CPT Code,Practitioner Services MUE Values,MUE Adjudication Indicator,MUE Rationale\n"
                + "20957,1,3 Date of Service Edit: Clinical,Clinical: Data\n",
            ("x-ms-meta-effective", "2025-10-01")
        );

        Assert.Equal(HttpStatusCode.Created, sent);
        var importer = running.As(AppRoles.BetaClient, "Tables.Import");
        var taken = await TakenAsync(importer, id, body => body.TryGetProperty("result", out _));
        var release = Assert.Single(taken.GetProperty("result").GetProperty("releases").EnumerateArray());
        Assert.Equal("mue-medicare-practitioner", release.GetProperty("system").GetString());
        Assert.Equal("imported", release.GetProperty("outcome").GetString());

        // Who may import tables is told of tables, and of claims only with the role for that.
        var claims = (await Beta.PostAsync("v1/uploads")).Body.GetProperty("id").GetString();
        Assert.Equal(403, (await importer.GetAsync("v1/uploads/" + claims)).Status);
    }

    [Fact]
    public async Task The_report_of_a_run_that_is_not_done_is_409_and_of_none_404()
    {
        var run = UploadRecord.NewId();
        await new RunStore(running.Service.Tables, TimeProvider.System).StartAsync(run, "acme", Stop);

        var report = await Acme.GetAsync($"v1/batches/{run}/report");

        Assert.Equal(409, report.Status);
        Assert.Equal("urn:claimlint:problem:not-done", report.Body.GetProperty("type").GetString());
        Assert.Equal(404, (await Acme.GetAsync($"v1/batches/{UploadRecord.NewId()}/report")).Status);
    }

    [Fact]
    public async Task An_upload_whose_link_is_over_and_that_never_came_is_expired()
    {
        var over = new UploadRecord(
            UploadRecord.NewId(),
            "acme",
            StorageNames.ClaimsInbox,
            DateTimeOffset.UtcNow.AddMinutes(-1)
        );
        await new UploadStore(running.Service.Tables).AddAsync(over, Stop);

        var upload = await Acme.GetAsync("v1/uploads/" + over.Id);

        Assert.Equal("expired", upload.Body.GetProperty("state").GetString());
    }

    private static Task<string> SampleAsync() =>
        File.ReadAllTextAsync(Path.Combine(Repository.Root, "samples", "claims.csv"), Stop);

    private static bool IsOver(JsonElement batch) => batch.GetProperty("state").GetString() != "running";

    private static async Task<JsonElement> StateAsync(Application caller, JsonElement upload) =>
        (await caller.GetAsync("v1/uploads/" + upload.GetProperty("id").GetString())).Body;

    private async Task<JsonElement> TakenAsync(Application caller, string id, Func<JsonElement, bool> isSo)
    {
        Answer? answer = null;
        await Wait.UntilAsync(
            async () => (answer = await caller.GetAsync("v1/uploads/" + id)).Status == 200 && isSo(answer.Body),
            () => $"{answer?.Text}\n{running.Service.Program.Output}"
        );
        Assert.Equal("started", answer!.Body.GetProperty("state").GetString());
        return answer.Body;
    }

    private static Task<HttpStatusCode> PutAsync(
        JsonElement upload,
        string content,
        params (string Name, string Value)[] more
    ) =>
        PutAsync(
            upload.GetProperty("url").GetString()!,
            content,
            [
                .. upload
                    .GetProperty("headers")
                    .EnumerateObject()
                    .Select(header => (header.Name, header.Value.GetString()!)),
                .. more,
            ]
        );

    private static Task<HttpStatusCode> PutAsync(string url) =>
        PutAsync(url, "claim_id\n", ("x-ms-blob-type", "BlockBlob"));

    private static async Task<HttpStatusCode> PutAsync(
        string url,
        string content,
        params (string Name, string Value)[] headers
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, url) { Content = new StringContent(content) };
        foreach (var (name, value) in headers)
            request.Headers.Add(name, value);
        using var answer = await Http.SendAsync(request, Stop);
        return answer.StatusCode;
    }
}
