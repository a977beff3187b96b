namespace ClaimLint.Domain.Claims;

/// <summary>A National Provider Identifier: ten digits, the first 1 or 2, the last a check digit.</summary>
/// <remarks>45 CFR 162.406; the check digit is Luhn's over the number prefixed with 80840 (ISO 7812 issuer of US health ids).</remarks>
public readonly record struct Npi
{
    /// <summary>What the prefix 80840 adds to Luhn's sum.</summary>
    private const int PrefixSum = 24;

    /// <summary>What two neighbouring digits add to Luhn's sum, the left one doubled.</summary>
    private static readonly byte[] PairSums =
    [
        .. Enumerable.Range(0, 100).Select(pair => (byte)((pair % 10) + Doubled(pair / 10))),
    ];

    private Npi(ulong number) => Number = number;

    public ulong Number { get; }

    /// <summary>No identifier: the field is empty or malformed.</summary>
    public bool IsNone => Number == 0;

    public bool HasRightCheckDigit
    {
        get
        {
            var sum = PrefixSum;
            // Two digits at a time: every other one, counted from the right, is doubled.
            for (var rest = Number; rest > 0; rest /= 100)
                sum += PairSums[(int)(rest % 100)];
            return sum % 10 == 0;
        }
    }

    private static int Doubled(int digit) => digit < 5 ? digit * 2 : (digit * 2) - 9;

    /// <summary>Reads ten ASCII digits that begin with 1 or 2; says nothing of the check digit.</summary>
    public static bool TryParse(ReadOnlySpan<byte> utf8, out Npi npi)
    {
        npi = default;
        if (utf8.Length != 10 || utf8[0] is not ((byte)'1' or (byte)'2'))
            return false;
        ulong number = 0;
        foreach (var character in utf8)
        {
            if ((uint)(character - '0') > 9)
                return false;
            number = (number * 10) + (ulong)(character - '0');
        }

        npi = new Npi(number);
        return true;
    }

    public override string ToString() => IsNone ? string.Empty : Number.ToString("D10");
}
