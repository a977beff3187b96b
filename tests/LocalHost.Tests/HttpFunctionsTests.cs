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
    public async Task A_known_route_with_another_method_goes_to_the_catch_all_that_takes_the_method()
    {
        var answer = await client.DeleteAsync(new Uri("api/things", UriKind.Relative), Stop);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("nothing at things", await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_method_that_no_function_takes_on_a_known_route_is_405()
    {
        using var body = new StringContent("x");
        var answer = await client.PatchAsync(new Uri("api/things", UriKind.Relative), body, Stop);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
    }

    [Fact]
    public async Task The_catch_all_takes_a_deep_path_with_its_slashes()
    {
        var answer = await client.GetAsync(new Uri("api/a/b/c", UriKind.Relative), Stop);

        Assert.Contains("nothing at a/b/c", await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outside_api_there_is_nothing()
    {
        var answer = await client.GetAsync(new Uri("things", UriKind.Relative), Stop);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("", await answer.Content.ReadAsStringAsync(Stop));
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
