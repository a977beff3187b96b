using System.Numerics;

namespace ClaimLint.Domain.Claims;

/// <summary>A set of columns: which are present, malformed, required … One bit a column.</summary>
public readonly record struct FieldSet
{
    private readonly ulong low;
    private readonly ulong middle;
    private readonly ulong high;

    private FieldSet(ulong low, ulong middle, ulong high)
    {
        this.low = low;
        this.middle = middle;
        this.high = high;
    }

    public static FieldSet Empty => default;

    public bool IsEmpty => (low | middle | high) == 0;

    public int Count => BitOperations.PopCount(low) + BitOperations.PopCount(middle) + BitOperations.PopCount(high);

    public static FieldSet Of(params ReadOnlySpan<Field> fields)
    {
        var set = default(FieldSet);
        foreach (var field in fields)
            set = set.With(field);
        return set;
    }

    /// <summary>The columns from one to another in catalogue order, both included.</summary>
    public static FieldSet Range(Field first, Field last)
    {
        var set = default(FieldSet);
        for (var field = first; field <= last; field++)
            set = set.With(field);
        return set;
    }

    /// <summary>The columns at the given places of a numbered group: bit 0 is its first column.</summary>
    public static FieldSet At(Field first, int places)
    {
        var set = default(FieldSet);
        for (var rest = (uint)places; rest != 0; rest &= rest - 1)
            set = set.With(first + BitOperations.TrailingZeroCount(rest));
        return set;
    }

    /// <summary>The first column in catalog order.</summary>
    /// <exception cref="InvalidOperationException">The set is empty.</exception>
    public Field First
    {
        get
        {
            foreach (var first in this)
                return first;
            throw new InvalidOperationException("The set has no column.");
        }
    }

    public bool Contains(Field field)
    {
        var bit = 1UL << ((int)field & 63);
        return (
                ((int)field >> 6) switch
                {
                    0 => low,
                    1 => middle,
                    _ => high,
                } & bit
            ) != 0;
    }

    public FieldSet With(Field field)
    {
        var bit = 1UL << ((int)field & 63);
        return ((int)field >> 6) switch
        {
            0 => new FieldSet(low | bit, middle, high),
            1 => new FieldSet(low, middle | bit, high),
            _ => new FieldSet(low, middle, high | bit),
        };
    }

    public bool Overlaps(in FieldSet other) => ((low & other.low) | (middle & other.middle) | (high & other.high)) != 0;

    /// <summary>What is in this set and not in the other.</summary>
    public FieldSet Except(in FieldSet other) => new(low & ~other.low, middle & ~other.middle, high & ~other.high);

    public static FieldSet operator &(in FieldSet left, in FieldSet right) =>
        new(left.low & right.low, left.middle & right.middle, left.high & right.high);

    public static FieldSet operator |(in FieldSet left, in FieldSet right) =>
        new(left.low | right.low, left.middle | right.middle, left.high | right.high);

    /// <summary>The columns of the set in catalogue order, without allocation.</summary>
    public Enumerator GetEnumerator() => new(this);

    /// <summary>The columns as an array: for what is told, not for what is checked.</summary>
    public Field[] ToArray()
    {
        var fields = new Field[Count];
        var at = 0;
        foreach (var field in this)
            fields[at++] = field;
        return fields;
    }

    public ref struct Enumerator(FieldSet set)
    {
        private FieldSet rest = set;

        public Field Current { get; private set; }

        public bool MoveNext()
        {
            if (rest.low != 0)
            {
                Current = (Field)BitOperations.TrailingZeroCount(rest.low);
                rest = new FieldSet(rest.low & (rest.low - 1), rest.middle, rest.high);
                return true;
            }

            if (rest.middle != 0)
            {
                Current = (Field)(64 + BitOperations.TrailingZeroCount(rest.middle));
                rest = new FieldSet(0, rest.middle & (rest.middle - 1), rest.high);
                return true;
            }

            if (rest.high == 0)
                return false;
            Current = (Field)(128 + BitOperations.TrailingZeroCount(rest.high));
            rest = new FieldSet(0, 0, rest.high & (rest.high - 1));
            return true;
        }
    }
}
