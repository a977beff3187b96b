using ClaimLint.Functions.Json;

namespace ClaimLint.Functions.Http;

/// <summary>The day that a look-up asks about: <c>?on=2025-11-03</c>.</summary>
internal static class QueryDay
{
    public static RequestProblem Problem => RequestProblem.Parameter("on", "Expected a date as YYYY-MM-DD.");

    /// <summary>False where something else than a date stands there; no day where nothing does.</summary>
    public static bool TryRead(HttpRequest request, out DateOnly? day)
    {
        day = null;
        if (!request.Query.TryGetValue("on", out var asked))
            return true;
        var read = DateOnly.TryParseExact(asked, "yyyy-MM-dd", out var date);
        day = date;
        return read;
    }
}
