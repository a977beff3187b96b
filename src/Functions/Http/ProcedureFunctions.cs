using System.Text;
using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Rules.Payers;
using ClaimLint.Domain.Tables;
using ClaimLint.Functions.Access;
using ClaimLint.Functions.Json;
using ClaimLint.Storage;

namespace ClaimLint.Functions.Http;

/// <summary>Tells what a source says of a procedure, and what contradicts it.</summary>
public sealed class ProcedureFunctions(Gate gate, CodeTablesCache cache, TimeProvider clock)
{
    internal static RequestProblem NoProfile { get; } =
        RequestProblem.NotFound("No loaded profile speaks of this procedure on that day.");

    /// <summary>Every assertion of the profile with its row, and the source of higher authority that says otherwise on a day.</summary>
    [Function("GetProcedure")]
    public IResult GetProcedure(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "v1/procedures/{code}")] HttpRequest request,
        string code
    )
    {
        if (gate.Refuse(request, Roles.All) is { } refused)
            return refused;
        if (cache.Current is not { } loaded)
            return Answer.NotReady;
        if (!QueryDay.TryRead(request, out var asked))
            return Answer.Problem(QueryDay.Problem);
        var tables = loaded.Tables;
        var day = asked ?? DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        if (
            !Code.TryParse(Encoding.UTF8.GetBytes(code.ToUpperInvariant()), out var procedure)
            || tables.Profiles.Find(procedure, day, out var profile) != LookupStatus.Found
            || profile is null
        )
            return Answer.Problem(NoProfile);
        AssertionAnswer[] assertions =
        [
            .. profile.Assertions.Select(assertion => Tell(profile, assertion, day, tables)),
        ];
        return Answer.Json(
            new ProfileAnswer(
                procedure.ToString(),
                day,
                profile.Release.ToString(),
                profile.Release.Authority,
                assertions.Length,
                assertions.Count(assertion => assertion.ContradictedBy is not null),
                assertions
            ),
            ApiJson.Readable.ProfileAnswer
        );
    }

    private static AssertionAnswer Tell(ProcedureProfile profile, Assertion assertion, DateOnly day, CodeTables tables)
    {
        var sources = ProfileSources.Medicare(tables, day);
        var outcome = ProfileConflicts.Check(profile, assertion, sources);
        var conflict = ProfileConflicts.Find(profile, assertion, sources);
        return new AssertionAnswer(
            assertion.Kind,
            assertion.Code,
            assertion.Title,
            assertion.Says,
            assertion.IsKnown,
            outcome.Status switch
            {
                OutcomeStatus.Fail => Standing.Contradicted,
                OutcomeStatus.Pass => Standing.Confirmed,
                _ => Standing.Unconfirmed,
            },
            CodeFunctions.Tell(assertion.Evidence)
        )
        {
            ContradictedBy = conflict is null
                ? null
                : new ContradictionAnswer(conflict.Truth, conflict.Decider, CodeFunctions.Tell(conflict.Evidence)),
        };
    }
}
