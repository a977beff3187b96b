namespace ClaimLint.Domain.Tables;

/// <summary>The days on which a row is in force, both ends included.</summary>
/// <param name="From">First day; <see cref="DateOnly.MinValue"/> where the source states none.</param>
/// <param name="Until">Last day; <see cref="DateOnly.MaxValue"/> while still in force.</param>
/// <remarks>
/// NCCI's deletion date is the last day in force: every one of the deleted practitioner pairs with indicator 0 or 1 ends on the
/// last day of a quarter. Some programs take it for the first day out of force; this type is the one place that decides.
/// </remarks>
public readonly record struct ActivePeriod(DateOnly From, DateOnly Until)
{
    public static ActivePeriod Always { get; } = new(DateOnly.MinValue, DateOnly.MaxValue);

    public bool Contains(DateOnly day) => day >= From && day <= Until;

    /// <summary><c>since 2020-10-01</c>, <c>until 2021-09-30</c>, <c>from 2020-10-01 until 2021-09-30</c>, <c>always</c>.</summary>
    public override string ToString() =>
        (From == DateOnly.MinValue, Until == DateOnly.MaxValue) switch
        {
            (true, true) => "always",
            (false, true) => $"since {From:yyyy-MM-dd}",
            (true, false) => $"until {Until:yyyy-MM-dd}",
            _ => $"from {From:yyyy-MM-dd} until {Until:yyyy-MM-dd}",
        };
}
