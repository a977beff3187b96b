namespace ClaimLint.Bench;

/// <summary>The procedure codes that the generated tables have in common, so that a claim's codes have rows in all of them.</summary>
/// <remarks>Everyday codes are real numbers without descriptors; the others are invented numbers in the ranges that CPT and HCPCS use.</remarks>
internal static class PublishedCodes
{
    /// <summary>What practices bill most, by weight: visits first, then tests, therapy, vaccines and small procedures.</summary>
    public static IReadOnlyList<(string Code, int Weight)> Everyday { get; } =
    [
        .. Weighted(150, "99213 99214"),
        .. Weighted(60, "36415"),
        .. Weighted(40, "99232 97110 80053 85025"),
        .. Weighted(25, "99203 99204 99212 99215 99233 99284 97140 90471 80061 83036"),
        .. Weighted(18, "93000 71046 84443 97530 97112 90837 90834 98941 99283 99285 93010 71045 88305 96372"),
        .. Weighted(10, "99202 99205 99211 99223 99291 99385 99391 99395 99396 G0439 G0402 81001 81003 90686 92012"),
        .. Weighted(10, "92014 20610 77067"),
        .. Weighted(6, "73630 77063 87804 87880 11721 17000 J3301 J1885 A0425 E1390 G0008"),
        .. Weighted(3, "99221 99222 99231 99238 66984 45380 43239 64721 27447"),
    ];

    /// <summary>CPT's numbers and those that look like them, in order: about as many as the fee schedule has.</summary>
    public static string[] Procedures { get; } =
    [
        .. Enumerable
            .Range(0, 6_000)
            .Select(i => 10_000 + (i * 10))
            .Concat(Enumerable.Range(0, 660).Select(i => 70_003 + (i * 15)))
            .Concat(Enumerable.Range(0, 1_200).Select(i => 80_003 + (i * 8)))
            .Concat(Enumerable.Range(0, 900).Select(i => 90_003 + (i * 10)))
            .Select(number => $"{number}")
            .Concat(Everyday.Select(everyday => everyday.Code).Where(code => char.IsAsciiDigit(code[0])))
            .Append("20957")
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>HCPCS level II, in order.</summary>
    public static string[] LevelTwo { get; } =
    [
        .. Enumerable
            .Range(0, 8_600)
            .Select(i => $"{"ABCEGHJKLMPQRSTUV"[i % 17]}{i / 17 * 3:0000}")
            .Concat(Everyday.Select(everyday => everyday.Code).Where(code => char.IsAsciiLetter(code[0])))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];

    public static bool IsEveryday(string code) => EverydayCodes.Contains(code);

    /// <summary>Surgery's section of CPT, whose global package includes visits and small services of the day.</summary>
    public static bool IsSurgery(string code) => code[0] is >= '1' and <= '6' && char.IsAsciiDigit(code[4]);

    /// <summary>Evaluation and management.</summary>
    public static bool IsVisit(string code) =>
        code.StartsWith("99", StringComparison.Ordinal) || code is "92012" or "92014" or "G0402" or "G0439";

    /// <summary>A visit in a hospital: the fee schedule has no office fee for it.</summary>
    public static bool IsHospitalVisit(string code) =>
        code.StartsWith("9922", StringComparison.Ordinal)
        || code.StartsWith("9923", StringComparison.Ordinal)
        || code.StartsWith("9928", StringComparison.Ordinal)
        || code == "99291";

    private static HashSet<string> EverydayCodes { get; } = [.. Everyday.Select(everyday => everyday.Code)];

    private static IEnumerable<(string Code, int Weight)> Weighted(int weight, string codes) =>
        codes.Split(' ').Select(code => (code, weight));
}
