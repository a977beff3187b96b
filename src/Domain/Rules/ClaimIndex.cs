using System.Numerics;
using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Rules;

/// <summary>The lines of a claim by procedure code: made in one pass, kept from claim to claim, so that no claim of usual length allocates.</summary>
internal sealed class ClaimIndex
{
    private const int None = -1;

    private int[] next = new int[16];
    private int[] first = new int[16];
    private int[] last = new int[16];
    private ulong[] codes = new ulong[16];
    private int[] slots = new int[32];
    private int mask;
    private int groups;

    public int FirstOf(int group) => first[group];

    /// <summary>The next line of the same code, or -1.</summary>
    public int NextOf(int line) => next[line];

    public void Build(ReadOnlySpan<ClaimLine> lines)
    {
        Reserve(lines.Length);
        groups = 0;
        for (var i = 0; i < lines.Length; i++)
        {
            next[i] = None;
            var code = lines[i].Procedure;
            if (code.IsNone)
                continue;
            ref var slot = ref slots[SlotOf(code)];
            if (slot == 0)
            {
                codes[groups] = code.Packed;
                first[groups] = last[groups] = i;
                slot = ++groups;
                continue;
            }

            next[last[slot - 1]] = i;
            last[slot - 1] = i;
        }
    }

    /// <summary>The group of a code, or -1.</summary>
    public int GroupOf(Code code) => code.IsNone ? None : slots[SlotOf(code)] - 1;

    private void Reserve(int lines)
    {
        if (next.Length < lines)
        {
            next = new int[lines];
            first = new int[lines];
            last = new int[lines];
            codes = new ulong[lines];
        }

        var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(8, 2 * lines));
        if (slots.Length < size)
            slots = new int[size];
        slots.AsSpan(0, size).Clear();
        mask = size - 1;
    }

    /// <summary>The slot of a code, or the empty one where it belongs; at most half of the slots are taken.</summary>
    private int SlotOf(Code code)
    {
        var slot = (int)((code.Packed * 0x9E3779B97F4A7C15) >> 40) & mask;
        while (slots[slot] != 0 && codes[slots[slot] - 1] != code.Packed)
            slot = (slot + 1) & mask;
        return slot;
    }
}
