using System.Text;
using Azure;

namespace ClaimLint.LocalHost;

/// <summary>Tells an exception by kind and place alone: its message may quote what must not be logged.</summary>
internal static class Fault
{
    /// <summary>Frames that are told: enough to know where to look. All of them are told at Debug.</summary>
    private const int Frames = 3;

    /// <summary>The types of the exception and its causes, and a storage error's code.</summary>
    public static string Kind(Exception fault) => string.Join(" <- ", Causes(fault).Select(Name));

    /// <summary>Where to look first: the innermost frames that are not the framework's, of the innermost cause that has one.</summary>
    public static IEnumerable<string> Places(Exception fault) =>
        Causes(fault)
            .Reverse()
            .Select(cause => FramesOf(cause).Where(frame => !IsOfTheFramework(frame)).Take(Frames).ToArray())
            .FirstOrDefault(frames => frames.Length > 0)
        ?? FramesOf(Causes(fault).Last()).Take(1);

    /// <summary>All of it, in lines: every cause with every frame.</summary>
    public static string Whole(Exception fault)
    {
        var text = new StringBuilder();
        foreach (var cause in Causes(fault))
            text.AppendLine(Name(cause)).AppendJoin(Environment.NewLine, FramesOf(cause)).AppendLine();
        return text.ToString();
    }

    private static IEnumerable<Exception> Causes(Exception fault)
    {
        for (var cause = fault; cause is not null; cause = cause.InnerException)
            yield return cause;
    }

    private static string Name(Exception cause) =>
        cause is RequestFailedException request
            ? $"{cause.GetType().Name} {request.Status} {request.ErrorCode}".TrimEnd()
            : cause.GetType().Name;

    /// <summary>As the runtime writes them, from <c>at</c>; of a file its name alone.</summary>
    private static IEnumerable<string> FramesOf(Exception cause) =>
        (cause.StackTrace ?? "")
            .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(frame => !frame.StartsWith("---", StringComparison.Ordinal))
            .Select(frame =>
                frame.LastIndexOf(" in ", StringComparison.Ordinal) is > 0 and var at
                    ? $"{frame[..at]} in {frame[(frame.LastIndexOfAny(['/', '\\']) + 1)..]}"
                    : frame
            );

    private static bool IsOfTheFramework(string frame) =>
        frame.StartsWith("at System.", StringComparison.Ordinal)
        || frame.StartsWith("at Microsoft.", StringComparison.Ordinal)
        || frame.StartsWith("at Azure.", StringComparison.Ordinal);
}
