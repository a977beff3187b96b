using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Functions.Access;
using ClaimLint.Functions.Json;

namespace ClaimLint.Functions.Http;

/// <summary>The catalogue of rules.</summary>
public sealed class CatalogFunctions(Gate gate)
{
    [Function("ListRules")]
    public IResult ListRules(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "v1/rules")] HttpRequest request
    ) =>
        gate.Refuse(request, Roles.All)
        ?? Answer.Json(
            new RulesAnswer(RuleCatalog.All.Count, [.. RuleCatalog.All.Select(rule => Tell(rule.Info))]),
            ApiJson.Readable.RulesAnswer
        );

    [Function("GetRule")]
    public IResult GetRule(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "v1/rules/{id}")] HttpRequest request,
        string id
    ) =>
        gate.Refuse(request, Roles.All)
        ?? (
            RuleCatalog.Find(id) is { } rule
                ? Answer.Json(Tell(rule.Info), ApiJson.Readable.RuleAnswer)
                : Answer.Problem(RequestProblem.NotFound("No rule has this id; GET v1/rules lists them."))
        );

    private static RuleAnswer Tell(RuleInfo rule) =>
        new(
            rule.Id,
            rule.Title,
            rule.Kind,
            rule.Severity,
            rule.Disposition,
            rule.Snip,
            [.. rule.Fields.ToArray().Select(field => FieldCatalog.Of(field).Column)],
            rule.Fix,
            rule.Notes,
            rule.Carc.Length == 0 ? null : rule.Carc,
            rule.Stc.Length == 0 ? null : rule.Stc,
            rule.Citation.Text,
            rule.Citation.Url
        );
}
