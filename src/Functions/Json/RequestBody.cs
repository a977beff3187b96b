using System.Buffers;
using System.Text.Unicode;
using Microsoft.Net.Http.Headers;

namespace ClaimLint.Functions.Json;

/// <summary>Reads the body of a request whole, or says why it cannot be read: type, encoding, size.</summary>
internal static class RequestBody
{
    /// <summary>Bytes of a request at most.</summary>
    public const int MaxBytes = 1024 * 1024;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <param name="request">The request.</param>
    /// <param name="cancellation">Breaks off.</param>
    /// <param name="mayBeAbsent">Whether no body at all is as good as any: then nothing is answered for it, and no problem.</param>
    /// <returns>The body in UTF-8 without byte order mark, or a problem.</returns>
    public static async Task<(ReadOnlyMemory<byte> Body, RequestProblem? Problem)> ReadAsync(
        HttpRequest request,
        CancellationToken cancellation,
        bool mayBeAbsent = false
    )
    {
        // Who sends nothing says of no type that it is one.
        var wrong = WrongType(request);
        if (wrong is not null && !(mayBeAbsent && string.IsNullOrEmpty(request.ContentType)))
            return (default, wrong);
        if (request.ContentLength > MaxBytes)
            return (default, RequestProblem.TooLarge(MaxBytes));

        // Content-Length may be absent or lie: what counts is what comes.
        var body = new ArrayBufferWriter<byte>((int)(request.ContentLength ?? 4096) + 1);
        try
        {
            int read;
            while ((read = await request.Body.ReadAsync(body.GetMemory(), cancellation)) > 0)
            {
                body.Advance(read);
                if (body.WrittenCount > MaxBytes)
                    return (default, RequestProblem.TooLarge(MaxBytes));
            }
        }
        catch (BadHttpRequestException broken)
        {
            // The server gives up on a body that is cut off, too slow or chunked wrongly: the sender's fault, not ours.
            return (default, RequestProblem.BrokenBody(broken.StatusCode));
        }

        if (mayBeAbsent && body.WrittenCount == 0)
            return (default, null);
        if (wrong is not null)
            return (default, wrong);
        var bytes = body.WrittenMemory;
        if (bytes.Span.StartsWith(ByteOrderMark))
            bytes = bytes[ByteOrderMark.Length..];
        if (!Utf8.IsValid(bytes.Span))
            return (default, RequestProblem.NotJson("The body is not UTF-8."));
        return bytes.Span.IndexOfAnyExcept(" \t\r\n"u8) < 0
            ? (default, RequestProblem.NotJson("The body is empty."))
            : (bytes, null);
    }

    private static RequestProblem? WrongType(HttpRequest request)
    {
        if (
            !MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !(type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase) || type.Suffix == "json")
        )
            return RequestProblem.MediaType("Send application/json.");
        var charset = HeaderUtilities.RemoveQuotes(type.Charset);
        if (charset.HasValue && !charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
            return RequestProblem.MediaType("Send JSON in UTF-8.");
        return
            request.Headers.ContentEncoding.Count > 0
            && !request.Headers.ContentEncoding.ToString().Equals("identity", StringComparison.OrdinalIgnoreCase)
            ? RequestProblem.MediaType("Send the body uncompressed, without Content-Encoding.")
            : null;
    }
}
