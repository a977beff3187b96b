using System.Net.Sockets;
using System.Text;

namespace ClaimLint.EndToEnd;

/// <summary>Requests as they come over the wire: too long, cut off, chunked wrongly. The sender is told, and the log is not alarmed.</summary>
public sealed class WireTests(RunningService running)
{
    private const string Path = "/api/v1/claim-lines/validate";

    private readonly Service service = running.Service;

    /// <summary>One byte over our limit, and over the 30,000,000 at which a server by default answers for itself.</summary>
    [Theory]
    [InlineData((1024 * 1024) + 1, false)]
    [InlineData((1024 * 1024) + 1, true)]
    [InlineData(31_000_000, false)]
    [InlineData(31_000_000, true)]
    public async Task A_body_over_the_limit_is_413_in_our_words_with_and_without_a_length(int length, bool chunked)
    {
        var body = new byte[length];
        Array.Fill(body, (byte)' ');
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new("application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Path, UriKind.Relative))
        {
            Content = content,
        };
        request.Headers.TransferEncodingChunked = chunked;
        using var answer = await service.Program.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(413, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains(
            "too-large",
            await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_stated_length_that_is_absurd_is_413_before_a_byte_is_sent() =>
        Assert.StartsWith(
            "HTTP/1.1 413 ",
            await ExchangeAsync($"{Head}Content-Length: 9999999999999\r\n\r\n"),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task Wrong_chunks_are_400_and_no_fault_of_ours()
    {
        var answer = await ExchangeAsync($"{Head}Transfer-Encoding: chunked\r\n\r\nQUILL\r\n");

        Assert.StartsWith("HTTP/1.1 400 ", answer, StringComparison.Ordinal);
        Assert.Contains("broken-body", answer, StringComparison.Ordinal);
        Assert.DoesNotContain(" error: ", service.Program.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_caller_who_hangs_up_in_the_middle_is_no_fault_of_ours()
    {
        using (var client = new TcpClient())
        {
            await client.ConnectAsync("127.0.0.1", Port, TestContext.Current.CancellationToken);
            await client
                .GetStream()
                .WriteAsync(
                    Encoding.ASCII.GetBytes($"{Head}Content-Length: 100\r\n\r\n{{"),
                    TestContext.Current.CancellationToken
                );
        }

        // Answered after the one that hung up was given up.
        Assert.Equal(200, (await service.GetAsync("health")).Status);
        Assert.DoesNotContain(" error: ", service.Program.Output, StringComparison.Ordinal);
    }

    private int Port => service.Program.Client.BaseAddress!.Port;

    private static string Head =>
        $"POST {Path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nConnection: close\r\n";

    private async Task<string> ExchangeAsync(string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", Port, TestContext.Current.CancellationToken);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(client.GetStream());
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}
