namespace ClaimLint.Domain.Tables;

/// <summary>What a table says of a code on a day.</summary>
public enum LookupStatus : byte
{
    /// <summary>The code has a row in force on the day.</summary>
    Found,

    /// <summary>The code is known, and not in force on the day.</summary>
    NotInForce,

    /// <summary>The release is complete for codes of this kind, and the code is not among them.</summary>
    Unknown,

    /// <summary>No release that has begun on the day covers the code.</summary>
    NotCovered,

    /// <summary>No release has begun on the day.</summary>
    NoRelease,

    /// <summary>The release that covers the code had expired on the day and does not list it: it may have been added since.</summary>
    Expired,

    /// <summary>There is no such table for the line's program and setting.</summary>
    NotApplicable,

    /// <summary>There is no code or no day to look up.</summary>
    NothingToFind,
}

/// <summary>Where an answer came from: the release and the row, for the finding.</summary>
/// <param name="Release">The release consulted, or null where no table was.</param>
/// <param name="RowKey">The row's key in the table, or null where no row decided.</param>
/// <param name="RowNumber">Its row in the source file; 0 for none.</param>
public readonly record struct Evidence(Release? Release, string? RowKey = null, int RowNumber = 0);

/// <summary>What rules have in common when a lookup finds no row.</summary>
public static class LookupStatuses
{
    /// <summary>Whether the tables that are loaded cannot tell: the rule is not checked.</summary>
    public static bool IsUnanswered(this LookupStatus status) =>
        status is LookupStatus.NoRelease or LookupStatus.NotCovered or LookupStatus.Expired;
}
