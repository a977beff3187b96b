using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Claims;

/// <summary>A claim has at most 50 lines if professional, 999 if institutional.</summary>
/// <remarks>The transaction has no room for more: the payer's translator refuses the claim whole.</remarks>
public sealed class TooManyLines : ClaimRule
{
    // TR3: repeat of loop 2400 (Service Line Number).
    private const int MostProfessional = 50;
    private const int MostInstitutional = 999;

    public override RuleInfo Info { get; } =
        new("CL4004", "Claim has too many lines")
        {
            Disposition = Rules.Disposition.ClaimRejection,
            Snip = 1,
            Fields = FieldSet.Of(Field.ClaimId),
            Citation = Citation.Claims("loop 2400 repeat: 50 professional, 999 institutional"),
            Fix = "Split the services over several claims, each under a claim_id of its own.",
            Carc = "16",
            Notes = "A claim whose type is missing or unknown belongs to CL1001 and CL1016.",
        };

    public override Outcome Check(ReadOnlySpan<ClaimLine> claim, CodeTables tables) =>
        Most(claim[0].Type) is var most && most > 0 ? Outcome.FailIf(claim.Length > most) : Outcome.NotApplicable;

    public override string Explain(ReadOnlySpan<ClaimLine> claim, CodeTables tables) =>
        $"The claim has {claim.Length} lines; {(claim[0].Type == ClaimType.Professional ? "a professional" : "an institutional")} claim may have {Most(claim[0].Type)}.";

    private static int Most(ClaimType type) =>
        type switch
        {
            ClaimType.Professional => MostProfessional,
            ClaimType.Institutional => MostInstitutional,
            _ => 0,
        };
}
