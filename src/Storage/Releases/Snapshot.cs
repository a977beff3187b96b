using ClaimLint.Domain.Tables;

namespace ClaimLint.Storage;

/// <summary>The rows of a release in one piece, as they were read from <c>Codes</c> and found to be the imported ones.</summary>
/// <remarks>
/// As bytes. Numbers are of 7 bits a byte, the lowest first, the top bit set where another byte follows; days are day numbers; texts and
/// periods are named by their place in the list, from 0.
/// <code>
/// "CLTS", version of this layout (1)
/// sum of the rows' hashes (32 bytes, the highest first), time of the newest row (8 bytes, UTC ticks)
/// count of texts, then each:    its bytes' count, UTF-8
/// count of periods, then each:  first day, last day
/// count of sets, then each:     count of values, then each: column (a text), value (a text)
/// count of rows, then each:     key up to its first bar (a text), what follows the bar (a text, its place and one; 0 where there is no bar),
///                               period, set, difference from the number of the row before (zigzag: 0, -1, 1, -2 …)
/// SHA-256 of all that
/// </code>
/// A pair of codes takes eight bytes so: codes, periods and values recur, and a row names them.
/// </remarks>
/// <param name="Rows">The rows, in the order in which they were imported.</param>
/// <param name="Sum">From which the release's hash follows: a snapshot of other rows, or of a release that says something else of itself, is not used.</param>
/// <param name="Newest">When the last of the rows was written: one that is newer in <c>Codes</c> was changed by hand.</param>
internal sealed record Snapshot(IReadOnlyList<TableRow> Rows, RowsSum Sum, DateTimeOffset Newest)
{
    /// <summary>A layout that changes gets a new one: older snapshots are then written anew.</summary>
    public const byte Version = 1;

    public static ReadOnlySpan<byte> Magic => "CLTS"u8;
}
