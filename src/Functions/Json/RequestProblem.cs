namespace ClaimLint.Functions.Json;

/// <summary>One thing for which a request cannot be read. Never holds a value of the request, only where it stands.</summary>
/// <param name="Pointer">JSON pointer to the place; empty for the whole body.</param>
/// <param name="Detail">What is wrong there, and what is expected.</param>
internal sealed record RequestFault(string Pointer, string Detail);

/// <summary>Why a request was not answered, in the form of RFC 9457.</summary>
/// <param name="Kind">The kind of problem, the last part of its type.</param>
/// <param name="Title">The kind in a few words; the same for every problem of it.</param>
/// <param name="Status">HTTP status.</param>
/// <param name="Detail">This case.</param>
internal sealed record RequestProblem(string Kind, string Title, int Status, string Detail)
{
    public string? Pointer { get; init; }

    /// <summary>Every fault found, where one reading found several.</summary>
    public IReadOnlyList<RequestFault>? Errors { get; init; }

    public static RequestProblem NotJson(string detail) =>
        new("not-json", "The body is not JSON", StatusCodes.Status400BadRequest, detail) { Pointer = string.Empty };

    public static RequestProblem Unreadable(IReadOnlyList<RequestFault> faults) =>
        new("unreadable-request", "The body is not as documented", StatusCodes.Status400BadRequest, faults[0].Detail)
        {
            Pointer = faults[0].Pointer,
            Errors = faults,
        };

    public static RequestProblem TooLarge(int limit) =>
        new(
            "too-large",
            "The body is too large",
            StatusCodes.Status413PayloadTooLarge,
            $"A request may have {limit} bytes at most. Send larger files through the inbox."
        );

    /// <summary>The body did not arrive as HTTP has it, and the server says with which status.</summary>
    public static RequestProblem BrokenBody(int status) =>
        new("broken-body", "The body did not arrive whole", status, "The body was cut off, or not sent as HTTP asks.");

    public static RequestProblem MediaType(string detail) =>
        new("media-type", "The body's type is not supported", StatusCodes.Status415UnsupportedMediaType, detail);

    public static RequestProblem NotSignedIn { get; } =
        new(
            "sign-in",
            "The caller is not known",
            StatusCodes.Status401Unauthorized,
            "Call with an access token that Entra ID gave your application for this API."
        );

    public static RequestProblem RoleMissing(string roles) =>
        new("role", "A role is missing", StatusCodes.Status403Forbidden, $"The caller needs {roles} for this.");

    /// <summary>What is asked for will be there, and is not yet.</summary>
    public static RequestProblem NotDone(string detail) =>
        new("not-done", "The run is not done", StatusCodes.Status409Conflict, detail);

    public static RequestProblem NotFound(string detail) =>
        new("not-found", "Nothing stands here", StatusCodes.Status404NotFound, detail);

    public static RequestProblem Parameter(string name, string detail) =>
        new("parameter", $"The parameter '{name}' cannot be read", StatusCodes.Status400BadRequest, detail);

    public static RequestProblem NotReady(string detail) =>
        new("not-ready", "The service cannot answer now", StatusCodes.Status503ServiceUnavailable, detail);
}
