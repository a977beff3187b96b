namespace ClaimLint.Domain.Claims;

/// <summary>A value that a column with a short list may have.</summary>
/// <param name="Value">As submitted.</param>
/// <param name="Meaning">What it means, in a few words of our own: X12 and NUBC own the texts.</param>
/// <param name="Only">The one claim type that may have it; <see cref="ClaimType.Unknown"/> where both may.</param>
public sealed record FieldValue(string Value, string Meaning, ClaimType Only = ClaimType.Unknown)
{
    /// <summary>Whether a claim of the type may have it; where the type is not known, any may.</summary>
    public bool IsAllowedOn(ClaimType type) => Only == type || Only == ClaimType.Unknown || type == ClaimType.Unknown;

    /// <summary>For messages: <c>F (female)</c>.</summary>
    public override string ToString() => $"{Value} ({Meaning})";
}
