using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Rules.Format;

/// <summary>A professional claim has at most twelve diagnoses.</summary>
/// <remarks>The 837P carries twelve (HI01 to HI12), and the CMS-1500 has boxes for twelve: a thirteenth is lost.</remarks>
public sealed class TooManyDiagnoses : ClaimRule
{
    private const int MaxOfProfessional = 12;

    private static readonly FieldSet Beyond = FieldSet.Range(
        Field.DiagnosisCode1 + MaxOfProfessional,
        Field.DiagnosisCode25
    );

    public override RuleInfo Info { get; } =
        new("CL1030", "Too many diagnoses for the claim type")
        {
            Disposition = Disposition.ClaimRejection,
            Snip = 2,
            Fields = Beyond,
            NeedsAny = Fields.Diagnoses,
            DependsOn = FieldSet.Of(Field.ClaimType),
            Citation = Citation.Professional("loop 2300, HI01 to HI12 Health Care Diagnosis Code"),
            Fix = "Keep the twelve diagnoses that support the services of the claim.",
            Carc = "16",
            Stc = "A7:255",
            Notes = "Institutional claims carry 25 diagnoses: notApplicable.",
        };

    public override Outcome Check(in ClaimContext claim) =>
        claim.Lines[0].Type == ClaimType.Institutional
            ? Outcome.NotApplicable
            : Outcome.FailIf(claim.Lines[0].Present.Overlaps(Beyond));

    public override FindingDetails Report(in ClaimContext claim, in Outcome decision) =>
        new(
            $"The claim has {(claim.Lines[0].Present & Fields.Diagnoses).Count} diagnoses; a professional claim has at most {MaxOfProfessional}.",
            claim.Lines[0].Present & Beyond
        );
}
