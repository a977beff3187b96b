using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Validation;
using ClaimLint.Functions.Access;
using ClaimLint.Functions.Json;
using ClaimLint.Functions.Telemetry;
using ClaimLint.Storage;
using Microsoft.Extensions.Logging;

namespace ClaimLint.Functions.Http;

/// <summary>Checks what partner systems post: a line alone, or a claim.</summary>
public sealed partial class ValidationFunctions(
    Gate gate,
    CodeTablesCache cache,
    RuleSet rules,
    Instruments instruments,
    TimeProvider clock,
    ILogger<ValidationFunctions> log
)
{
    /// <summary>Checks one line: what only a claim must have is not asked of it.</summary>
    [Function("ValidateClaimLine")]
    public Task<IResult> ValidateLine(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "v1/claim-lines/validate")] HttpRequest request,
        CancellationToken cancellation
    ) => Validate(request, ClaimReader.ReadLine, cancellation);

    /// <summary>Checks a claim: its lines, each against the others, and the claim as a whole.</summary>
    [Function("ValidateClaim")]
    public Task<IResult> ValidateClaim(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "v1/claims/validate")] HttpRequest request,
        CancellationToken cancellation
    ) => Validate(request, ClaimReader.ReadClaim, cancellation);

    private delegate RequestProblem? BodyReader(ReadOnlySpan<byte> body, DateTimeOffset received, ClaimBuffer into);

    private async Task<IResult> Validate(HttpRequest request, BodyReader read, CancellationToken cancellation)
    {
        if (gate.Refuse(request, Roles.ClaimsValidate) is { } refused)
            return refused;
        var (body, problem) = await RequestBody.ReadAsync(request, cancellation);
        if (problem is not null)
            return Answer.Problem(problem);
        if (!TryReadTrace(request, out var trace))
            return Answer.Problem(RequestProblem.Parameter("trace", "Expected true or false."));
        if (cache.Current is not { } loaded)
            return Answer.NotReady;

        var started = clock.GetTimestamp();
        var lines = new ClaimBuffer();
        if (read(body.Span, clock.GetUtcNow(), lines) is { } unread)
            return Answer.Problem(unread);
        try
        {
            var check = new ClaimCheck(rules, loaded.Tables);
            check.Run(lines.Lines);
            var answer = AnswerWriter.Write(check, lines.Lines, trace);
            instruments.Answered(answer, lines.Count, clock.GetElapsedTime(started).TotalSeconds);
            return Answer.Json(answer, ApiJson.Readable.ValidationAnswer);
        }
        catch (RuleFaultException fault)
        {
            // Ours, not the claim's: no verdict, and no finding that would look like one.
            LogRuleFault(fault.Rule, $"{fault.InnerException?.GetType().Name}{fault.InnerException?.StackTrace}");
            return Answer.Problem(
                RequestProblem.NotReady($"The rule {fault.Rule} failed, which is our fault: there is no verdict.")
            );
        }
    }

    private static bool TryReadTrace(HttpRequest request, out bool trace)
    {
        trace = false;
        return !request.Query.TryGetValue("trace", out var asked) || bool.TryParse(asked, out trace);
    }

    /// <summary>The kind of the fault and where it was thrown, never its message, which may quote the line.</summary>
    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "Rule {Rule} failed and the request was answered with 503: {Fault}"
    )]
    private partial void LogRuleFault(string rule, string fault);
}
