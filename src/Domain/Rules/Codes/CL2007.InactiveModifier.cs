using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Codes;

/// <summary>A modifier is in force on the date of service.</summary>
/// <remarks>Modifiers come and go like codes; one that is not of the day is read as none, or the line is returned.</remarks>
public sealed class InactiveModifier()
    : CodeStatusRule(Fields.Modifiers, ModifierTable.Definition.Name, LookupStatus.NotInForce)
{
    public override RuleInfo Info { get; } =
        new("CL2007", "Modifier not effective on date of service")
        {
            Snip = 5,
            Fields = Fields.Modifiers,
            Needs = FieldSet.Of(Field.ServiceDateFrom),
            NeedsAny = Fields.Modifiers,
            Citation = ValidTime.Citation,
            Fix = "Report the modifier that was valid on that day, or none, or correct the date of service.",
            Carc = "182",
            Stc = "A7:453",
            Notes = "A modifier that no release has belongs to CL2006.",
        };

    protected override LookupStatus StatusOf(in LineContext context, int place) => context.ModifierStatus(place);

    public override FindingDetails Report(in LineContext context, in Outcome decision)
    {
        var (wrong, modifiers) = (Wrong(decision), new List<string>());
        foreach (var field in wrong)
        {
            var place = field - Field.HcpcsModifier1;
            var code = context.Line.Modifiers[place];
            var when =
                context.Modifier(place).Status == LookupStatus.NotInForce
                    ? ValidTime.Describe(context.Tables.Modifiers, code, context.Day)
                    : ValidTime.Describe(context.Tables.HcpcsModifiers, code, context.Day);
            modifiers.Add($"{code} {when}");
        }

        return new(
            MessageText.WithList($"Modifier not effective on {context.Day:yyyy-MM-dd}: ", modifiers, "; "),
            wrong,
            context.ModifierEvidence(wrong.First - Field.HcpcsModifier1)
        );
    }
}
