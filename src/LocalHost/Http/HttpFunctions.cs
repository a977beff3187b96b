using ClaimLint.LocalHost.Catalogue;
using ClaimLint.LocalHost.Triggers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Constraints;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ClaimLint.LocalHost.Http;

/// <summary>Routes requests to the HTTP functions.</summary>
internal static partial class HttpFunctions
{
    /// <remarks>
    /// As the Functions host does it, by the same classes: the functions in the order of their names, and the first whose route and method
    /// match answers. Endpoint routing would choose the more specific route and hide what the Functions host answers. A request that no
    /// function matches, another method included, is 404 without a body.
    /// </remarks>
    /// <exception cref="LocalHostException">A route is invalid, or a parameter cannot be bound.</exception>
    public static void Map(IApplicationBuilder app, IReadOnlyList<HttpFunction> functions)
    {
        var routes = new RouteCollection();
        foreach (var function in functions.OrderBy(http => http.Function.Name, StringComparer.OrdinalIgnoreCase))
            routes.Add(RouteTo(function, app.ApplicationServices));
        app.UseRouter(routes);
    }

    private static Route RouteTo(HttpFunction http, IServiceProvider services)
    {
        var (name, method, _) = http.Function;
        RequestDelegate? call = null;
        var constraints = new Dictionary<string, object>(StringComparer.Ordinal);
        if (http.Methods.Count > 0)
            constraints["httpMethod"] = new HttpMethodRouteConstraint([.. http.Methods]);
        try
        {
            var route = new Route(
                new RouteHandler(context => AnswerAsync(context, name, call!)),
                http.Route,
                defaults: null,
                constraints,
                dataTokens: null,
                services.GetRequiredService<IInlineConstraintResolver>()
            );
            call = RequestDelegateFactory
                .Create(
                    method,
                    method.IsStatic
                        ? null
                        : context =>
                            ActivatorUtilities.GetServiceOrCreateInstance(
                                context.RequestServices,
                                method.DeclaringType!
                            ),
                    new RequestDelegateFactoryOptions
                    {
                        ServiceProvider = services,
                        RouteParameterNames = route.ParsedTemplate.Parameters.Select(parameter => parameter.Name!),
                    }
                )
                .RequestDelegate;
            return route;
        }
        catch (Exception fault) when (fault is RouteCreationException or InvalidOperationException)
        {
            throw new LocalHostException($"The HTTP function {name} cannot be served: {fault.Message}", fault);
        }
    }

    /// <summary>Answers 500 without a body to what a function threw, as the Functions host does, and logs where it was thrown.</summary>
    private static async Task AnswerAsync(HttpContext context, string function, RequestDelegate call)
    {
        try
        {
            await call(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The caller has gone; there is no one to answer.
        }
        catch (Exception fault) when (!context.Response.HasStarted)
        {
            var logger = context.RequestServices.GetRequiredService<ILogger<FunctionsHost>>();
            LogFault(logger, function, Fault.Kind(fault));
            TriggerLog.Tell(logger, fault);
            context.Response.Clear();
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }
    }

    [LoggerMessage(100, LogLevel.Error, "{Function} failed and was answered with 500: {Fault}")]
    private static partial void LogFault(ILogger logger, string function, string fault);
}
