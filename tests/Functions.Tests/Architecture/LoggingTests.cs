using System.Reflection;
using System.Text.RegularExpressions;
using ClaimLint.Functions.Http;
using ClaimLint.LocalHost;
using ClaimLint.Storage;
using Microsoft.Extensions.Logging;

namespace ClaimLint.Functions.Tests.Architecture;

/// <summary>Logs carry ids, counts and durations, and never a field of a line: a claim line is PHI.</summary>
public sealed partial class LoggingTests
{
    /// <summary>What a template may name. Before a name is added here: can its value be anything that a submitter wrote?</summary>
    private static readonly HashSet<string> Allowed =
    [
        "Attempt",
        "Bytes",
        "Count",
        // A kind and a place in the code; the host's own and the run's, made without an exception's message.
        "Fault",
        // A line of a stack trace: methods and a source file's name.
        "Frame",
        "Function",
        // A receipt's hash or a queue message's id.
        "Id",
        "MaxTries",
        "Milliseconds",
        "Next",
        // The inbox's folder, checked or hashed.
        "Partner",
        "Queue",
        "Rejected",
        "Releases",
        "Rows",
        // A rule's id.
        "Rule",
        "Run",
        "Seconds",
        // A container or queue.
        "Source",
        "System",
        "Tries",
        "Version",
        // A sentence of ours about storage or a table.
        "Why",
    ];

    private static readonly Assembly[] Logging =
    [
        typeof(HealthFunction).Assembly,
        typeof(ReleaseStore).Assembly,
        typeof(FunctionsHost).Assembly,
    ];

    [Fact]
    public void Every_template_names_only_what_is_allowed()
    {
        var templates = Logging
            .SelectMany(assembly => assembly.GetTypes())
            .SelectMany(type =>
                type.GetMethods(
                    BindingFlags.Static
                        | BindingFlags.Instance
                        | BindingFlags.Public
                        | BindingFlags.NonPublic
                        | BindingFlags.DeclaredOnly
                )
            )
            .Select(method => method.GetCustomAttribute<LoggerMessageAttribute>())
            .OfType<LoggerMessageAttribute>()
            .Select(attribute => attribute.Message)
            .ToArray();

        Assert.NotEmpty(templates);
        Assert.All(
            templates.SelectMany(template =>
                Placeholder().Matches(template).Select(match => match.Groups["name"].Value)
            ),
            name => Assert.Contains(name, Allowed)
        );
    }

    [Fact]
    public void Nothing_is_logged_but_by_a_generated_template()
    {
        foreach (var file in Repository.Sources())
            Assert.DoesNotMatch(LoggedByHand(), File.ReadAllText(file));
    }

    [Fact]
    public void No_logged_method_is_given_an_exception_whose_message_might_quote()
    {
        var given = Logging
            .SelectMany(assembly => assembly.GetTypes())
            .SelectMany(type =>
                type.GetMethods(
                    BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic
                )
            )
            .Where(method => method.GetCustomAttribute<LoggerMessageAttribute>() is not null)
            .SelectMany(method => method.GetParameters());

        Assert.DoesNotContain(given, parameter => parameter.ParameterType.IsAssignableTo(typeof(Exception)));
    }

    [GeneratedRegex("\\{(?<name>[A-Za-z]+)[^}]*\\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholder();

    [GeneratedRegex(
        "\\.(LogTrace|LogDebug|LogInformation|LogWarning|LogError|LogCritical|BeginScope)\\s*\\(|\\bTrace\\.Write|\\bDebug\\.Write",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex LoggedByHand();
}
