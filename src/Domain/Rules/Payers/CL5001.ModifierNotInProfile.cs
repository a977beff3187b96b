using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Payers;

/// <summary>A modifier is among those that the procedure's profile lists.</summary>
/// <remarks>A modifier that no source expects with the procedure is often the wrong one.</remarks>
public sealed class ModifierNotInProfile : LineRule
{
    public override RuleInfo Info { get; } =
        new("CL5001", "Modifier not in the procedure profile")
        {
            Severity = Severity.Warning,
            Disposition = Disposition.ClaimDenial,
            Snip = 7,
            Fields = Fields.Modifiers,
            Needs = ProfileLookups.Needs,
            NeedsAny = Fields.Modifiers,
            Citation = ProfileLookups.Citation,
            Fix = "Check the modifier against the record; the profile lists others for this procedure.",
            Carc = "4",
            Notes =
                "An info where the profile's authority is below 50 (a published page). Rows that a higher source contradicts do not count: where the line uses one, CL5005 reports it. "
                + "notApplicable without a profile (before a procedure's first one notChecked), and where no row counts. A modifier that the profile names and states nothing of is "
                + "notChecked. An unknown or inactive modifier belongs to CL2006 and CL2007. Whether a listed one is allowed is left to CL3008 to CL3014.",
        };

    /// <summary>The detail of a failure: the places of the modifiers that are not listed.</summary>
    public override Outcome Check(in LineContext context)
    {
        if (context.Profile is not { } profile)
            return ProfileLookups.Unanswered(context);
        var (outcome, unlisted) = (Outcome.NotApplicable, 0);
        for (var i = 0; i < Fields.ModifierCount; i++)
        {
            var modifier = context.Line.Modifiers[i];
            if (modifier.IsNone || context.ModifierStatus(i) is LookupStatus.Unknown or LookupStatus.NotInForce)
                continue;
            var found = ProfileLookups.Check(context, profile, AssertionKind.Modifier, modifier);
            unlisted |= found.Status == OutcomeStatus.Fail ? 1 << i : 0;
            outcome = found.Gravity > outcome.Gravity ? found : outcome;
        }

        return outcome.Status == OutcomeStatus.Fail ? outcome with { Detail = unlisted } : outcome;
    }

    public override FindingDetails Report(in LineContext context, in Outcome decision)
    {
        var fields = FieldSet.At(Field.HcpcsModifier1, decision.Detail);
        var codes = new List<string>();
        foreach (var field in fields)
            codes.Add(context.Line.Modifiers[field - Field.HcpcsModifier1].ToString());
        var subject = codes.Count == 1 ? $"Modifier {codes[0]} is" : $"Modifiers {MessageText.List(codes)} are";
        var head = $"{subject} not in the profile of {context.Line.Procedure}, which lists ";
        var listed = ProfileLookups.Listed(context, AssertionKind.Modifier, MessageText.RoomAfter(head));
        return new($"{head}{listed}.", fields, ProfileLookups.EvidenceOf(context));
    }
}
