using System.Net;

namespace ClaimLint.LocalHost.Tests;

public sealed class HttpFunctionsTests(RunningAzurite azurite) : IAsyncLifetime
{
    private readonly TestHost test = new(azurite);
    private readonly HttpClient client = new();
    private FunctionsHost? host;

    public async ValueTask InitializeAsync()
    {
        host = await test.StartAsync();
        client.BaseAddress = host.Address;
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await host!.DisposeAsync();
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_function_answers_below_api_with_its_route_value() =>
        Assert.Equal("GET 7", await client.GetStringAsync(new Uri("api/things/7", UriKind.Relative), Stop));

    [Fact]
    public async Task An_optional_route_value_may_be_left_out() =>
        Assert.Equal("GET all", await client.GetStringAsync(new Uri("api/things", UriKind.Relative), Stop));

    [Fact]
    public async Task A_function_without_route_is_found_under_its_name()
    {
        var answer = await client.GetAsync(new Uri("api/Throws", UriKind.Relative), Stop);

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
    }

    [Fact]
    public async Task An_instance_is_made_with_services_and_reads_the_body()
    {
        using var body = new StringContent("x");
        var answer = await client.PostAsync(new Uri("api/things", UriKind.Relative), body, Stop);

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal("calls read x", await answer.Content.ReadAsStringAsync(Stop));
    }

    [Fact]
    public async Task The_first_function_by_name_answers_also_where_a_later_one_has_the_more_specific_route() =>
        Assert.Equal("any part: 7", await client.GetStringAsync(new Uri("api/parts/7", UriKind.Relative), Stop));

    [Fact]
    public async Task A_function_that_does_not_take_the_method_is_passed_over()
    {
        using var body = new StringContent("x");
        var answer = await client.PutAsync(new Uri("api/parts/7", UriKind.Relative), body, Stop);

        Assert.Equal("one part: 7", await answer.Content.ReadAsStringAsync(Stop));
    }

    [Fact]
    public async Task A_catch_all_takes_a_deep_path_with_its_slashes() =>
        Assert.Equal(
            "any part: a/b/c",
            await client.GetStringAsync(new Uri("api/parts/a/b/c", UriKind.Relative), Stop)
        );

    [Theory]
    [InlineData("GET", "things")]
    [InlineData("GET", "api")]
    [InlineData("GET", "api/nothing")]
    [InlineData("GET", "api/things/7/8")]
    [InlineData("DELETE", "api/things")]
    [InlineData("PATCH", "api/things")]
    [InlineData("HEAD", "api/things/7")]
    [InlineData("OPTIONS", "api/things/7")]
    [InlineData("TRACE", "api/things/7")]
    [InlineData("BREW", "api/things/7")]
    public async Task Another_method_or_address_is_404_without_a_body(string method, string address)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(address, UriKind.Relative));
        var answer = await client.SendAsync(request, Stop);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Null(answer.Content.Headers.ContentType);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync(Stop));
    }

    [Fact]
    public async Task What_a_function_throws_is_a_bare_500_and_its_message_is_not_logged()
    {
        var answer = await client.GetAsync(new Uri("api/throws", UriKind.Relative), Stop);

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Equal("", await answer.Content.ReadAsStringAsync(Stop));
        Assert.Contains("InvalidOperationException", test.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("JANE DOE", test.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_functions_are_listed_with_trigger_and_address()
    {
        var list = test.Output.ToString();

        Assert.Matches(@"ReadThing +GET +http://127\.0\.0\.1:\d+/api/things/\{id\?\}", list);
        Assert.Matches(@"Inbox +blob +inbox-\w+/\{path\}", list);
        Assert.Matches(@"Sweep +timer +0 0 0 1 1 \*", list);
    }
}
