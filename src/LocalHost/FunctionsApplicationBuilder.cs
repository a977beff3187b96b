using System.Net;
using System.Reflection;
using ClaimLint.LocalHost.Catalogue;
using ClaimLint.LocalHost.Http;
using ClaimLint.LocalHost.Settings;
using ClaimLint.LocalHost.Triggers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace ClaimLint.LocalHost;

/// <summary>Builds a host for functions, as the isolated worker's builder of the same name does.</summary>
public sealed class FunctionsApplicationBuilder : IHostApplicationBuilder
{
    /// <summary>The worker's own limit for a request body, in bytes (Kestrel's default); an app may set another.</summary>
    private const long MaxRequestBodySize = 30_000_000;

    private readonly WebApplicationBuilder web;
    private readonly CommandLine arguments;
    private readonly string? settingsFault;
    private bool servesHttp;

    internal FunctionsApplicationBuilder(string[] args, Assembly functions)
    {
        arguments = CommandLine.Read(args);
        web = WebApplication.CreateBuilder(
            new WebApplicationOptions { EnvironmentName = ChosenEnvironment() ?? Environments.Development }
        );
        LocalHost = new LocalHostOptions { FunctionsAssembly = functions, Verbose = arguments.Verbose };
        settingsFault = AddSettings();
        AddLogging();
        web.Services.Configure<KestrelServerOptions>(kestrel => kestrel.Limits.MaxRequestBodySize = MaxRequestBodySize);
        // First among the hosted services, so that an app's own words on having started follow the list of functions.
        web.Services.AddSingleton<TriggerLoops>();
        web.Services.AddHostedService<LocalHostLifecycle>();
    }

    /// <summary>What only this host knows; code for both hosts leaves it alone.</summary>
    public LocalHostOptions LocalHost { get; }

    public IConfigurationManager Configuration => web.Configuration;

    public IHostEnvironment Environment => web.Environment;

    public ILoggingBuilder Logging => web.Logging;

    public IMetricsBuilder Metrics => web.Metrics;

    public IServiceCollection Services => web.Services;

    IDictionary<object, object> IHostApplicationBuilder.Properties => ((IHostApplicationBuilder)web).Properties;

    public void ConfigureContainer<TContainerBuilder>(
        IServiceProviderFactory<TContainerBuilder> factory,
        Action<TContainerBuilder>? configure = null
    )
        where TContainerBuilder : notnull => ((IHostApplicationBuilder)web).ConfigureContainer(factory, configure);

    /// <summary>Lets HTTP functions take an <c>HttpRequest</c> and return an <c>IResult</c>.</summary>
    public FunctionsApplicationBuilder ConfigureFunctionsWebApplication()
    {
        servesHttp = true;
        return this;
    }

    /// <summary>The host, with every function found and nothing started. What is wrong is said when it starts.</summary>
    public FunctionsHost Build()
    {
        try
        {
            if (arguments.Ending is { } ending)
                throw ending;
            if (settingsFault is not null)
                throw new LocalHostException(settingsFault);

            var settings = new AppSettings(web.Configuration);
            var catalogue = FunctionCatalogue.Read(LocalHost.FunctionsAssembly, settings);
            if (catalogue.Http.Count > 0 && !servesHttp)
                throw new LocalHostException("HTTP functions need ConfigureFunctionsWebApplication() on the builder.");

            var port = settings.Port(arguments.Port);
            var preparation = new LocalHostPreparation(LocalHost, settings, catalogue, port);
            web.WebHost.UseUrls($"http://{IPAddress.Loopback}:{port}");
            web.WebHost.UseSockets(sockets => sockets.CreateBoundListenSocket = _ => preparation.Listening);
            // By a factory, so that the container disposes of it, after all that is made later.
            web.Services.AddSingleton(_ => preparation);
            web.Services.AddSingleton(LocalHost);
            web.Services.AddSingleton(settings);
            web.Services.AddSingleton(catalogue);

            var app = web.Build();
            HttpFunctions.Map(app, catalogue.Http);
            return new FunctionsHost(app, LocalHost);
        }
        catch (LocalHostException fault)
        {
            return new FunctionsHost(fault, LocalHost);
        }
    }

    private static string? ChosenEnvironment() =>
        System.Environment.GetEnvironmentVariable("AZURE_FUNCTIONS_ENVIRONMENT")
        ?? System.Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT")
        ?? System.Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT");

    /// <summary>Lays the settings file under every other source, so that environment variables win. Answers what is wrong with it.</summary>
    private string? AddSettings()
    {
        try
        {
            LocalHost.MessagesAreBase64 = HostFile.MessagesAreBase64(AppContext.BaseDirectory);
            var file = LocalSettings.Find([AppContext.BaseDirectory, web.Environment.ContentRootPath]);
            if (file is not null)
                web.Configuration.Sources.Insert(
                    0,
                    new MemoryConfigurationSource { InitialData = LocalSettings.Read(file) }
                );
            return null;
        }
        catch (LocalHostException fault)
        {
            return fault.Message;
        }
    }

    private void AddLogging()
    {
        web.Logging.ClearProviders();
        if (arguments.Verbose)
            web.Logging.AddSimpleConsole(console =>
            {
                console.SingleLine = true;
                console.TimestampFormat = "HH:mm:ss ";
            });
        else
            web.Logging.AddConsole(console => console.FormatterName = PlainFormatter.FormatterName)
                .AddConsoleFormatter<PlainFormatter, ConsoleFormatterOptions>()
                // Its address and folder; ours is printed already.
                .AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
        // At Information these log request paths, which may carry what must not be logged.
        web.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        web.Logging.AddFilter("Azure", LogLevel.Warning);
    }
}
