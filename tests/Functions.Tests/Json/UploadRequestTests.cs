using System.Text;
using ClaimLint.Functions.Json;
using Microsoft.AspNetCore.Http;

namespace ClaimLint.Functions.Tests.Json;

/// <summary>What an upload is asked for is read as strictly as a claim.</summary>
public sealed class UploadRequestTests
{
    [Theory]
    [InlineData("", "claims-inbox")]
    [InlineData("{}", "claims-inbox")]
    [InlineData("""{"into":"claims-inbox"}""", "claims-inbox")]
    [InlineData("""{ "into": "code-tables-inbox" }""", "code-tables-inbox")]
    [InlineData("""{"\u0069nto":"code-tables-inbo\u0078"}""", "code-tables-inbox")]
    public void Claims_are_meant_unless_another_inbox_is_named(string body, string container)
    {
        Assert.Null(UploadRequest.Read(Encoding.UTF8.GetBytes(body), out var read));
        Assert.Equal(container, read);
    }

    [Theory]
    [InlineData("""{"into":"claims-results"}""", "unreadable-request", "/into")]
    [InlineData("""{"into":"Claims-Inbox"}""", "unreadable-request", "/into")]
    [InlineData("""{"into":null}""", "unreadable-request", "/into")]
    [InlineData("""{"into":["claims-inbox"]}""", "unreadable-request", "/into")]
    [InlineData("""{"into":{"a":1}}""", "unreadable-request", "/into")]
    [InlineData("""{"into":"\ud800laims-inbox"}""", "unreadable-request", "/into")]
    [InlineData("""{"into":"claims-inbox","into":"code-tables-inbox"}""", "unreadable-request", "/into")]
    [InlineData("""{"partner":"acme"}""", "unreadable-request", "")]
    [InlineData("""{"\ud800":"acme"}""", "unreadable-request", "")]
    [InlineData("[]", "unreadable-request", "")]
    [InlineData("\"claims-inbox\"", "unreadable-request", "")]
    [InlineData("{} {}", "not-json", "")]
    [InlineData("{", "not-json", "")]
    [InlineData("""{"partner":"acme" """, "not-json", "")]
    [InlineData("""{"into":[[[[[[1]]]]]]}""", "not-json", "")]
    public void Anything_else_is_a_problem_with_its_place(string body, string kind, string pointer)
    {
        var problem = UploadRequest.Read(Encoding.UTF8.GetBytes(body), out _);

        Assert.Equal((kind, pointer), (problem!.Kind, problem.Pointer));
        Assert.DoesNotContain("acme", problem.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_body_needs_no_type_and_a_body_does()
    {
        var none = new DefaultHttpContext().Request;
        var untyped = Api.Request("{}").Request;
        untyped.ContentType = null;
        var blank = Api.Request("  ").Request;
        var stop = TestContext.Current.CancellationToken;

        var (body, problem) = await RequestBody.ReadAsync(none, stop, mayBeAbsent: true);
        Assert.Null(problem);
        Assert.True(body.IsEmpty);
        Assert.Equal("media-type", (await RequestBody.ReadAsync(none, stop)).Problem!.Kind);
        Assert.Equal("media-type", (await RequestBody.ReadAsync(untyped, stop, mayBeAbsent: true)).Problem!.Kind);
        Assert.Equal("not-json", (await RequestBody.ReadAsync(blank, stop, mayBeAbsent: true)).Problem!.Kind);
    }
}
