using ClaimLint.Domain.Claims;
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
    public static bool HasAny(in ClaimLine line, CodeTables tables) =>
        HasProcedure(line, tables) || HasDiagnosis(line, tables) || HasRevenueCode(line, tables);

    private static bool HasProcedure(in ClaimLine line, CodeTables tables)
    {
        var (code, day) = (line.Procedure, line.ServiceFrom);
        if (code.IsNone || day == default)
            return false;
        return IsAnswer(tables.Procedures.Find(code, day, out _))
            || tables.EditsFor(line).FindFee(code, day, out _) == LookupStatus.Found
            || tables.Profiles.Find(code, day, out _) == LookupStatus.Found;
    }

    private static bool HasDiagnosis(in ClaimLine line, CodeTables tables)
    {
        var day = line.DiagnosisDay;
        if (day == default)
            return false;
        foreach (var code in line.Diagnoses)
        {
            if (!code.IsNone && IsAnswer(tables.Diagnoses.Find(code, day, out _)))
                return true;
        }

        return false;
    }

    /// <summary>No rule reports a revenue code that the table lacks, so only one that it has counts.</summary>
    private static bool HasRevenueCode(in ClaimLine line, CodeTables tables) =>
        !line.RevenueCode.IsNone
        && line.ServiceFrom != default
        && tables.RevenueCodes.Find(line.RevenueCode, line.ServiceFrom, out _) == LookupStatus.Found;

    private static bool IsAnswer(LookupStatus status) =>
        status is LookupStatus.Found or LookupStatus.NotActive or LookupStatus.Unknown;
}
