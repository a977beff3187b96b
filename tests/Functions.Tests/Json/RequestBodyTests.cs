using System.Text;
using Microsoft.AspNetCore.Http;

namespace ClaimLint.Functions.Tests.Json;

/// <summary>Type, encoding and size of a body: refused before anything of it is read as JSON.</summary>
public sealed class RequestBodyTests(Api api)
{
    private const int MaxBytes = 1024 * 1024;

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("text/plain")]
    [InlineData("text/csv")]
    [InlineData("application/xml")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/jsonp")]
    [InlineData("json")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/json; charset=\"utf-16\"")]
    [InlineData("application/json; charset=iso-8859-1")]
    public async Task Another_type_or_charset_is_415(string? type)
    {
        var context = Api.Request(Bodies.GoodLine);
        context.Request.ContentType = type;

        var reply = await api.PostAsync(context, line: true);

        Assert.Equal(415, reply.Status);
        Assert.Equal("media-type", reply.Kind);
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("APPLICATION/JSON")]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("application/json; charset=\"utf-8\"")]
    [InlineData("application/json;charset=UTF-8")]
    [InlineData("application/fhir+json")]
    public async Task JSON_in_UTF_8_is_taken_however_it_is_written(string type)
    {
        var context = Api.Request(Bodies.GoodLine);
        context.Request.ContentType = type;

        Assert.Equal(200, (await api.PostAsync(context, line: true)).Status);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    [InlineData("gzip, gzip")]
    [InlineData("x-quill")]
    public async Task A_content_encoding_is_415_whether_the_body_has_it_or_not(string encoding)
    {
        var context = Api.Request(Bodies.GoodLine);
        context.Request.Headers.ContentEncoding = encoding;
        context.Request.Body = new UnreadStream();

        var reply = await api.PostAsync(context, line: true);

        Assert.Equal(415, reply.Status);
        Assert.Contains("uncompressed", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_encoding_identity_is_none()
    {
        var context = Api.Request(Bodies.GoodLine);
        context.Request.Headers.ContentEncoding = "identity";

        Assert.Equal(200, (await api.PostAsync(context, line: true)).Status);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_of_the_limit_is_read_and_one_byte_more_is_413(bool withLength)
    {
        var full = Encoding.UTF8.GetBytes(Bodies.GoodLine + new string(' ', MaxBytes - Bodies.GoodLine.Length));

        Assert.Equal(200, (await api.PostAsync(Request(full), line: true)).Status);
        var over = await api.PostAsync(Request([.. full, (byte)' ']), line: true);

        Assert.Equal(413, over.Status);
        Assert.Equal("too-large", over.Kind);
        Assert.Contains("1048576", over.Text, StringComparison.Ordinal);

        HttpContext Request(byte[] body)
        {
            var context = Api.Request(body);
            if (!withLength)
                context.Request.ContentLength = null;
            return context;
        }
    }

    [Fact]
    public async Task A_stated_length_over_the_limit_is_413_without_reading()
    {
        var context = Api.Request(Bodies.GoodLine);
        context.Request.ContentLength = long.MaxValue;
        context.Request.Body = new UnreadStream();

        Assert.Equal(413, (await api.PostAsync(context, line: true)).Status);
    }

    [Fact]
    public async Task A_body_without_end_is_413_soon_after_the_limit()
    {
        using var endless = new Spaces();
        var context = Api.Request(Bodies.GoodLine);
        context.Request.ContentLength = null;
        context.Request.Body = endless;

        Assert.Equal(413, (await api.PostAsync(context, line: true)).Status);
        Assert.InRange(endless.Count, MaxBytes, 4 * MaxBytes);
    }

    [Fact]
    public async Task A_body_that_comes_byte_by_byte_is_read_whole()
    {
        var context = Api.Request(Bodies.GoodLine);
        context.Request.Body = new Trickle(Encoding.UTF8.GetBytes(Bodies.GoodLine));

        Assert.Equal(200, (await api.PostAsync(context, line: true)).Status);
    }

    [Theory]
    [InlineData(StatusCodes.Status400BadRequest)]
    [InlineData(StatusCodes.Status408RequestTimeout)]
    public async Task A_body_that_the_server_gives_up_on_is_the_senders_fault(int status)
    {
        var context = Api.Request(Bodies.GoodLine);
        context.Request.Body = new Broken(status);

        var reply = await api.PostAsync(context, line: true);

        Assert.Equal(status, reply.Status);
        Assert.Equal("broken-body", reply.Kind);
        Assert.DoesNotContain("QUILL", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Anything_but_true_or_false_for_trace_is_400()
    {
        var reply = await api.PostLineAsync(Bodies.GoodLine, "?trace=QUILL");

        Assert.Equal(400, reply.Status);
        Assert.Equal("parameter", reply.Kind);
        Assert.DoesNotContain("QUILL", reply.Text, StringComparison.Ordinal);
    }

    /// <summary>A body that only gives; subclasses say what.</summary>
    private abstract class Given : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public abstract override int Read(Span<byte> buffer);

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult(Read(buffer.Span));

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }

    private sealed class UnreadStream : Given
    {
        public override int Read(Span<byte> buffer) => throw new InvalidOperationException("The body was read.");
    }

    private sealed class Spaces : Given
    {
        public long Count { get; private set; }

        public override int Read(Span<byte> buffer)
        {
            buffer.Fill((byte)' ');
            Count += buffer.Length;
            return buffer.Length;
        }
    }

    private sealed class Trickle(byte[] body) : Given
    {
        private int at;

        public override int Read(Span<byte> buffer)
        {
            if (at == body.Length)
                return 0;
            buffer[0] = body[at++];
            return 1;
        }
    }

    private sealed class Broken(int status) : Given
    {
        private bool begun;

        public override int Read(Span<byte> buffer)
        {
            if (begun)
                throw new BadHttpRequestException("ZEBEDEE QUILL", status);
            begun = true;
            buffer[0] = (byte)'{';
            return 1;
        }
    }
}
