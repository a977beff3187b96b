using System.Text;
using System.Text.RegularExpressions;

namespace ClaimLint.LocalHost.Triggers;

/// <summary>A blob trigger's path: a container, and what a name must look like.</summary>
internal sealed class BlobPattern
{
    private readonly Regex? name;

    private BlobPattern(string container, Regex? name)
    {
        Container = container;
        this.name = name;
    }

    public string Container { get; }

    /// <summary>The names in braces.</summary>
    public IEnumerable<string> Values => name?.GetGroupNames().Where(group => group != "0") ?? [];

    /// <summary>Reads <c>container</c> or <c>container/pattern</c>.</summary>
    /// <exception cref="LocalHostException">It is neither.</exception>
    public static BlobPattern Parse(string path)
    {
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
            return new BlobPattern(path, name: null);

        var expression = new StringBuilder("^");
        var rest = path.AsSpan(slash + 1);
        while (rest.IndexOf('{') is var open and >= 0)
        {
            var close = rest.IndexOf('}');
            if (close < open + 2)
                throw new LocalHostException(
                    $"The blob path '{path}' has a brace that is not closed or holds no name."
                );
            // Greedy and across slashes, as the deployed host binds.
            expression.Append(Regex.Escape(rest[..open].ToString())).Append($"(?<{rest[(open + 1)..close]}>.+)");
            rest = rest[(close + 1)..];
        }
        expression.Append(Regex.Escape(rest.ToString())).Append('$');
        try
        {
            return new BlobPattern(
                path[..slash],
                new Regex(
                    expression.ToString(),
                    RegexOptions.NonBacktracking | RegexOptions.Singleline | RegexOptions.ExplicitCapture
                )
            );
        }
        catch (ArgumentException fault)
        {
            throw new LocalHostException($"The blob path '{path}' has a name in braces that is none.", fault);
        }
    }

    /// <summary>The values in braces for a blob of that name, or null when it is not meant.</summary>
    public IReadOnlyDictionary<string, object>? Match(string blobName)
    {
        if (name is null)
            return new Dictionary<string, object>(StringComparer.Ordinal);
        var match = name.Match(blobName);
        return match.Success
            ? Values.ToDictionary(value => value, object (value) => match.Groups[value].Value, StringComparer.Ordinal)
            : null;
    }
}
