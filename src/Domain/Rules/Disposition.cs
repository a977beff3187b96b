namespace ClaimLint.Domain.Rules;

/// <summary>What the submitter may do next, in the words of the CMS Integrated Outpatient Code Editor; <see cref="Inform"/> beside them.</summary>
public enum Disposition : byte
{
    Inform,
    ClaimRejection,
    ClaimDenial,
    ReturnToProvider,
    Suspension,
    LineItemRejection,
    LineItemDenial,
}
