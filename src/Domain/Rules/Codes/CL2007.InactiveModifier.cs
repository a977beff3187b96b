using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Codes;

/// <summary>A modifier is in force on the date of service.</summary>
/// <remarks>Modifiers come and go like codes; one that is not of the day is read as none, or the line is returned.</remarks>
public sealed class InactiveModifier()
    : CodeStatusRule(Field.HcpcsModifier1, Fields.ModifierCount, LookupStatus.NotActive, TableSystems.Modifiers)
{
    public override RuleInfo Info { get; } =
        new("CL2007", "Modifier is not in force on the date of service")
        {
            Snip = 5,
            Fields = Fields.Modifiers,
            Needs = FieldSet.Of(Field.ServiceDateFrom),
            NeedsAny = Fields.Modifiers,
            Citation = ValidTime.Citation,
            Fix = "Report the modifier that stood for the same on that day, or none, or put the date of service right.",
            Carc = "182",
            Stc = "A7:453",
            Notes = "A modifier that no release has belongs to CL2006.",
        };

    protected override LookupStatus StatusOf(in LineContext context, int place) => context.ModifierStatus(place);

    public override FindingDetails Report(in LineContext context, in Outcome decision)
    {
        var (wrong, told) = (Wrong(decision), new List<string>());
        foreach (var field in wrong)
        {
            var (place, code) = (field - Field.HcpcsModifier1, CodeLookups.CodeOf(context.Line, field));
            told.Add(
                context.Modifier(place).Status == LookupStatus.NotActive
                    ? ValidTime.Tell(context.Tables.Modifiers, code, code.ToString(), context.Day)
                    : ValidTime.Tell(context.Tables.HcpcsModifiers, code, code.ToString(), context.Day)
            );
        }

        return new(
            $"Not in force on {context.Day:yyyy-MM-dd}: {string.Join("; ", told)}.",
            wrong,
            context.ModifierEvidence(wrong.First - Field.HcpcsModifier1)
        );
    }
}
