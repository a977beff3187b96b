using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Codes;

/// <summary>The diagnoses that may be submitted on a day.</summary>
internal static class ValidDiagnoses
{
    /// <summary>The billable codes, on the day, that begin with the given characters, in order.</summary>
    public static IEnumerable<Code> Under(Code prefix, DateOnly day, CodeTables tables) =>
        tables.Diagnoses.InForce(prefix, day).Where(entry => entry.Row.Billable).Select(entry => entry.Code);

    /// <summary>The same for the codes that are most like a wrong one.</summary>
    public static IEnumerable<Code> Nearest(Code wrong, Code prefix, DateOnly day, CodeTables tables) =>
        NearestCodes.To(
            wrong,
            tables.Diagnoses.Listed(prefix),
            code => tables.Diagnoses.Find(code, day) is { IsFound: true, IsExpired: false, Row.Billable: true }
        );
}
