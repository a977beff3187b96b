using Azure;
using ClaimLint.Functions.Uploads;
using ClaimLint.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace ClaimLint.Functions.Tests.Uploads;

public sealed class UploadFunctionsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Where_nobody_is_told_apart_a_file_goes_into_one_folder_for_all()
    {
        var context = Api.Request("{}");

        var reply = await Api.AnswerAsync(context, await Functions(new TablesInMemory()).Create(context.Request, Stop));

        Assert.Equal(201, reply.Status);
        Assert.StartsWith("local/", reply.Body.GetProperty("path").GetString(), StringComparison.Ordinal);
        Assert.Equal("no-store", reply.Headers.CacheControl);
        Assert.Equal("PUT", reply.Body.GetProperty("method").GetString());
        Assert.True(reply.Body.GetProperty("maxBytes").GetInt64() > 0);
    }

    [Theory]
    [InlineData("""{"partner":"acme"}""", 400)]
    [InlineData("""{"into":"claims-results"}""", 400)]
    [InlineData("{", 400)]
    public async Task A_body_that_asks_for_something_else_gets_no_link(string body, int status)
    {
        var context = Api.Request(body);

        var reply = await Api.AnswerAsync(context, await Functions(new TablesInMemory()).Create(context.Request, Stop));

        Assert.Equal(status, reply.Status);
        Assert.DoesNotContain("sig=", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Storage_that_is_down_is_503_and_not_quoted()
    {
        var functions = Functions(new TablesInMemory { Fault = new RequestFailedException(503, "ZEBEDEE QUILL") });
        var asking = Api.Request("{}");
        var looking = new DefaultHttpContext();

        Reply[] replies =
        [
            await Api.AnswerAsync(asking, await functions.Create(asking.Request, Stop)),
            await Api.AnswerAsync(looking, await functions.Get(looking.Request, UploadRecord.NewId(), Stop)),
        ];

        Assert.All(
            replies,
            reply =>
            {
                Assert.Equal((503, "not-ready"), (reply.Status, reply.Kind));
                Assert.DoesNotContain("QUILL", reply.Text, StringComparison.Ordinal);
                Assert.DoesNotContain("sig=", reply.Text, StringComparison.Ordinal);
            }
        );
    }

    private static UploadFunctions Functions(TablesInMemory tables)
    {
        var blobs = StorageConnection.Of("UseDevelopmentStorage=true").Blobs;
        return new UploadFunctions(
            Api.Open,
            new UploadStore(tables),
            new BlobLinks(blobs, TimeProvider.System),
            new RunStore(tables, TimeProvider.System),
            blobs,
            TimeProvider.System,
            NullLogger<UploadFunctions>.Instance
        );
    }
}
