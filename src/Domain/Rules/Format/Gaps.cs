using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Rules.Format;

/// <summary>Empty places before a filled one in a numbered column group: X12 fills a repeated element from the front.</summary>
internal static class Gaps
{
    /// <summary>The empty columns. One that is required of the line is left to CL1001.</summary>
    /// <param name="line">The line.</param>
    /// <param name="group">The group, neighbors all.</param>
    /// <param name="first">Its first column.</param>
    public static FieldSet In(in ClaimLine line, in FieldSet group, Field first)
    {
        var count = group.Count;
        var filledFromFront = 0;
        while (filledFromFront < count && line.Present.Contains(first + filledFromFront))
            filledFromFront++;
        var gaps = FieldSet.Empty;
        // The usual line: no column after the first empty one is filled.
        if (filledFromFront == (line.Present & group).Count)
            return gaps;
        var filled = false;
        for (var field = first + (count - 1); field >= first; field--)
        {
            if (line.Present.Contains(field))
                filled = true;
            else if (filled)
                gaps = gaps.With(field);
        }

        return gaps.IsEmpty ? gaps : gaps.Except(Fields.RequiredOfLine(line.Type, line.IsAlone));
    }

    /// <summary>The finding: the values without the format, then the empty columns, then what else is wrong.</summary>
    /// <param name="line">The line.</param>
    /// <param name="expected">The format, as it follows "expected" in the message.</param>
    /// <param name="malformed">The columns without it.</param>
    /// <param name="gaps">As <see cref="In"/> has them.</param>
    /// <param name="others">The columns with another fault.</param>
    /// <param name="otherFault">That fault, as it follows the values.</param>
    public static FindingDetails Report(
        in ClaimLine line,
        string expected,
        FieldSet malformed,
        FieldSet gaps,
        FieldSet others = default,
        string otherFault = ""
    )
    {
        List<string> parts = [];
        if (!malformed.IsEmpty)
            parts.Add($"{MessageText.Values(line, malformed, room: 110)}: expected {expected}");
        if (!gaps.IsEmpty)
            parts.Add($"{MessageText.Names(gaps, room: 60)} empty before a filled column");
        if (!others.IsEmpty)
            parts.Add($"{MessageText.Values(line, others)} {otherFault}");
        return new($"{MessageText.List(parts, separator: "; ")}.", malformed | gaps | others)
        {
            Fix = (gaps | others).IsEmpty ? FormatFix.Of(line, malformed) : null,
        };
    }
}
