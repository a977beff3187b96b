using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Validation;

/// <summary>Whether the tables can say anything about the codes of a line.</summary>
/// <remarks>
/// Without that, a line with no finding is one about which nothing is known, and must not be called clean. A code that no table has counts
/// only where a rule reports it (CL2001 to CL2005): a fee schedule or a profile without the code says nothing about it.
/// </remarks>
internal static class KnownCodes
{
    /// <summary>Allocates nothing.</summary>
    public static bool HasAny(in LineContext context) =>
        IsAnswer(context.ProcedureStatus)
        || context.Fee.IsFound
        || context.Profile is not null
        || HasDiagnosis(context)
        // No rule reports a revenue code that the table lacks, so only one that it has counts.
        || context.Revenue.IsFound;

    private static bool HasDiagnosis(in LineContext context)
    {
        foreach (var field in context.Line.Present & Fields.Diagnoses)
        {
            if (IsAnswer(context.Diagnosis(field - Field.DiagnosisCode1).Status))
                return true;
        }

        return false;
    }

    private static bool IsAnswer(LookupStatus status) =>
        status is LookupStatus.Found or LookupStatus.NotInForce or LookupStatus.Unknown;
}
