using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Codes;

/// <summary>Modifiers that no table lists: the origin and destination of an ambulance trip, a letter each.</summary>
/// <remarks>Medicare Claims Processing Manual, chapter 15, section 30. Medicaid programs use them on their own transport codes too.</remarks>
internal static class AmbulanceTrips
{
    private const string Places = "DEGHIJNPRSX";

    private static readonly (Code Low, Code High)[] OfMedicare = [(Code.Of("A0021"), Code.Of("A0999"))];

    private static readonly (Code Low, Code High)[] OfMedicaid =
    [
        .. OfMedicare,
        (Code.Of("S0207"), Code.Of("S0215")),
        (Code.Of("T2001"), Code.Of("T2007")),
        (Code.Of("T2049"), Code.Of("T2049")),
    ];

    /// <summary>Whether the modifier is a trip, on a line of transport.</summary>
    public static bool Contain(Code modifier, in LineContext context)
    {
        if (!Places.Contains(modifier[0]) || !Places.Contains(modifier[1]))
            return false;
        foreach (var (low, high) in context.Program == EditProgram.Medicaid ? OfMedicaid : OfMedicare)
        {
            if (context.Line.Procedure.IsBetween(low, high))
                return true;
        }

        return false;
    }
}
