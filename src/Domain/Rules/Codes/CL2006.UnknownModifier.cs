using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Codes;

/// <summary>A modifier is one that HCPCS or CPT has, or once had.</summary>
/// <remarks>A modifier changes what is paid: one without a meaning makes a payer return the line rather than guess.</remarks>
public sealed class UnknownModifier()
    : CodeStatusRule(Field.HcpcsModifier1, Fields.ModifierCount, LookupStatus.Unknown, TableSystems.Modifiers)
{
    /// <summary>Origin and destination of an ambulance trip (Medicare Claims Processing Manual, chapter 15, section 30).</summary>
    private const string TripPlaces = "DEGHIJNPRSX";

    /// <summary>Ambulance services, by which two letters of <see cref="TripPlaces"/> are a modifier; the rest for Medicaid only.</summary>
    private static readonly (Code Low, Code High)[] Transports =
    [
        (Code.Of("A0021"), Code.Of("A0999")),
        (Code.Of("S0207"), Code.Of("S0215")),
        (Code.Of("T2001"), Code.Of("T2007")),
        (Code.Of("T2049"), Code.Of("T2049")),
    ];

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
        return status == LookupStatus.Unknown && IsTrip(context.Line.Modifiers[place], context)
            ? LookupStatus.Found
            : status;
    }

    public override FindingDetails Report(in LineContext context, in Outcome decision)
    {
        var wrong = Wrong(decision);
        var evidence = context.ModifierEvidence(wrong.First - Field.HcpcsModifier1);
        return new(
            $"In no loaded release of modifiers: {MessageText.Values(context.Line, wrong)}. {evidence.Release} speaks for {context.Day:yyyy-MM-dd}.",
            wrong
        )
        {
            Evidence = evidence,
        };
    }

    private static bool IsTrip(Code modifier, in LineContext context)
    {
        if (!TripPlaces.Contains(modifier[0]) || !TripPlaces.Contains(modifier[1]))
            return false;
        var listed = context.Program == EditProgram.Medicaid ? Transports.Length : 1;
        foreach (var (low, high) in Transports.AsSpan(0, listed))
        {
            if (context.Line.Procedure.IsBetween(low, high))
                return true;
        }

        return false;
    }
}
