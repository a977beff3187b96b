using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Tests;

/// <summary>Small profiles, hand checks and payers for tests: releases of one authority each, as docs/data.md has them.</summary>
internal static class Profiles
{
    /// <summary>What a page says: <c>procedure,kind,code,title,says,known,side,suggests_billing</c>.</summary>
    public static ReleaseRows Profile(params string[] rows) =>
        Of("profiles", 10, "procedure,kind,code,title,says,known,side,suggests_billing", rows);

    /// <summary>What a hand check found of it: <c>procedure,kind,code,verdict,describes,truth,basis</c>.</summary>
    public static ReleaseRows Reviews(params string[] rows) => ReviewsOfAuthority(50, rows);

    public static ReleaseRows ReviewsOfAuthority(int authority, params string[] rows) =>
        Of("profile-reviews", authority, "procedure,kind,code,verdict,describes,truth,basis", rows);

    /// <summary>Payers: <c>payer_id,name,program,severities</c>.</summary>
    public static ReleaseRows Payers(params string[] rows) =>
        Of("payers", 50, "payer_id,name,program,severities", rows);

    private static ReleaseRows Of(string system, int authority, string header, string[] rows)
    {
        var release = Tables.Release(system, "2010-01", new DateOnly(2010, 1, 1), "*", header, rows);
        return release with { Release = release.Release with { Authority = authority } };
    }
}
