using System.Runtime.InteropServices;
using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Validation;

namespace ClaimLint.Files.Claims;

/// <summary>The groups of rows that are checked as one claim, counted by claim id: one id has several where its rows are scattered (CL9008) or too many to be held at once.</summary>
/// <param name="limit">Claim ids remembered at most.</param>
internal sealed class ClaimGroups(int limit = ClaimGroups.MaxRemembered)
{
    /// <summary>Claim ids remembered; beyond, a scattered claim is not reported and the summary says so.</summary>
    public const int MaxRemembered = 4_000_000;

    private readonly Dictionary<ulong, int> counts = [];

    /// <summary>No more ids are remembered.</summary>
    public bool IsFull => counts.Count >= limit;

    /// <summary>What tells the current group from others of its id, for <see cref="FindingId"/>: nothing for the first, then its number; its first row once no more ids are remembered.</summary>
    public string Part { get; private set; } = string.Empty;

    /// <summary>Begins a group.</summary>
    /// <param name="claimId">Empty for a row without one, which is a claim of its own.</param>
    /// <param name="row">Its first row.</param>
    /// <returns>Whether it is the first of its id, as far as ids are remembered.</returns>
    public bool Begin(ReadOnlySpan<byte> claimId, long row)
    {
        if (IsFull)
        {
            Part = $"row {row}";
            return true;
        }

        ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, TextKey.Of(claimId), out _);
        count++;
        Part = count == 1 ? string.Empty : $"{count}";
        return count == 1;
    }
}
