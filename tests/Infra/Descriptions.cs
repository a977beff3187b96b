using System.Text.Json;

namespace ClaimLint.Infra;

/// <summary>Finds what a compiled template declares without a description.</summary>
internal static class Descriptions
{
    /// <summary>Parameters, outputs and the types of both, here and in every module.</summary>
    public static IEnumerable<string> Missing(JsonElement template, string path)
    {
        foreach (var kind in new[] { "parameters", "outputs", "definitions" })
        {
            if (!template.TryGetProperty(kind, out var declared))
                continue;
            foreach (var one in declared.EnumerateObject())
            {
                // Types that the compiler makes itself begin with a number.
                if (!IsDescribed(one.Value) && !char.IsDigit(one.Name.TrimStart('_')[0]))
                    yield return $"{path}: {one.Name}";
                if (!one.Value.TryGetProperty("properties", out var fields) || kind != "definitions")
                    continue;
                foreach (var field in fields.EnumerateObject().Where(field => !IsDescribed(field.Value)))
                    yield return $"{path}: {one.Name}.{field.Name}";
            }
        }

        if (!template.TryGetProperty("resources", out var resources))
            yield break;
        var children =
            resources.ValueKind == JsonValueKind.Object
                ? resources.EnumerateObject().Select(one => one.Value)
                : resources.EnumerateArray().AsEnumerable();
        foreach (var child in children)
        {
            if (
                child.TryGetProperty("properties", out var properties)
                && properties.ValueKind == JsonValueKind.Object
                && properties.TryGetProperty("template", out var inner)
            )
            {
                foreach (var missing in Missing(inner, path + "/" + child.GetProperty("name")))
                    yield return missing;
            }
        }
    }

    private static bool IsDescribed(JsonElement declared) =>
        declared.TryGetProperty("metadata", out var metadata) && metadata.TryGetProperty("description", out _);
}
