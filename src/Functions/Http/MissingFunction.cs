using System.Reflection;
using ClaimLint.Functions.Json;
using Microsoft.AspNetCore.Routing.Template;

namespace ClaimLint.Functions.Http;

/// <summary>Answers what no other function does: 405 where the address stands for other methods, else 404, as problems.</summary>
public sealed class MissingFunction
{
    private static readonly (TemplateMatcher Matcher, string[] Methods)[] Routes = FindRoutes();

    [Function("Missing")]
    public IResult Answer(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "get",
            "post",
            "put",
            "patch",
            "delete",
            "head",
            "options",
            Route = "{*path}"
        )]
            HttpRequest request,
        string? path
    )
    {
        var address = new PathString("/" + path);
        foreach (var (matcher, methods) in Routes)
        {
            if (!matcher.TryMatch(address, new RouteValueDictionary()))
                continue;
            var allowed = string.Join(", ", methods).ToUpperInvariant();
            request.HttpContext.Response.Headers.Allow = allowed;
            return Http.Answer.Problem(
                new RequestProblem(
                    "method",
                    "The method is not allowed here",
                    StatusCodes.Status405MethodNotAllowed,
                    $"Allowed: {allowed}."
                )
            );
        }

        return Http.Answer.Problem(
            RequestProblem.NotFound("No function answers at this address; the README lists them.")
        );
    }

    private static (TemplateMatcher, string[])[] FindRoutes() =>
        [
            .. typeof(MissingFunction)
                .Assembly.GetTypes()
                .Where(type => type != typeof(MissingFunction))
                .SelectMany(type => type.GetMethods())
                .SelectMany(method => method.GetParameters())
                .Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>())
                .OfType<HttpTriggerAttribute>()
                .Select(trigger =>
                    (
                        new TemplateMatcher(TemplateParser.Parse(trigger.Route!), new RouteValueDictionary()),
                        trigger.Methods!
                    )
                ),
        ];
}
