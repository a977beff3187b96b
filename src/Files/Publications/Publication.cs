using ClaimLint.Domain.Tables;

namespace ClaimLint.Files.Publications;

/// <summary>What was read from one publication.</summary>
/// <param name="Kind">What it was recognised as: <c>NCCI procedure-to-procedure edits</c>.</param>
/// <param name="Releases">Its releases, ready for import. Most publications give one; HCPCS and the ICD-10-CM tabular list give several.</param>
/// <param name="SkippedRows">Rows that were not understood and left out, at the caller's wish.</param>
/// <param name="Told">What the caller should be told, a sentence each: the first rows that were skipped, what was passed over.</param>
public sealed record Publication(
    string Kind,
    IReadOnlyList<ReleaseRows> Releases,
    int SkippedRows,
    IReadOnlyList<string> Told
);
