namespace ClaimLint.Functions.Access;

/// <summary>Who calls, as far as we are told.</summary>
/// <param name="Partner">The first folder of his uploads; safe in a path, a key and a log.</param>
/// <param name="Roles">What he may do.</param>
/// <param name="SeesAll">Whether runs of every partner are his to read: where nobody is told apart.</param>
public sealed record Caller(string Partner, Roles Roles, bool SeesAll)
{
    /// <summary>The partner of uploads where nobody is told apart.</summary>
    public const string LocalPartner = "local";

    /// <summary>Anybody, where access is open.</summary>
    public static Caller Anybody { get; } = new(LocalPartner, Roles.All, SeesAll: true);

    public bool MaySee(string partner) => SeesAll || partner == Partner;
}
