using System.Text.Json;
using Microsoft.AspNetCore.Routing.Template;

namespace ClaimLint.Infra.Routes;

/// <summary>An HTTP function as the Functions host sees it.</summary>
/// <param name="Function">Its name.</param>
/// <param name="Template">Its route below the prefix; the function's name where it declares none.</param>
/// <param name="Methods">The methods that it declares; empty for all methods.</param>
internal sealed record HttpRoute(string Function, string Template, params IReadOnlyList<string> Methods)
{
    /// <summary>Reads <c>functions.metadata</c>, which the worker's SDK writes and the host routes by.</summary>
    public static IReadOnlyList<HttpRoute> ReadMetadata(string json)
    {
        using var metadata = JsonDocument.Parse(json);
        return
        [
            .. from function in metadata.RootElement.EnumerateArray()
            from binding in function.GetProperty("bindings").EnumerateArray()
            where binding.GetProperty("type").GetString() == "httpTrigger"
            let name = function.GetProperty("name").GetString()
            select new HttpRoute(
                name,
                binding.TryGetProperty("route", out var route) ? route.GetString()! : name,
                binding.TryGetProperty("methods", out var methods)
                    ? [.. methods.EnumerateArray().Select(method => method.GetString()!)]
                    : []
            ),
        ];
    }

    /// <summary>An address that the template matches: every parameter is one segment.</summary>
    public string Example() =>
        string.Join(
            '/',
            TemplateParser
                .Parse(Template)
                .Segments.Select(segment =>
                    segment.IsSimple && segment.Parts[0].IsLiteral ? segment.Parts[0].Text : "x"
                )
        );

    public bool Matches(string method, string path) =>
        Takes(method) && new TemplateMatcher(TemplateParser.Parse(Template), []).TryMatch("/" + path, []);

    /// <summary>Whether one method and address can match both. A segment with a parameter is treated as any segment, whatever its constraints.</summary>
    public bool CanMatchWith(HttpRoute other) =>
        (Methods.Count == 0 || other.Methods.Count == 0 || Methods.Any(other.Takes))
        && Overlap([.. TemplateParser.Parse(Template).Segments], [.. TemplateParser.Parse(other.Template).Segments]);

    private bool Takes(string method) =>
        Methods.Count == 0 || Methods.Contains(method, StringComparer.OrdinalIgnoreCase);

    private static bool Overlap(ReadOnlySpan<TemplateSegment> one, ReadOnlySpan<TemplateSegment> other)
    {
        if (one.IsEmpty || other.IsEmpty)
            return IsOptional(one) && IsOptional(other);
        if (one[0].Parts[0].IsCatchAll || other[0].Parts[0].IsCatchAll)
            return true;
        return (
                !one[0].Parts.All(part => part.IsLiteral)
                || !other[0].Parts.All(part => part.IsLiteral)
                || string.Equals(one[0].Parts[0].Text, other[0].Parts[0].Text, StringComparison.OrdinalIgnoreCase)
            ) && Overlap(one[1..], other[1..]);
    }

    /// <summary>Whether what is left of a template also matches nothing.</summary>
    private static bool IsOptional(ReadOnlySpan<TemplateSegment> rest) =>
        rest.IsEmpty || rest[0].Parts[0] is { IsOptional: true } or { IsCatchAll: true } or { DefaultValue: not null };
}
