using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Tables;

/// <summary>Lookups that answer in parts, for rules that have not moved to <see cref="Lookup{TRow}"/> yet.</summary>
public static class OldLookups
{
    public static LookupStatus Find<TRow>(this ReleaseStack<TRow> table, Code code, DateOnly day, out TRow row) =>
        table.Find(code.Packed, code, day, out row);

    public static LookupStatus Find<TRow>(
        this ReleaseStack<TRow> table,
        ulong key,
        Code covering,
        DateOnly day,
        out TRow row
    )
    {
        var found = table.Find(key, covering, day);
        row = found.Row;
        return found.Status;
    }

    public static Evidence EvidenceFor<TRow>(this ReleaseStack<TRow> table, Code code, DateOnly day) =>
        table.Find(code, day).Evidence;

    public static Release? SpeakerFor<TRow>(this ReleaseStack<TRow> table, ulong key, DateOnly day) =>
        table.Find(Code.FromPacked(key), day).Release;
}
