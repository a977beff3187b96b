using System.Globalization;
using System.Net;
using System.Web;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Time.Testing;

namespace ClaimLint.Storage.Tests.Batches;

/// <summary>A link opens one blob, for one purpose, for a quarter of an hour, and nothing else.</summary>
public sealed class BlobLinksTests(RunningAzurite azurite)
{
    private const string Inbox = StorageNames.ClaimsInbox;

    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false });

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task By_a_link_to_write_one_blob_is_written_and_nothing_read_deleted_or_written_elsewhere()
    {
        var account = await azurite.NewPreparedAccountAsync();
        var link = await Links(account).ToWriteAsync(Inbox, "acme/1.csv", Stop);

        Assert.Equal(HttpStatusCode.Created, await SendAsync(HttpMethod.Put, link.Address));
        Assert.Equal(HttpStatusCode.Created, await SendAsync(HttpMethod.Put, link.Address));
        Assert.Equal(HttpStatusCode.Forbidden, await SendAsync(HttpMethod.Get, link.Address));
        Assert.Equal(HttpStatusCode.Forbidden, await SendAsync(HttpMethod.Delete, link.Address));
        foreach (var other in new[] { "acme/2.csv", "acme/1.csv/more", "beta/1.csv" })
            Assert.Equal(
                HttpStatusCode.Forbidden,
                await SendAsync(HttpMethod.Put, Changed(link.Address, "acme/1.csv", other))
            );
        Assert.Equal(
            HttpStatusCode.Forbidden,
            await SendAsync(HttpMethod.Put, Changed(link.Address, Inbox, StorageNames.CodeTablesInbox))
        );
        Assert.Equal(["acme/1.csv"], await NamesAsync(account, Inbox));
        Assert.Empty(await NamesAsync(account, StorageNames.CodeTablesInbox));
    }

    [Fact]
    public async Task By_a_link_to_read_one_blob_is_read_and_nothing_written()
    {
        var account = await azurite.NewPreparedAccountAsync();
        var links = Links(account);
        await SendAsync(HttpMethod.Put, (await links.ToWriteAsync(Inbox, "acme/1.csv", Stop)).Address);
        await SendAsync(HttpMethod.Put, (await links.ToWriteAsync(Inbox, "acme/2.csv", Stop)).Address);
        var link = await links.ToReadAsync(Inbox, "acme/1.csv", Stop);

        Assert.Equal("claim_id\n", await Http.GetStringAsync(link.Address, Stop));
        Assert.Equal(HttpStatusCode.Forbidden, await SendAsync(HttpMethod.Put, link.Address));
        Assert.Equal(HttpStatusCode.Forbidden, await SendAsync(HttpMethod.Delete, link.Address));
        Assert.Equal(
            HttpStatusCode.Forbidden,
            await SendAsync(HttpMethod.Get, Changed(link.Address, "acme/1.csv", "acme/2.csv"))
        );
    }

    [Fact]
    public async Task A_link_that_is_over_or_was_altered_opens_nothing()
    {
        var account = await azurite.NewPreparedAccountAsync();
        var over = await new BlobLinks(
            account.Blobs(),
            new FakeTimeProvider(DateTimeOffset.UtcNow - BlobLinks.Life - TimeSpan.FromMinutes(1))
        ).ToWriteAsync(Inbox, "acme/1.csv", Stop);
        var link = await Links(account).ToWriteAsync(Inbox, "acme/1.csv", Stop);

        Assert.Equal(HttpStatusCode.Forbidden, await SendAsync(HttpMethod.Put, over.Address));
        foreach (
            var (name, value) in new[] { ("se", "2099-01-01T00:00:00Z"), ("sp", "rcw"), ("sr", "c"), ("sig", "AAAA") }
        )
            Assert.Equal(HttpStatusCode.Forbidden, await SendAsync(HttpMethod.Put, With(link.Address, name, value)));
        Assert.Empty(await NamesAsync(account, Inbox));
    }

    [Fact]
    public async Task Where_our_sign_in_is_an_identity_storage_s_own_key_for_it_signs_and_https_is_asked_for()
    {
        var storage = new KeyGiver();
        var time = new FakeTimeProvider(TestAccount.Now);

        var link = await new BlobLinks(storage.Client, time).ToWriteAsync(Inbox, "acme/1.csv", Stop);

        Assert.Equal("https://claims.blob.core.windows.net/claims-inbox/acme/1.csv", Without(link.Address));
        var signed = HttpUtility.ParseQueryString(link.Address.Query);
        Assert.Equal(("cw", "b", "https"), (signed["sp"], signed["sr"], signed["spr"]));
        Assert.Equal(TestAccount.Now + TimeSpan.FromMinutes(15), Time(signed["se"]));
        Assert.Equal(link.ExpiresAt, Time(signed["se"]));
        // The account's policy counts from the start, and wants one.
        Assert.InRange(Time(signed["st"]), TestAccount.Now - TimeSpan.FromMinutes(10), TestAccount.Now);
        Assert.Equal(KeyGiver.Oid, signed["skoid"]);
        Assert.NotNull(signed["sig"]);
        Assert.DoesNotContain(signed["sig"]!, link.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_key_is_kept_until_a_link_could_outlive_it()
    {
        var storage = new KeyGiver();
        var time = new FakeTimeProvider(TestAccount.Now);
        var links = new BlobLinks(storage.Client, time);

        for (var minutes = 0; minutes <= 24 * 60; minutes += 10)
        {
            var link = await links.ToReadAsync(Inbox, "acme/1.csv", Stop);
            var keyEnds = Time(HttpUtility.ParseQueryString(link.Address.Query)["ske"]);
            Assert.True(link.ExpiresAt <= keyEnds, $"After {minutes} minutes a link outlives its key.");
            time.Advance(TimeSpan.FromMinutes(10));
        }

        Assert.Equal(5, storage.Keys);
    }

    private static BlobLinks Links(TestAccount account) => new(account.Blobs(), TimeProvider.System);

    private static async Task<HttpStatusCode> SendAsync(HttpMethod method, Uri address)
    {
        using var request = new HttpRequestMessage(method, address);
        if (method == HttpMethod.Put)
        {
            request.Content = new StringContent("claim_id\n");
            request.Headers.Add("x-ms-blob-type", "BlockBlob");
        }

        using var answer = await Http.SendAsync(request, Stop);
        return answer.StatusCode;
    }

    private static async Task<IReadOnlyList<string>> NamesAsync(TestAccount account, string container)
    {
        var names = new List<string>();
        await foreach (
            var blob in account.Blobs().GetBlobContainerClient(container).GetBlobsAsync(cancellationToken: Stop)
        )
            names.Add(blob.Name);
        return names;
    }

    private static Uri Changed(Uri address, string from, string to) =>
        new(address.AbsoluteUri.Replace(from, to, StringComparison.Ordinal));

    private static Uri With(Uri address, string name, string value)
    {
        var query = HttpUtility.ParseQueryString(address.Query);
        query[name] = value;
        return new UriBuilder(address) { Query = query.ToString() }.Uri;
    }

    private static string Without(Uri address) => address.GetLeftPart(UriPartial.Path);

    private static DateTimeOffset Time(string? text) => DateTimeOffset.Parse(text!, CultureInfo.InvariantCulture);

    /// <summary>Storage as an identity sees it, as far as it gives keys to sign with.</summary>
    private sealed class KeyGiver : HttpMessageHandler
    {
        public const string Oid = "00000000-0000-0000-0000-0000000000e1";

        public KeyGiver() =>
            Client = new BlobServiceClient(
                new Uri("https://claims.blob.core.windows.net"),
                DelegatedTokenCredential.Create((_, _) => new AccessToken("token", DateTimeOffset.MaxValue)),
                new BlobClientOptions { Transport = new HttpClientTransport(new HttpClient(this)) }
            );

        public BlobServiceClient Client { get; }

        public int Keys { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            Assert.Equal("?restype=service&comp=userdelegationkey", request.RequestUri!.Query);
            Keys++;
            var asked = await request.Content!.ReadAsStringAsync(cancellationToken);
            var answer = $"""
                <?xml version="1.0" encoding="utf-8"?><UserDelegationKey><SignedOid>{Oid}</SignedOid>
                <SignedTid>00000000-0000-0000-0000-0000000000e2</SignedTid><SignedStart>{Part(
                    asked,
                    "Start"
                )}</SignedStart>
                <SignedExpiry>{Part(asked, "Expiry")}</SignedExpiry><SignedService>b</SignedService>
                <SignedVersion>2026-02-06</SignedVersion><Value>c2VjcmV0</Value></UserDelegationKey>
                """;
            return new HttpResponseMessage(HttpStatusCode.OK)
            {
                RequestMessage = request,
                Content = new StringContent(answer, System.Text.Encoding.UTF8, "application/xml"),
            };
        }

        private static string Part(string xml, string name) => xml.Split($"<{name}>")[1].Split($"</{name}>")[0];
    }
}
