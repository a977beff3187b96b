using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Rules.Claims;

/// <summary>A claim has at most 50 lines if professional, 999 if institutional.</summary>
/// <remarks>The transaction has no room for more: the payer's translator refuses the claim whole.</remarks>
public sealed class TooManyLines : ClaimRule
{
    public override RuleInfo Info { get; } =
        new("CL4004", "Claim has too many lines")
        {
            Disposition = Rules.Disposition.ClaimRejection,
            Snip = 1,
            Fields = FieldSet.Of(Field.ClaimId),
            Needs = FieldSet.Of(Field.ClaimType),
            Citation = Citation.Claims("loop 2400 repeat: 50 professional, 999 institutional"),
            Fix = "Split the services over several claims, each under a claim_id of its own.",
            Carc = "16",
        };

    public override Outcome Check(in ClaimContext claim) =>
        claim.Lines[0].Type is var type && type == ClaimType.Unknown
            ? Outcome.NotApplicable
            : Outcome.FailIf(claim.Count > ClaimLimits.MaxLines(type));

    public override FindingDetails Report(in ClaimContext claim, in Outcome decision)
    {
        var type = claim.Lines[0].Type;
        return new(
            $"The claim has {claim.Count} lines; {(type == ClaimType.Professional ? "a professional" : "an institutional")} claim may have {ClaimLimits.MaxLines(type)}.",
            Info.Fields
        );
    }
}
