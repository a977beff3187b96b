using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ClaimLint.Functions.Json;

/// <summary>Answers as results: JSON with its generated serialiser, problems as RFC 9457 has them.</summary>
internal static class Answer
{
    /// <summary>The tables are not in memory yet: 503.</summary>
    public static IResult NotReady =>
        Problem(RequestProblem.NotReady("The code tables are not loaded yet; health says more."));

    /// <summary>Storage cannot be asked now: 503.</summary>
    public static IResult StorageDown => Problem(RequestProblem.NotReady("Storage does not answer; ask again later."));

    public static IResult Json<T>(T answer, JsonTypeInfo<T> type, int status = StatusCodes.Status200OK) =>
        new JsonAnswer<T>(answer, type, "application/json; charset=utf-8", status);

    /// <summary>JSON with addresses that open something to whoever holds them: not to be kept on its way.</summary>
    public static IResult Secret<T>(T answer, JsonTypeInfo<T> type, int status = StatusCodes.Status200OK) =>
        new JsonAnswer<T>(answer, type, "application/json; charset=utf-8", status) { IsSecret = true };

    public static IResult Problem(RequestProblem problem) =>
        new JsonAnswer<ProblemAnswer>(
            new ProblemAnswer($"urn:claimlint:problem:{problem.Kind}", problem.Title, problem.Status, problem.Detail)
            {
                Pointer = problem.Pointer,
                Errors = problem.Errors,
            },
            ApiJson.Readable.ProblemAnswer,
            "application/problem+json; charset=utf-8",
            problem.Status
        );

    private sealed class JsonAnswer<T>(T answer, JsonTypeInfo<T> type, string contentType, int status) : IResult
    {
        public bool IsSecret { get; init; }

        public async Task ExecuteAsync(HttpContext httpContext)
        {
            if (IsSecret)
                httpContext.Response.Headers.CacheControl = "no-store";
            var body = JsonSerializer.SerializeToUtf8Bytes(answer, type);
            httpContext.Response.StatusCode = status;
            httpContext.Response.ContentType = contentType;
            httpContext.Response.ContentLength = body.Length;
            // A message may repeat a value as it was sent, markup included.
            httpContext.Response.Headers.XContentTypeOptions = "nosniff";
            await httpContext.Response.Body.WriteAsync(body, httpContext.RequestAborted);
        }
    }
}
