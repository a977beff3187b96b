using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Codes;

/// <summary>A modifier is one that HCPCS or CPT has, or once had.</summary>
/// <remarks>A modifier changes what is paid: one without a meaning makes a payer return the line rather than guess.</remarks>
public sealed class UnknownModifier()
    : CodeStatusRule(Fields.Modifiers, ModifierTable.Definition.Name, LookupStatus.Unknown)
{
    public override RuleInfo Info { get; } =
        new("CL2006", "Unknown modifier")
        {
            Snip = 5,
            Fields = Fields.Modifiers,
            Needs = FieldSet.Of(Field.ServiceDateFrom),
            NeedsAny = Fields.Modifiers,
            DependsOn = FieldSet.Of(Field.HcpcsCode),
            Citation = new(
                "HCPCS, the modifiers of level II and of CPT; adopted by 45 CFR 162.1002",
                "https://www.cms.gov/medicare/coding-billing/healthcare-common-procedure-system"
            ),
            Fix = "Report the modifier that the record supports, or none.",
            Carc = "182",
            Stc = "A7:453",
            Notes =
                "Ambulance lines pass with two letters of origin and destination. One that was or will be valid belongs to CL2007. notChecked where neither table of modifiers "
                + "is loaded for the day and complete for modifiers of this kind.",
        };

    protected override LookupStatus StatusOf(in LineContext context, int place)
    {
        var status = context.ModifierStatus(place);
        return status == LookupStatus.Unknown && AmbulanceTrips.Contain(context.Line.Modifiers[place], context)
            ? LookupStatus.Found
            : status;
    }

    public override FindingDetails Report(in LineContext context, in Outcome decision)
    {
        var wrong = Wrong(decision);
        var evidence = context.ModifierEvidence(wrong.First - Field.HcpcsModifier1);
        return new(
            $"Not in {evidence.Release?.Label}, which applies to {context.Day:yyyy-MM-dd}: {MessageText.Values(context.Line, wrong)}.",
            wrong,
            evidence
        );
    }
}
