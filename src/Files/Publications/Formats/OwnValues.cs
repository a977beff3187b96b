using System.Text;
using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;
using ClaimLint.Files.Publications.Reading;

namespace ClaimLint.Files.Publications.Formats;

/// <summary>What the columns of our own tables may hold. A value that the tables in memory could not use must not get into storage.</summary>
internal static class OwnValues
{
    private static readonly string[] Edits =
    [
        "age",
        "sex",
        "manifestation",
        "external-cause",
        "unacceptable-principal",
    ];

    /// <exception cref="UnreadableRowException">A value is not of its column's kind.</exception>
    public static void Check(string system, IReadOnlyDictionary<string, string> row)
    {
        foreach (var (column, value) in row)
        {
            if (!IsRight(system, column, value))
                throw new UnreadableRowException($"'{PublicationText.Shortened(value)}' is no {column}.");
        }

        if (system != TableSystems.DiagnosisEdits)
            return;
        if (row["edit"] == "age" && row["age_from"].Length + row["age_to"].Length == 0)
            throw new UnreadableRowException("an age edit without age_from and age_to.");
        if (row["edit"] == "sex" && row["sex"].Length == 0)
            throw new UnreadableRowException("a sex edit without sex.");
        if (int.TryParse(row["age_from"], out var low) && int.TryParse(row["age_to"], out var high) && high < low)
            throw new UnreadableRowException($"age_to {high} is before age_from {low}.");
    }

    private static bool IsRight(string system, string column, string value) =>
        column switch
        {
            "code" when system is not (TableSystems.Profiles or TableSystems.ProfileReviews) => IsCode(value),
            "procedure" or "column1" or "column2" or "primary" => IsCode(value),
            "payer_id" => !value.Contains('|', StringComparison.Ordinal),
            "revenue_code" => value.Length == 4 && value.All(char.IsAsciiDigit),
            "billable" or "known" or "suggests_billing" or "ncci" or "anatomic" or "evaluation_only" => IsFlag(value),
            "facility" or "assigned" => IsFlag(value),
            "side" => value is "" or "L" or "R" or "B",
            "sex" => value is "" or "F" or "M",
            "age_from" or "age_to" => value.Length == 0 || (value.Length <= 3 && value.All(char.IsAsciiDigit)),
            "indicator" => value is "0" or "1" or "9",
            "type" or "mai" => value is "1" or "2" or "3",
            "units" => value.Length is >= 1 and <= 9 && value.All(char.IsAsciiDigit),
            "edit" => Edits.Contains(value),
            "kind" => IsNamed<AssertionKind>(value),
            "verdict" => IsNamed<ReviewVerdict>(value),
            "program" => value.Length == 0 || IsNamed<EditProgram>(value),
            "severities" => value.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(IsSeverity),
            _ => true,
        };

    private static bool IsFlag(string value) => value is "Y" or "N";

    private static bool IsCode(string value) => Code.TryParse(Encoding.UTF8.GetBytes(value), out _);

    // Enum.TryParse would take numbers as well.
    private static bool IsNamed<TEnum>(string value)
        where TEnum : struct, Enum => value.All(char.IsAsciiLetter) && Enum.TryParse<TEnum>(value, true, out _);

    private static bool IsSeverity(string entry) =>
        IsRuleAndWord(entry) && IsNamed<Severity>(entry[(entry.IndexOf('=', StringComparison.Ordinal) + 1)..]);

    /// <summary><c>CL1007=warning</c>: a rule's id, and a word.</summary>
    private static bool IsRuleAndWord(string entry) =>
        entry.Length > 7
        && entry.StartsWith("CL", StringComparison.Ordinal)
        && entry.AsSpan(2, 4).IndexOfAnyExceptInRange('0', '9') < 0
        && entry[6] == '='
        && entry.AsSpan(7).IndexOfAnyExceptInRange('a', 'z') < 0;
}
