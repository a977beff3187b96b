using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Validation;

/// <summary>The words for verdicts, severities, statuses and dispositions: the same in JSON, in CSV and in the documentation.</summary>
public static class Words
{
    public static string Of(Severity severity) => CamelCase(severity.ToString());

    public static string Of(OutcomeStatus status) => CamelCase(status.ToString());

    public static string Of(Disposition disposition) => CamelCase(disposition.ToString());

    public static string Of(Verdict verdict) => CamelCase(verdict.ToString());

    private static string CamelCase(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
