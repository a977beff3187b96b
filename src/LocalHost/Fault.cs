using System.Text;
using Azure;

namespace ClaimLint.LocalHost;

/// <summary>Tells an exception by kind and place alone: its message may quote what must not be logged.</summary>
internal static class Fault
{
    private const int Frames = 3;

    /// <summary>The types of the exception and its causes, a storage error's code, and the innermost frames of each.</summary>
    public static string Place(Exception fault)
    {
        var text = new StringBuilder();
        for (var cause = fault; cause is not null; cause = cause.InnerException)
        {
            if (text.Length > 0)
                text.Append(" <- ");
            text.Append(cause.GetType().Name);
            if (cause is RequestFailedException request)
                text.Append($" {request.Status} {request.ErrorCode}");
            var frames = (cause.StackTrace ?? "").Split(
                '\n',
                StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
            );
            foreach (var frame in frames.Take(Frames))
                text.Append(' ').Append(frame);
        }
        return text.ToString();
    }
}
