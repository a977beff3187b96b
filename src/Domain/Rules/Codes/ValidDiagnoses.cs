using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Codes;

/// <summary>The diagnoses that may be submitted on a day.</summary>
internal static class ValidDiagnoses
{
    /// <summary>The billable codes, on the day, that begin with the given characters, in order.</summary>
    public static IEnumerable<Code> Under(Code prefix, DateOnly day, CodeTables tables)
    {
        if (tables.Diagnoses.On(day) is not { } table)
            yield break;
        foreach (var (code, period, row) in table.Beginning(prefix))
        {
            if (row.Billable && period.Contains(day))
                yield return code;
        }
    }
}
