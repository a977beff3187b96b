using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Rules;

/// <summary>The evaluation and management codes, for every rule that treats visits apart from procedures.</summary>
/// <remarks>
/// CPT's section without smoking and alcohol counseling and remote monitoring, the ophthalmological visits, Medicare's own visits (type B emergency, welcome
/// and wellness, hospital clinic, federally qualified health centers), and the visits of Medicaid and private payers.
/// </remarks>
internal static class EvaluationCodes
{
    private static readonly DateOnly LastDayOf99201 = new(2020, 12, 31);
    private static readonly Code Visit99201 = Code.Of("99201");

    private static readonly (Code Low, Code High)[] Ranges =
    [
        Range("92002", "92014"),
        Range("99202", "99405"),
        Range("99410", "99452"),
        Range("99459", "99499"),
        Range("G0380", "G0384"),
        Range("G0402", "G0402"),
        Range("G0438", "G0439"),
        Range("G0463", "G0463"),
        Range("G0466", "G0470"),
        Range("S0610", "S0613"),
        Range("T1015", "T1015"),
    ];

    public static bool Contain(Code procedure, DateOnly day)
    {
        foreach (var (low, high) in Ranges)
        {
            if (procedure.IsBetween(low, high))
                return true;
        }

        return procedure == Visit99201 && day <= LastDayOf99201;
    }

    private static (Code Low, Code High) Range(string low, string high) => (Code.Of(low), Code.Of(high));
}
