using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Rules.Lines;

/// <summary>Which column a line's days of service came from: what the rules over dates name.</summary>
internal static class ServiceDays
{
    /// <summary>service_date_from; claim_start_date for an institutional line that has no date of its own.</summary>
    public static Field First(in ClaimLine line) =>
        line.Present.Contains(Field.ServiceDateFrom) ? Field.ServiceDateFrom : Field.ClaimStartDate;
}
