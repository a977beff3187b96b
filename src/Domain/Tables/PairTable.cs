using System.Collections.Frozen;
using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Tables;

/// <summary>One procedure-to-procedure edit: the column 2 code is denied beside the column 1 code.</summary>
/// <param name="Column1">The code that is paid.</param>
/// <param name="Column2">The code that is denied.</param>
/// <param name="Period">When the pair is in force.</param>
/// <param name="Indicator">0 no modifier opens it, 1 an NCCI modifier may, 9 never in force.</param>
/// <param name="Rationale">CMS's reason.</param>
/// <param name="RowNumber">Row in the source file.</param>
public readonly record struct PairEdit(
    Code Column1,
    Code Column2,
    ActivePeriod Period,
    char Indicator,
    string Rationale,
    int RowNumber
);

/// <summary>The NCCI pairs of one release.</summary>
/// <remarks>
/// Two and a half million pairs a release: no string and no object a pair. The pairs stand sorted in parallel arrays; a
/// column 1 code leads to its stretch, and the column 2 code is found in it by bisection.
/// </remarks>
public sealed class PairTable
{
    private readonly ulong[] keys;
    private readonly ActivePeriod[] periods;
    private readonly byte[] indicators;
    private readonly byte[] rationales;
    private readonly int[] numbers;
    private readonly string[] rationaleTexts;
    private readonly FrozenDictionary<ulong, (int Start, int Length)> stretches;

    public PairTable(Release release, IEnumerable<PairEdit> edits)
    {
        Release = release;
        var sorted = edits
            .OrderBy(edit => Code.Pair(edit.Column1, edit.Column2))
            .ThenBy(edit => edit.Period.Until)
            .ToArray();
        rationaleTexts = [.. sorted.Select(edit => edit.Rationale).Distinct()];
        if (rationaleTexts.Length > byte.MaxValue)
            throw new InvalidTableException(
                $"{release} has more than {byte.MaxValue} different rationales; NCCI has about twelve."
            );
        keys = [.. sorted.Select(edit => Code.Pair(edit.Column1, edit.Column2))];
        periods = [.. sorted.Select(edit => edit.Period)];
        indicators = [.. sorted.Select(edit => (byte)edit.Indicator)];
        rationales = [.. sorted.Select(edit => (byte)Array.IndexOf(rationaleTexts, edit.Rationale))];
        numbers = [.. sorted.Select(edit => edit.RowNumber)];
        var lengths = new Dictionary<ulong, (int Start, int Length)>();
        for (var i = 0; i < sorted.Length; i++)
        {
            var column1 = sorted[i].Column1.Packed;
            lengths[column1] = lengths.TryGetValue(column1, out var stretch)
                ? (stretch.Start, stretch.Length + 1)
                : (i, 1);
        }

        stretches = lengths.ToFrozenDictionary();
    }

    public Release Release { get; }

    public int Count => keys.Length;

    /// <summary>The edit of a pair that is in force on a day, if there is one.</summary>
    public bool TryFind(Code column1, Code column2, DateOnly day, out PairEdit edit)
    {
        edit = default;
        if (!stretches.TryGetValue(column1.Packed, out var stretch))
            return false;
        var key = Code.Pair(column1, column2);
        var at = Array.BinarySearch(keys, stretch.Start, stretch.Length, key);
        if (at < 0)
            return false;
        // One pair may have several periods, side by side; bisection may have landed on any of them.
        while (at > stretch.Start && keys[at - 1] == key)
            at--;
        for (; at < stretch.Start + stretch.Length && keys[at] == key; at++)
        {
            if (!periods[at].Contains(day))
                continue;
            edit = EditAt(column1, column2, at);
            return true;
        }

        return false;
    }

    /// <summary>The pairs of a column 1 code.</summary>
    internal IEnumerable<PairEdit> Of(Code column1)
    {
        if (!stretches.TryGetValue(column1.Packed, out var stretch))
            yield break;
        for (var at = stretch.Start; at < stretch.Start + stretch.Length; at++)
            yield return EditAt(column1, Code.SecondOf(keys[at]), at);
    }

    private PairEdit EditAt(Code column1, Code column2, int at) =>
        new(column1, column2, periods[at], (char)indicators[at], rationaleTexts[rationales[at]], numbers[at]);
}

/// <summary>The NCCI pairs of one program and setting, release by release.</summary>
public sealed class PairEdits
{
    private readonly PairTable[] newestFirst;

    public PairEdits(string system, IEnumerable<PairTable> releases)
    {
        System = system;
        newestFirst = [.. releases.OrderByDescending(table => table.Release.EffectiveFrom)];
    }

    public string System { get; }

    public IEnumerable<Release> Releases => newestFirst.Select(table => table.Release);

    public PairTable? On(DateOnly day)
    {
        foreach (var table in newestFirst)
        {
            if (table.Release.EffectiveFrom <= day)
                return table;
        }

        return null;
    }

    /// <summary>Found; Unknown where the release speaks for both codes and has no such pair; else why it cannot be told. Allocates nothing.</summary>
    public LookupStatus Find(Code column1, Code column2, DateOnly day, out PairEdit edit)
    {
        edit = default;
        var table = On(day);
        if (table is null)
            return LookupStatus.NoRelease;
        if (table.TryFind(column1, column2, day, out edit))
            return LookupStatus.Found;
        var coverage = table.Release.Coverage;
        return coverage.Covers(column1) && coverage.Covers(column2) ? LookupStatus.Unknown : LookupStatus.NotCovered;
    }

    /// <summary>The pairs of a column 1 code in every release, oldest release first.</summary>
    public IEnumerable<(Release Release, PairEdit Edit)> Of(Code column1) =>
        newestFirst.Reverse().SelectMany(table => table.Of(column1).Select(edit => (table.Release, edit)));

    public Evidence EvidenceFor(Code column1, Code column2, DateOnly day) =>
        On(day) is not { } table ? default
        : table.TryFind(column1, column2, day, out var edit)
            ? new Evidence(table.Release, $"{column1}|{column2}", edit.RowNumber)
        : new Evidence(table.Release);
}
