using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules;

/// <summary>A claim as rules see it: its lines in file order, each with its look-ups, and the lines of each procedure code.</summary>
public readonly ref struct ClaimContext
{
    private readonly CheckMemory check;

    internal ClaimContext(ReadOnlySpan<ClaimLine> lines, CheckMemory check)
    {
        Lines = lines;
        this.check = check;
    }

    /// <summary>The lines' fields.</summary>
    public ReadOnlySpan<ClaimLine> Lines { get; }

    public int Count => Lines.Length;

    public CodeTables Tables => check.Tables;

    public LineContext this[int line] => new(in Lines[line], line, check);

    /// <summary>The lines of a procedure code, in file order.</summary>
    public ProcedureLines WithProcedure(Code code)
    {
        var index = check.IndexOf(Lines);
        return new ProcedureLines(this, index, index.GroupOf(code));
    }

    /// <summary>The lines in file order.</summary>
    public Enumerator GetEnumerator() => new(this);

    /// <summary>
    /// Records what comparing the line that is being evaluated with another found. Only what fails or is bypassed is reported. A comparison with
    /// a line that has a malformed field of the rule's does not count, and no line passes then.
    /// </summary>
    public void Record(in LineContext other, in Outcome outcome) => check.Conflicts.Add(other, outcome);

    /// <summary>The gravest outcome that was recorded for the line that is being evaluated; notApplicable where none was.</summary>
    public Outcome Gravest => check.Conflicts.Gravest;

    public ref struct Enumerator
    {
        private readonly ClaimContext claim;
        private int at = -1;

        internal Enumerator(ClaimContext claim) => this.claim = claim;

        public readonly LineContext Current => claim[at];

        public bool MoveNext() => ++at < claim.Count;
    }
}

/// <summary>The lines of one procedure code.</summary>
public readonly ref struct ProcedureLines
{
    private readonly ClaimContext claim;
    private readonly ClaimIndex index;
    private readonly int group;

    internal ProcedureLines(ClaimContext claim, ClaimIndex index, int group)
    {
        this.claim = claim;
        this.index = index;
        this.group = group;
    }

    public Enumerator GetEnumerator() => new(this);

    public ref struct Enumerator
    {
        private readonly ProcedureLines lines;
        private int at = -1;
        private int next;

        internal Enumerator(ProcedureLines lines)
        {
            this.lines = lines;
            next = lines.group < 0 ? -1 : lines.index.FirstOf(lines.group);
        }

        public readonly LineContext Current => lines.claim[at];

        public bool MoveNext()
        {
            at = next;
            if (at < 0)
                return false;
            next = lines.index.NextOf(at);
            return true;
        }
    }
}
