using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Codes;

/// <summary>A modifier is one that HCPCS or CPT has, or once had.</summary>
/// <remarks>A modifier changes what is paid: one without a meaning makes a payer return the line rather than guess.</remarks>
public sealed class UnknownModifier : LineRule
{
    public override RuleInfo Info { get; } =
        new("CL2006", "Unknown modifier")
        {
            Snip = 5,
            Fields = Fields.Modifiers,
            Citation = new(
                "HCPCS, the modifiers of level II and of CPT; adopted by 45 CFR 162.1002",
                "https://www.cms.gov/medicare/coding-billing/healthcare-common-procedure-system"
            ),
            Fix = "Report the modifier that the record supports, or none.",
            Carc = "182",
            Stc = "A7:453",
            Notes =
                "notApplicable without modifiers or a date of service. A malformed modifier belongs to CL1003, one that was or will be valid to CL2007. notChecked where no release is loaded for the "
                + "day, or it is not complete for modifiers of this kind.",
        };

    public override Outcome Check(in ClaimLine line, CodeTables tables) =>
        CodeLookups.Check(line, Info.Fields, line.ServiceFrom, tables.Modifiers, CodeLookups.MustBeKnown);

    public override FieldSet Where(in ClaimLine line, CodeTables tables) =>
        CodeLookups.Where(line, Info.Fields, line.ServiceFrom, tables.Modifiers, CodeLookups.MustBeKnown);

    public override Evidence EvidenceFor(in ClaimLine line, CodeTables tables) =>
        CodeLookups.EvidenceFor(line, Where(line, tables), line.ServiceFrom, tables.Modifiers);

    public override string Explain(in ClaimLine line, CodeTables tables) =>
        $"In no loaded release of {tables.Modifiers.System}: {MessageText.Values(line, Where(line, tables))}. {CodeLookups.Speaker(tables.Modifiers, line.ServiceFrom)}";
}
