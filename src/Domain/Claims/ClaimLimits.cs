namespace ClaimLint.Domain.Claims;

/// <summary>How many service lines a claim may have: the repeat of loop 2400 in the implementation guides (005010X222A1, 005010X223A2).</summary>
public static class ClaimLimits
{
    public const int ProfessionalLines = 50;

    public const int InstitutionalLines = 999;

    /// <summary>The most lines of a claim of the type; of the longest claim there is where the type is not known.</summary>
    public static int MaxLines(ClaimType type) =>
        type == ClaimType.Professional ? ProfessionalLines : InstitutionalLines;
}
