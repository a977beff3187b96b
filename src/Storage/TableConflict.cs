using Azure;
using Azure.Data.Tables.Models;

namespace ClaimLint.Storage;

/// <summary>A conditional write to a table was refused because what stands is not what was looked at: look again.</summary>
internal static class TableConflict
{
    /// <summary>A table that is missing is no conflict: looking again would not help.</summary>
    public static bool Is(RequestFailedException refused) =>
        refused.Status is 404 or 409 or 412 && refused.ErrorCode != TableErrorCode.TableNotFound;
}
