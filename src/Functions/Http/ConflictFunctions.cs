using System.Text;
using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules.Payers;
using ClaimLint.Domain.Tables;
using ClaimLint.Functions.Access;
using ClaimLint.Functions.Json;
using ClaimLint.Storage;

namespace ClaimLint.Functions.Http;

/// <summary>Tells where sources disagree.</summary>
public sealed class ConflictFunctions(Gate gate, CodeTablesCache cache, TimeProvider clock)
{
    /// <summary>Every saying of a profile that a source of higher authority contradicts; of one procedure with <c>?procedure=</c>, by the tables of a day with <c>?on=</c>.</summary>
    [Function("ListConflicts")]
    public IResult ListConflicts(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "v1/conflicts")] HttpRequest request
    )
    {
        if (gate.Refuse(request, Roles.All) is { } refused)
            return refused;
        if (cache.Current is not { } loaded)
            return Answer.NotReady;
        if (!QueryDay.TryRead(request, out var asked))
            return Answer.Problem(QueryDay.Problem);
        var day = asked ?? DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        if (ProfilesOf(request, day, loaded.Tables) is not { } profiles)
            return Answer.Problem(ProcedureFunctions.NoProfile);
        ConflictAnswer[] conflicts =
        [
            .. profiles.SelectMany(profile =>
                ProfileConflicts.Of(profile, day, loaded.Tables).Select(conflict => Tell(profile, conflict))
            ),
        ];
        return Answer.Json(new ConflictsAnswer(day, conflicts.Length, conflicts), ApiJson.Readable.ConflictsAnswer);
    }

    private static IEnumerable<ProcedureProfile>? ProfilesOf(HttpRequest request, DateOnly day, CodeTables tables)
    {
        if (!request.Query.TryGetValue("procedure", out var procedure))
            return tables.Profiles.On(day);
        return
            Code.TryParse(Encoding.UTF8.GetBytes(procedure.ToString().ToUpperInvariant()), out var code)
            && tables.Profiles.Find(code, day, out var profile) == LookupStatus.Found
            ? [profile!]
            : null;
    }

    private static ConflictAnswer Tell(ProcedureProfile profile, ProfileConflict conflict) =>
        new(
            profile.Procedure.ToString(),
            conflict.Assertion.Kind,
            conflict.Assertion.Code,
            conflict.Assertion.Title,
            conflict.Assertion.Says,
            CodeFunctions.Tell(conflict.Assertion.Evidence),
            new ContradictionAnswer(conflict.Truth, conflict.Decider, CodeFunctions.Tell(conflict.Evidence))
        );
}
