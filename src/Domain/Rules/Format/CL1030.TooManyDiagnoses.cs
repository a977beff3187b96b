using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Rules.Format;

/// <summary>A claim has no more diagnoses than its type allows: 12 professional; 3 reasons for visit and 12 external causes institutional.</summary>
/// <remarks>The 837 and the paper forms have no room for more: a code past the limit is lost, or the claim is rejected.</remarks>
public sealed class TooManyDiagnoses : LineRule
{
    private const int MaxProfessional = 12;

    private static readonly FieldSet OverProfessional = FieldSet.Range(Field.DiagnosisCode13, Field.DiagnosisCode25);

    private static readonly FieldSet Lists = FieldSet.Of(Field.ReasonForVisitCodes, Field.ExternalCauseCodes);

    public override RuleInfo Info { get; } =
        new("CL1030", "Too many diagnoses for the claim type")
        {
            Disposition = Disposition.ClaimRejection,
            Snip = 2,
            Fields = OverProfessional | Lists,
            DependsOn = FieldSet.Of(Field.ClaimType),
            Citation = Citation.Claims(
                "loop 2300, HI01 to HI12 (professional); HI, qualifiers APR and ABN (institutional)"
            ),
            Fix = "Keep the diagnoses that support the services of the claim, up to the limit.",
            Carc = "16",
            Stc = "A7:255",
            Notes = "Reported once, on the first line of the claim. An institutional claim has 25 diagnoses.",
        };

    public override Outcome Check(in LineContext context)
    {
        if (context.Index > 0)
            return Outcome.NotApplicable;
        var isOver = !OverIn(context.Line).IsEmpty;
        return context.Line.Type == ClaimType.Unknown && isOver
            ? Outcome.DependsOnAbsent(Field.ClaimType)
            : Outcome.FailIf(isOver);
    }

    public override FindingDetails Report(in LineContext context, in Outcome decision)
    {
        ref readonly var line = ref context.Line;
        var over = OverIn(line);
        List<string> parts = [];
        if (over.Overlaps(OverProfessional))
            parts.Add(
                $"The claim has {(line.Present & Fields.Diagnoses).Count} diagnoses: at most {MaxProfessional} on a professional claim"
            );
        foreach (var field in over & Lists)
            parts.Add($"{FieldCatalog.Of(field).Column} has {CodesIn(line, field)} codes: at most {MaxOf(field)}");
        return new($"{string.Join("; ", parts)}.", over);
    }

    private static FieldSet OverIn(in ClaimLine line)
    {
        if (line.Type != ClaimType.Institutional)
            return line.Present & OverProfessional;
        var over = FieldSet.Empty;
        foreach (var field in line.Present & Lists)
        {
            if (CodesIn(line, field) > MaxOf(field))
                over = over.With(field);
        }

        return over;
    }

    private static int CodesIn(in ClaimLine line, Field field) => line.Text[field].Count((byte)';') + 1;

    private static int MaxOf(Field list) => list == Field.ReasonForVisitCodes ? 3 : 12;
}
