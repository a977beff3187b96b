using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Rules.Format;

/// <summary>Empty places before a filled one in a numbered column group: X12 fills a repeated element from the front.</summary>
internal static class Gaps
{
    /// <summary>The empty columns. One that is required of the line is left to CL1001.</summary>
    /// <param name="line">The line.</param>
    /// <param name="group">The group, neighbours all.</param>
    /// <param name="first">Its first column.</param>
    public static FieldSet In(in ClaimLine line, in FieldSet group, Field first)
    {
        var count = group.Count;
        var filledFromFront = 0;
        while (filledFromFront < count && line.Present.Contains(first + filledFromFront))
            filledFromFront++;
        var gaps = FieldSet.Empty;
        // The usual line: nothing stands behind the first empty column.
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
            parts.Add($"{MessageText.Values(line, malformed)}: expected {expected}");
        if (!gaps.IsEmpty)
            parts.Add($"a later column is filled while {FieldCatalog.Names(gaps)} is empty");
        if (!others.IsEmpty)
            parts.Add($"{otherFault}: {MessageText.Values(line, others)}");
        var message = string.Join("; ", parts);
        return new($"{char.ToUpperInvariant(message[0])}{message[1..]}.", malformed | gaps | others);
    }
}
