using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Codes;

/// <summary>A modifier is in force on the date of service.</summary>
/// <remarks>Modifiers come and go like codes; one that is not of the day is read as none, or the line is returned.</remarks>
public sealed class InactiveModifier : LineRule
{
    public override RuleInfo Info { get; } =
        new("CL2007", "Modifier is not in force on the date of service")
        {
            Snip = 5,
            Fields = Fields.Modifiers,
            Citation = ValidTime.Citation,
            Fix = "Report the modifier that stood for the same on that day, or none, or put the date of service right.",
            Carc = "182",
            Stc = "A7:453",
            Notes =
                "notApplicable without modifiers or a date of service. A malformed modifier belongs to CL1003, one that no release has to CL2006.",
        };

    public override Outcome Check(in ClaimLine line, CodeTables tables) =>
        CodeLookups.Check(line, Info.Fields, line.ServiceFrom, tables.Modifiers, CodeLookups.MustBeActive);

    public override FieldSet Where(in ClaimLine line, CodeTables tables) =>
        CodeLookups.Where(line, Info.Fields, line.ServiceFrom, tables.Modifiers, CodeLookups.MustBeActive);

    public override Evidence EvidenceFor(in ClaimLine line, CodeTables tables) =>
        CodeLookups.EvidenceFor(line, Where(line, tables), line.ServiceFrom, tables.Modifiers);

    public override string Explain(in ClaimLine line, CodeTables tables)
    {
        var day = line.ServiceFrom;
        var told = CodeLookups
            .CodesOf(line, Where(line, tables))
            .Select(code => ValidTime.Tell(tables.Modifiers, code, code.ToString(), day));
        return $"Not in force on {day:yyyy-MM-dd}: {string.Join("; ", told)}.";
    }
}
