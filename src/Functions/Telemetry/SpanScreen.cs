using System.Diagnostics;
using OpenTelemetry;

namespace ClaimLint.Functions.Telemetry;

/// <summary>Lets a span out with the tags that are known to be no submitter's words, and nothing else that it carries.</summary>
/// <remarks>The worker puts an exception's message into the status of an invocation's span, and what a caller sends as tracestate goes along: both are taken off.</remarks>
internal sealed class SpanScreen : BaseProcessor<Activity>
{
    /// <summary>Ours, and those of the worker's span of an invocation. Before one is added here: can its value be anything that a submitter wrote?</summary>
    internal static readonly IReadOnlySet<string> Allowed = new HashSet<string>(StringComparer.Ordinal)
    {
        "claimlint.attempt",
        "claimlint.outcome",
        "claimlint.run",
        "faas.instance",
        "faas.invocation_id",
        "faas.name",
        "schema.url",
    };

    public override void OnEnd(Activity data)
    {
        foreach (var tag in data.TagObjects.ToArray())
        {
            if (!Allowed.Contains(tag.Key))
                data.SetTag(tag.Key, null);
        }

        // Without its description.
        data.SetStatus(data.Status);
        data.TraceStateString = null;
        // Events and links cannot be taken off: an exception's is its message and its stack.
        if (data.Events.Any() || data.Links.Any())
            data.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
    }
}
