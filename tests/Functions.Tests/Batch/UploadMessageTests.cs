using System.Text;
using ClaimLint.Functions.Batch;

namespace ClaimLint.Functions.Tests.Batch;

public sealed class UploadMessageTests
{
    private const string Event = """
        {"topic":"/subscriptions/s","subject":"/blobServices/default/containers/claims-inbox/blobs/acme/a/b.csv",
         "eventType":"Microsoft.Storage.BlobCreated","data":{"api":"PutBlob"}}
        """;

    private static readonly UploadMessage Expected = new("claims-inbox", "acme/a/b.csv");

    [Fact]
    public void Event_Grids_message_is_read_plain_in_base64_and_wrapped_in_a_list()
    {
        Assert.Equal(Expected, UploadMessage.Read(Event));
        Assert.Equal(Expected, UploadMessage.Read(Convert.ToBase64String(Encoding.UTF8.GetBytes(Event))));
        Assert.Equal(Expected, UploadMessage.Read($"[{Event}]"));
    }

    [Fact]
    public void So_is_a_cloud_event() =>
        Assert.Equal(
            Expected,
            UploadMessage.Read(
                """
                {"specversion":"1.0","type":"Microsoft.Storage.BlobCreated",
                 "subject":"/blobServices/default/containers/claims-inbox/blobs/acme/a/b.csv"}
                """
            )
        );

    [Theory]
    [InlineData("acme/x.csv")]
    [InlineData("no folder.csv")]
    [InlineData("acme/ä \"quoted\" /blobs/ again+%20.csv")]
    public void What_we_write_is_read_back(string path)
    {
        var upload = new UploadMessage("code-tables-inbox", path);
        Assert.Equal(upload, UploadMessage.Read(upload.Write()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("JANE-DOE")]
    [InlineData("{JANE-DOE")]
    [InlineData("SkFORS1ET0U=")]
    [InlineData("[]")]
    [InlineData("""{"subject":"/blobServices/default/containers/claims-inbox/blobs/JANE-DOE.csv"}""")]
    [InlineData(
        """{"eventType":"Microsoft.Storage.BlobDeleted","subject":"/blobServices/default/containers/c/blobs/JANE-DOE"}"""
    )]
    [InlineData(
        """{"eventType":"Microsoft.Storage.BlobCreated","subject":"/blobServices/default/containers/claims-inbox/blobs/"}"""
    )]
    [InlineData(
        """{"eventType":"Microsoft.Storage.BlobCreated","subject":"/blobServices/default/containers/claims-inbox/blobs/a/../../claims-results/JANE"}"""
    )]
    [InlineData("""{"eventType":"Microsoft.Storage.BlobCreated","subject":"\ud800","who":"JANE-DOE"}""")]
    [InlineData("""{"eventType":"Microsoft.Storage.BlobCreated","subject":7,"who":"JANE-DOE"}""")]
    public void What_tells_of_no_upload_is_refused_and_not_quoted(string message) =>
        Assert.DoesNotContain(
            "JANE",
            Assert.Throws<FormatException>(() => UploadMessage.Read(message)).ToString(),
            StringComparison.Ordinal
        );
}
