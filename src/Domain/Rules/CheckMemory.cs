using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules;

/// <summary>What one check keeps from claim to claim, so that a clean claim allocates nothing. One instance serves one thread.</summary>
internal sealed class CheckMemory(CodeTables tables)
{
    private readonly List<LineMemo> lines = [];
    private readonly ClaimIndex index = new();
    private int claim;
    private int indexedClaim;

    public CodeTables Tables { get; } = tables;

    /// <summary>What the rule that is being called has consulted.</summary>
    public ConsultedReleases Consulted { get; } = new(tables);

    /// <summary>What the rule that is being called has recorded of the line.</summary>
    public Conflicts Conflicts { get; } = new();

    /// <summary>Begins a claim: everything that was looked up for the one before is forgotten.</summary>
    public void Begin() => claim++;

    /// <summary>The look-ups of a line. The lines of a claim within the limits keep theirs until the claim ends; the rest share one.</summary>
    public LineMemo MemoOf(int line)
    {
        var place = Math.Min(line, ClaimLimits.InstitutionalLines);
        while (lines.Count <= place)
            lines.Add(new LineMemo(this));
        var memo = lines[place];
        memo.BeginUnlessOf(claim, line);
        return memo;
    }

    public ClaimIndex IndexOf(ReadOnlySpan<ClaimLine> ofClaim)
    {
        if (indexedClaim != claim)
        {
            index.Build(ofClaim);
            indexedClaim = claim;
        }

        return index;
    }
}

/// <summary>Notes the expired release that a rule consulted: a pass must not rest on it, and a finding names it.</summary>
internal sealed class ConsultedReleases(CodeTables tables)
{
    /// <summary>The first expired release since <see cref="Clear"/>; null where none was consulted.</summary>
    public Release? Expired { get; private set; }

    public void Clear() => Expired = null;

    /// <summary>Notes the release that a look-up went by. The only place that decides whether a look-up rests on an expired release.</summary>
    public void Note<TRow>(in Lookup<TRow> lookup)
    {
        if (lookup.IsExpired)
            Expired ??= lookup.Release;
    }

    public void Note(Release? release, DateOnly day)
    {
        if (release is not null && tables.IsStale(release, day))
            Expired ??= release;
    }
}

/// <summary>The look-ups of one line, each made once, when a rule first needs it.</summary>
internal sealed class LineMemo(CheckMemory check)
{
    private int claim;
    private int line = -1;
    private ulong made;

    public Lookup<ProcedureRow> Procedure;
    public bool IsOnFeeSchedule;
    public Lookup<FeeRow> Fee;
    public Lookup<FeeRow> ComponentFee;
    public Lookup<PlaceRow> Place;
    public Lookup<RevenueRow> Revenue;
    public EditTables? Edits;
    public PayerPolicy? Policy;
    public LookupStatus PolicyStatus;
    public ProcedureProfile? Profile;
    public LookupStatus ProfileStatus;
    public readonly Lookup<ModifierRow>[] Modifiers = new Lookup<ModifierRow>[Fields.ModifierCount];
    public readonly Lookup<ProcedureRow>[] HcpcsModifiers = new Lookup<ProcedureRow>[Fields.ModifierCount];
    public readonly Lookup<TaxonomyRow>[] Taxonomies = new Lookup<TaxonomyRow>[3];
    public readonly Lookup<DiagnosisRow>[] Diagnoses = new Lookup<DiagnosisRow>[Fields.DiagnosisCount];

    public CheckMemory Check { get; } = check;

    public void BeginUnlessOf(int ofClaim, int ofLine)
    {
        if (claim == ofClaim && line == ofLine)
            return;
        (claim, line, made) = (ofClaim, ofLine, 0);
    }

    /// <summary>True for the first call since the line began.</summary>
    public bool IsFirst(LookupSlot slot, int place = 0)
    {
        var bit = 1UL << ((int)slot + place);
        if ((made & bit) != 0)
            return false;
        made |= bit;
        return true;
    }
}

/// <summary>Which look-up of a line: bits of one word; a numbered group takes as many as it has columns.</summary>
internal enum LookupSlot
{
    Procedure,
    Fee,
    ComponentFee,
    Place,
    Revenue,
    Edits,
    Policy,
    Profile,
    Modifiers = 8,
    HcpcsModifiers = Modifiers + Fields.ModifierCount,
    Taxonomies = HcpcsModifiers + Fields.ModifierCount,
    Diagnoses = Taxonomies + 3,
    OnFeeSchedule = Diagnoses + Fields.DiagnosisCount,
}
