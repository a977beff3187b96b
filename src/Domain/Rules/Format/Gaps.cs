using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Rules.Format;

/// <summary>Empty places before a filled one in a numbered column group: X12 fills a repeated element from the front.</summary>
internal static class Gaps
{
    /// <summary>The empty columns. One that is required of the line is left to CL1001.</summary>
    /// <param name="line">The line.</param>
    /// <param name="first">The group's first column.</param>
    /// <param name="count">How many columns the group has.</param>
    public static FieldSet In(in ClaimLine line, Field first, int count)
    {
        var gaps = FieldSet.Empty;
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

    /// <summary>What is wrong with the shapes and the order, each in a clause of its own.</summary>
    public static List<string> Tell(in ClaimLine line, string shape, FieldSet malformed, FieldSet gaps)
    {
        List<string> told = [];
        if (!malformed.IsEmpty)
            told.Add($"{shape}: {Told.Values(line, malformed)}");
        if (!gaps.IsEmpty)
            told.Add($"a later column is filled while {FieldCatalog.Names(gaps)} is empty");
        return told;
    }
}
