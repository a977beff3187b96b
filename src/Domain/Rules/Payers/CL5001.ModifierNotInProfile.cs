using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Payers;

/// <summary>A modifier is among those that the procedure's profile lists.</summary>
/// <remarks>A modifier that nobody expects with the procedure is often the wrong one; the profile tells what the others are for.</remarks>
public sealed class ModifierNotInProfile : LegacyLineRule
{
    public override RuleInfo Info { get; } =
        new("CL5001", "Modifier is not in the procedure's profile")
        {
            Severity = Severity.Warning,
            Disposition = Disposition.ClaimDenial,
            Snip = 7,
            Fields = Fields.Modifiers,
            Citation = ProfileLookups.Citation,
            Fix = "Check the modifier against the record; the profile lists others for this procedure.",
            Notes =
                "notApplicable without a profile (before a procedure's first one notChecked), or where it lists no modifiers. A modifier that the profile names and says it knows nothing of is notChecked. An unknown "
                + "or inactive modifier belongs to CL2006 and CL2007. Whether a listed one is right is for CL3008 to CL3014 and CL5005; the message says which of them a higher source contradicts.",
        };

    public override Outcome Check(in ClaimLine line, CodeTables tables)
    {
        if ((line.Present & Fields.Modifiers).IsEmpty)
            return Outcome.NotApplicable;
        if (ProfileLookups.Of(line, tables) is not { } profile)
            return ProfileLookups.Unanswered(line, tables);
        if (!profile.Lists(AssertionKind.Modifier))
            return Outcome.NotApplicable;
        var outcome = Outcome.NotApplicable;
        foreach (var modifier in line.Modifiers)
        {
            if (IsLeftToCodes(modifier, line, tables))
                continue;
            if (profile.Find(AssertionKind.Modifier, modifier) is not { } listed)
                return Outcome.Fail;
            if (!listed.IsKnown)
                outcome = Outcome.SourceSilent(TableSystems.Profiles);
            else if (outcome.Status == OutcomeStatus.NotApplicable)
                outcome = Outcome.Pass;
        }

        return outcome;
    }

    public override FieldSet Where(in ClaimLine line, CodeTables tables)
    {
        var fields = FieldSet.Empty;
        if (ProfileLookups.Of(line, tables) is not { } profile)
            return fields;
        for (var i = 0; i < Fields.ModifierCount; i++)
        {
            var modifier = line.Modifiers[i];
            if (!IsLeftToCodes(modifier, line, tables) && profile.Find(AssertionKind.Modifier, modifier) is null)
                fields = fields.With(Field.HcpcsModifier1 + i);
        }

        return fields;
    }

    public override Evidence EvidenceFor(in ClaimLine line, CodeTables tables) =>
        new(ProfileLookups.Of(line, tables)?.Release);

    public override string Explain(in ClaimLine line, CodeTables tables)
    {
        var listed = ProfileLookups.Listed(
            line,
            tables,
            AssertionKind.Modifier,
            "; ",
            (row, against) => $"{row.Code}: {ProfileLookups.Words(row)}{(against.Length > 0 ? $" ({against})" : "")}"
        );
        return $"The profile of {line.Procedure} does not list {MessageText.Values(line, Where(line, tables))}. It lists {listed}.";
    }

    private static bool IsLeftToCodes(Code modifier, in ClaimLine line, CodeTables tables) =>
        modifier.IsNone
        || tables.Modifiers.Find(modifier, line.ServiceFrom, out _) is LookupStatus.Unknown or LookupStatus.NotActive;
}
