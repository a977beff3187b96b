using ClaimLint.LocalHost.Catalogue;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace ClaimLint.LocalHost.Http;

/// <summary>One endpoint for each HTTP function, made as a minimal API makes them.</summary>
internal static class HttpFunctions
{
    /// <remarks>
    /// Routing takes the candidates by path and then by method, so a known route asked with another method goes to a
    /// catch-all function where one takes that method, as in the deployed host; else it is 405.
    /// </remarks>
    /// <exception cref="LocalHostException">A route is none, or a parameter cannot be bound.</exception>
    public static void Map(IEndpointRouteBuilder app, IReadOnlyList<HttpFunction> functions)
    {
        var endpoints = functions.Select(function => Endpoint(app.ServiceProvider, function)).ToList();
        if (endpoints.Count > 0)
            app.DataSources.Add(new DefaultEndpointDataSource(endpoints));
    }

    private static Endpoint Endpoint(IServiceProvider services, HttpFunction http)
    {
        var method = http.Function.Method;
        try
        {
            var pattern = RoutePatternFactory.Parse(http.Route);
            var endpoint = new RouteEndpointBuilder(requestDelegate: null, pattern, order: 0)
            {
                DisplayName = http.Function.Name,
                ApplicationServices = services,
            };
            endpoint.Metadata.Add(method);
            if (http.Methods.Count > 0)
                endpoint.Metadata.Add(new HttpMethodMetadata(http.Methods));
            foreach (var attribute in method.GetCustomAttributes(inherit: true))
                endpoint.Metadata.Add(attribute);

            var made = RequestDelegateFactory.Create(
                method,
                method.IsStatic
                    ? null
                    : context =>
                        ActivatorUtilities.GetServiceOrCreateInstance(context.RequestServices, method.DeclaringType!),
                new RequestDelegateFactoryOptions
                {
                    ServiceProvider = services,
                    RouteParameterNames = pattern.Parameters.Select(parameter => parameter.Name),
                    EndpointBuilder = endpoint,
                }
            );
            endpoint.RequestDelegate = made.RequestDelegate;
            return endpoint.Build();
        }
        catch (Exception fault) when (fault is RoutePatternException or InvalidOperationException)
        {
            throw new LocalHostException(
                $"The HTTP function {http.Function.Name} cannot be served: {fault.Message}",
                fault
            );
        }
    }
}
