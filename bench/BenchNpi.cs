namespace ClaimLint.Bench;

/// <summary>Invented NPIs with a right check digit.</summary>
internal static class BenchNpi
{
    /// <summary>The first nine digits go up in steps: those between two steps are in no list.</summary>
    private const int First = 100_000_000;
    private const int Step = 99;

    /// <summary>One of the generated list of deactivations, from 0.</summary>
    public static string Deactivated(int at) => Of(First + (at * (long)Step));

    /// <summary>One that is not in the list.</summary>
    public static string Active(int at) => Of(First + (at * (long)Step) + 1 + (at % (Step - 1)));

    private static string Of(long first) => $"{first}{CheckDigit(first)}";

    /// <summary>Luhn's, over the number and the prefix 80840.</summary>
    private static int CheckDigit(long first)
    {
        var sum = 24;
        for (var (rest, isDoubled) = (first, true); rest > 0; (rest, isDoubled) = (rest / 10, !isDoubled))
        {
            var digit = (int)(rest % 10);
            sum +=
                !isDoubled ? digit
                : digit < 5 ? digit * 2
                : (digit * 2) - 9;
        }

        return (10 - (sum % 10)) % 10;
    }
}
