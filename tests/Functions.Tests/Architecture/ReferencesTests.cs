using System.Reflection;
using Azure.Storage.Blobs;
using ClaimLint.Domain.Rules;
using ClaimLint.Files.Claims;
using ClaimLint.Functions.Http;
using ClaimLint.LocalHost;
using ClaimLint.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing.Template;

namespace ClaimLint.Functions.Tests.Architecture;

/// <summary>Who may know whom, and what the functions may use: what both hosts have, and nothing of either.</summary>
public sealed class ReferencesTests
{
    private static readonly Assembly Functions = typeof(HealthFunction).Assembly;

    /// <summary>Each assembly with those of ours, and of others', that it may know.</summary>
    public static TheoryData<string, string[], string[]> Arrows =>
        new()
        {
            { Of(typeof(Rule)), [], [] },
            { Of(typeof(ClaimFileCheck)), ["ClaimLint.Domain"], ["CsvHelper"] },
            { Of(typeof(ReleaseStore)), ["ClaimLint.Domain"], ["Azure.", "Microsoft.Extensions."] },
            {
                Of(typeof(FunctionsHost)),
                [],
                ["Azure.", "System.ClientModel", "Microsoft.AspNetCore", "Microsoft.Extensions.", "NCrontab"]
            },
            {
                Of(typeof(HealthFunction)),
                ["ClaimLint.Domain", "ClaimLint.Files", "ClaimLint.Storage", "ClaimLint.LocalHost"],
                [
                    "Azure.",
                    "Microsoft.AspNetCore",
                    "Microsoft.Extensions.",
                    "Microsoft.Net.Http.Headers",
                    "OpenTelemetry",
                ]
            },
        };

    [Theory]
    [MemberData(nameof(Arrows))]
    public void An_assembly_knows_only_those_it_may(string assembly, string[] ours, string[] others)
    {
        var references = Assembly.Load(assembly).GetReferencedAssemblies().Select(name => name.Name!).ToArray();

        Assert.All(references.Where(IsOurs), name => Assert.Contains(name, ours));
        Assert.All(
            references.Where(name => !IsOurs(name)),
            name =>
                Assert.True(
                    name.StartsWith("System.", StringComparison.Ordinal)
                        || others.Any(other => name.StartsWith(other, StringComparison.Ordinal)),
                    $"{assembly} knows {name}."
                )
        );
    }

    [Fact]
    public void No_source_file_of_the_functions_names_a_host()
    {
        string[] hosts = ["ClaimLint.LocalHost", "Microsoft.Azure.Functions", "Microsoft.Azure.WebJobs"];

        foreach (var file in Repository.Sources("Functions"))
        {
            var text = File.ReadAllText(file);
            Assert.All(hosts, host => Assert.DoesNotContain(host, text, StringComparison.Ordinal));
        }
    }

    /// <summary>Formats know the reading of texts; it knows no format.</summary>
    [Fact]
    public void The_reading_of_publications_knows_no_format()
    {
        var reading = Repository.Sources(Path.Combine("Files", "Publications", "Reading")).ToArray();

        Assert.NotEmpty(reading);
        Assert.All(reading, file => Assert.DoesNotMatch(@"\bFormats\b", File.ReadAllText(file)));
    }

    [Fact]
    public void A_function_takes_what_both_hosts_bind_and_answers_what_both_execute()
    {
        var functions = Functions
            .GetExportedTypes()
            .SelectMany(type => type.GetMethods())
            .Where(method => method.GetCustomAttribute<FunctionAttribute>() is not null)
            .ToArray();

        Assert.NotEmpty(functions);
        foreach (var function in functions)
        {
            var trigger = function
                .GetParameters()
                .Single(parameter => parameter.GetCustomAttributes().Any(attribute => IsTrigger(attribute.GetType())));
            var rest = function.GetParameters().Where(parameter => parameter != trigger);
            if (trigger.GetCustomAttribute<HttpTriggerAttribute>() is { } http)
            {
                Assert.Equal(typeof(HttpRequest), trigger.ParameterType);
                Assert.True(
                    function.ReturnType == typeof(IResult) || function.ReturnType == typeof(Task<IResult>),
                    function.Name
                );
                var route = TemplateParser.Parse(http.Route!).Parameters.Select(part => part.Name).ToHashSet();
                Assert.All(
                    rest,
                    parameter => Assert.True(IsStop(parameter) || IsText(parameter, route), parameter.Name)
                );
            }
            else if (trigger.GetCustomAttribute<BlobTriggerAttribute>() is { } blob)
            {
                // Never the content: a blob may be of any size.
                Assert.Equal(typeof(BlobClient), trigger.ParameterType);
                Assert.Equal(typeof(Task), function.ReturnType);
                Assert.Equal(StorageNames.Connection, blob.Connection);
                Assert.All(
                    rest,
                    parameter =>
                        Assert.True(
                            IsStop(parameter)
                                || blob.BlobPath.Contains($"{{{parameter.Name}}}", StringComparison.Ordinal),
                            parameter.Name
                        )
                );
            }
            else
                Assert.Equal(typeof(Task), function.ReturnType);
        }

        static bool IsTrigger(Type attribute) => attribute.Name.EndsWith("TriggerAttribute", StringComparison.Ordinal);

        static bool IsStop(ParameterInfo parameter) => parameter.ParameterType == typeof(CancellationToken);

        static bool IsText(ParameterInfo parameter, HashSet<string?> route) =>
            parameter.ParameterType == typeof(string) && route.Contains(parameter.Name);
    }

    private static bool IsOurs(string assembly) => assembly.StartsWith("ClaimLint.", StringComparison.Ordinal);

    private static string Of(Type type) => type.Assembly.GetName().Name!;
}
