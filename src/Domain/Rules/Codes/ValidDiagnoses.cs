using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Codes;

/// <summary>The diagnoses that may be submitted on a day: billable and in force.</summary>
internal static class ValidDiagnoses
{
    private const int CategoryLength = 3;
    private const int WholeLength = 7;

    /// <summary>Those that begin with the given characters, in order.</summary>
    public static IEnumerable<Code> Under(Code prefix, DateOnly day, CodeTables tables) =>
        tables.Diagnoses.InForce(prefix, day).Where(entry => entry.Row.Billable).Select(entry => entry.Code);

    /// <summary>The first three characters.</summary>
    public static Code CategoryOf(Code code) => code.Prefix(CategoryLength);

    /// <summary>Those of its category that are most like a wrong code; first the code with the placeholders that it lacks.</summary>
    public static IReadOnlyList<Code> NearestTo(Code wrong, DateOnly day, CodeTables tables)
    {
        var padded = Padded(wrong);
        bool IsValid(Code code) =>
            tables.Diagnoses.Find(code, day) is { IsFound: true, IsExpired: false, Row.Billable: true };
        var nearest = NearestCodes.To(
            wrong,
            tables.Diagnoses.Listed(CategoryOf(wrong)),
            code => code != padded && IsValid(code)
        );
        return IsValid(padded) ? [padded, .. nearest.Take(NearestCodes.Most - 1)] : nearest;
    }

    /// <summary>Since or until when a code may be submitted that may not on the day; empty for a code that never may.</summary>
    public static string WhenOf(Code code, DateOnly day, CodeTables tables) =>
        tables.Diagnoses.History(code.Packed).Any(entry => entry.Row.Billable)
            ? ValidTime.Describe(tables.Diagnoses, code, day, row => row.Billable)
            : string.Empty;

    /// <summary>W21.9XXA for W21.9A: a 7th character stands in 7th place, after as many X as it takes (ICD-10-CM Guidelines, section I.A.5).</summary>
    private static Code Padded(Code code) =>
        code.Length is > CategoryLength and < WholeLength
            ? Code.Of(
                $"{code.Prefix(code.Length - 1).ToString().PadRight(WholeLength - 1, 'X')}{code[code.Length - 1]}"
            )
            : Code.None;
}
