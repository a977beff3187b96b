using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules;

/// <summary>A line as rules see it: its fields, and what the tables have on each of its codes on the day that counts for it.</summary>
/// <remarks>
/// Each look-up is made once a line, when the first rule needs it, and allocates nothing. A code that is empty or malformed, or without a day to
/// look it up on, has the status <see cref="LookupStatus.NothingToFind"/>. A rule that reads a look-up of an expired release cannot pass: the
/// engine makes it notChecked.
/// </remarks>
public readonly ref struct LineContext
{
    private static readonly Code ProfessionalComponent = Code.Of("26");
    private static readonly Code TechnicalComponent = Code.Of("TC");

    private readonly ref readonly ClaimLine line;
    private readonly LineMemo memo;

    internal LineContext(in ClaimLine line, int index, CheckMemory check)
    {
        this.line = ref line;
        memo = check.MemoOf(index);
        Index = index;
    }

    /// <summary>The line's fields.</summary>
    public ref readonly ClaimLine Line => ref line;

    /// <summary>Position of the line in its claim, from 0.</summary>
    public int Index { get; }

    public CodeTables Tables => memo.Check.Tables;

    /// <summary>The day that most tables are looked up on: the first day of service.</summary>
    public DateOnly Day => line.ServiceFrom;

    /// <summary>The policy of the line's payer on the day, or null.</summary>
    public PayerPolicy? Policy
    {
        get
        {
            if (memo.IsFirst(LookupSlot.Policy))
                memo.PolicyStatus = Tables.Payers.Find(line, out memo.Policy);
            return memo.Policy;
        }
    }

    /// <summary>Whose edits the line's payer follows.</summary>
    public EditProgram Program => Policy?.Program ?? EditProgram.NotStated;

    /// <summary>The payer's policies begin after the line's day: whose edits it followed then is not known.</summary>
    public bool IsBeforePolicies => Policy is null && memo.PolicyStatus == LookupStatus.NoRelease;

    /// <summary>The edit tables of the payer's program and the line's setting.</summary>
    public EditTables Edits
    {
        get
        {
            if (memo.IsFirst(LookupSlot.Edits))
                memo.Edits = Tables.EditsFor(line);
            return memo.Edits!;
        }
    }

    /// <summary>The profile of the line's procedure on its day, or null.</summary>
    public ProcedureProfile? Profile
    {
        get
        {
            if (memo.IsFirst(LookupSlot.Profile))
            {
                memo.Profile = null;
                memo.ProfileStatus =
                    line.IsHcpcs && !line.Procedure.IsNone && Day != default
                        ? Tables.Profiles.Find(line.Procedure, Day, out memo.Profile)
                        : LookupStatus.NothingToFind;
            }

            return memo.Profile;
        }
    }

    /// <summary>Found, or why there is no <see cref="Profile"/>.</summary>
    public LookupStatus ProfileStatus => Profile is null ? memo.ProfileStatus : LookupStatus.Found;

    public ref readonly Lookup<ProcedureRow> Procedure => ref Noted(FindProcedure());

    /// <summary>
    /// Whether the procedure exists on the day: by the lists of HCPCS and CPT, or by an active row of a fee schedule in force, whatever the payer.
    /// CPT's own list is licensed, and the fee schedule names its codes.
    /// </summary>
    public LookupStatus ProcedureStatus
    {
        get
        {
            ref readonly var listed = ref FindProcedure();
            return listed is { IsFound: true, IsExpired: false } || IsOnFeeSchedule
                ? LookupStatus.Found
                : Noted(listed).Status;
        }
    }

    /// <summary>The fee schedule's row of the procedure as a whole.</summary>
    public ref readonly Lookup<FeeRow> Fee
    {
        get
        {
            if (memo.IsFirst(LookupSlot.Fee))
                memo.Fee = FindFee(Code.None);
            return ref Noted(memo.Fee);
        }
    }

    /// <summary>The fee schedule's row of the component that 26 or TC names, where there is one; else of the procedure as a whole.</summary>
    public ref readonly Lookup<FeeRow> ComponentFee
    {
        get
        {
            if (memo.IsFirst(LookupSlot.ComponentFee))
            {
                var (professional, technical) = (HasModifier(ProfessionalComponent), HasModifier(TechnicalComponent));
                var component = professional ? ProfessionalComponent : TechnicalComponent;
                memo.ComponentFee = professional == technical ? default : FindFee(component);
                if (professional == technical || !memo.ComponentFee.IsFound)
                    memo.ComponentFee = FindFee(Code.None);
            }

            return ref Noted(memo.ComponentFee);
        }
    }

    public ref readonly Lookup<PlaceRow> Place
    {
        get
        {
            if (memo.IsFirst(LookupSlot.Place))
                memo.Place = Find(Tables.Places, line.PlaceOfService, Day);
            return ref Noted(memo.Place);
        }
    }

    public ref readonly Lookup<RevenueRow> Revenue
    {
        get
        {
            if (memo.IsFirst(LookupSlot.Revenue))
                memo.Revenue = Find(Tables.RevenueCodes, line.RevenueCode, Day);
            return ref Noted(memo.Revenue);
        }
    }

    /// <summary>What the modifier at a place, 0 to 3, does: its row in the table <c>modifiers</c>.</summary>
    public ref readonly Lookup<ModifierRow> Modifier(int place)
    {
        ref var found = ref memo.Modifiers[place];
        if (memo.IsFirst(LookupSlot.Modifiers, place))
            found = Find(Tables.Modifiers, line.Modifiers[place], Day);
        return ref Noted(found);
    }

    /// <summary>Whether the modifier at a place exists on the day: by <c>modifiers</c> or by the HCPCS file, whichever has more to say.</summary>
    public LookupStatus ModifierStatus(int place)
    {
        var own = Modifier(place).Status;
        return own is LookupStatus.Found or LookupStatus.NothingToFind ? own : Surer(own, HcpcsModifier(place).Status);
    }

    /// <summary>What <see cref="ModifierStatus"/> rests on, for a finding.</summary>
    public Evidence ModifierEvidence(int place)
    {
        var status = ModifierStatus(place);
        return Modifier(place).Status == status ? Modifier(place).Evidence : HcpcsModifier(place).Evidence;
    }

    /// <summary>The modifier at a place in the HCPCS file.</summary>
    public ref readonly Lookup<ProcedureRow> HcpcsModifier(int place)
    {
        ref var found = ref memo.HcpcsModifiers[place];
        if (memo.IsFirst(LookupSlot.HcpcsModifiers, place))
            found = Find(Tables.HcpcsModifiers, line.Modifiers[place], Day);
        return ref Noted(found);
    }

    /// <summary>The diagnosis at a place, 0 to 24, on the day whose ICD-10-CM counts for the claim.</summary>
    public ref readonly Lookup<DiagnosisRow> Diagnosis(int place)
    {
        ref var found = ref memo.Diagnoses[place];
        if (memo.IsFirst(LookupSlot.Diagnoses, place))
            found = Find(Tables.Diagnoses, line.Diagnoses[place], line.DiagnosisDay);
        return ref Noted(found);
    }

    /// <summary>A taxonomy code, on the day of receipt: providers report the code that is valid when they bill.</summary>
    /// <param name="field">One of the three taxonomy columns.</param>
    public ref readonly Lookup<TaxonomyRow> Taxonomy(Field field)
    {
        var (place, code) = field switch
        {
            Field.BillingTaxonomyCode => (0, line.BillingTaxonomy),
            Field.RenderingTaxonomyCode => (1, line.RenderingTaxonomy),
            _ => (2, line.AttendingTaxonomy),
        };
        ref var found = ref memo.Taxonomies[place];
        if (memo.IsFirst(LookupSlot.Taxonomies, place))
            found = Find(Tables.Taxonomies, code, line.Received);
        return ref Noted(found);
    }

    /// <summary>Looks a code up in any table, and notes what was consulted. For look-ups that no property keeps.</summary>
    public Lookup<TRow> Find<TRow>(ReleaseStack<TRow> table, Code code, DateOnly day)
    {
        if (code.IsNone || day == default)
            return new Lookup<TRow>(LookupStatus.NothingToFind);
        var found = table.Find(code, day);
        memo.Check.Consulted.Note(found);
        return found;
    }

    /// <summary>Looks an NCCI pair up in the line's edit tables, and notes what was consulted.</summary>
    public Lookup<PairEdit> FindPair(Code column1, Code column2, DateOnly day)
    {
        var found = Edits.Pairs.Find(column1, column2, day);
        memo.Check.Consulted.Note(found);
        return found;
    }

    /// <summary>What the rule that is being called has consulted, for look-ups that are shared with others than rules.</summary>
    internal ConsultedReleases Consulted => memo.Check.Consulted;

    /// <summary>Notes a release that was consulted by other means than a look-up of this context.</summary>
    public void Consult(Release? release, DateOnly day) => memo.Check.Consulted.Note(release, day);

    /// <summary>Whether the column is absent from the file, so that its content is not known; never so in JSON and 837.</summary>
    public bool IsAbsent(Field field) => line.Text.Absent.Contains(field);

    public bool HasModifier(Code modifier) => line.HasModifier(modifier);

    /// <summary>The places of the line's modifiers that are among the given ones, as bits.</summary>
    public int PlacesOf(params ReadOnlySpan<Code> modifiers)
    {
        var places = 0;
        for (var i = 0; i < Fields.ModifierCount; i++)
        {
            if (!line.Modifiers[i].IsNone && modifiers.Contains(line.Modifiers[i]))
                places |= 1 << i;
        }

        return places;
    }

    /// <summary>Statuses D, F and H are of codes that have ended.</summary>
    private bool IsOnFeeSchedule
    {
        get
        {
            if (memo.IsFirst(LookupSlot.OnFeeSchedule))
                memo.IsOnFeeSchedule =
                    !line.Procedure.IsNone
                    && Day != default
                    && Tables.MedicarePractitioner.FindFee(line.Procedure, Day)
                        is { IsFound: true, IsExpired: false, Row.Status: not ('D' or 'F' or 'H') };
            return memo.IsOnFeeSchedule;
        }
    }

    private ref readonly Lookup<ProcedureRow> FindProcedure()
    {
        if (memo.IsFirst(LookupSlot.Procedure))
            memo.Procedure =
                line.Procedure.IsNone || Day == default
                    ? new Lookup<ProcedureRow>(LookupStatus.NothingToFind)
                    : Tables.Procedures.Find(line.Procedure, Day);
        return ref memo.Procedure;
    }

    private Lookup<FeeRow> FindFee(Code component) =>
        line.Procedure.IsNone || Day == default || line.Type == ClaimType.Unknown
            ? new Lookup<FeeRow>(LookupStatus.NothingToFind)
            : Edits.FindFee(line.Procedure, Day, component);

    private ref readonly Lookup<TRow> Noted<TRow>(in Lookup<TRow> lookup)
    {
        memo.Check.Consulted.Note(lookup);
        return ref lookup;
    }

    /// <summary>Of two tables' words on one code: that it is there, else that it was, else that it is not, else why it is not known.</summary>
    private static LookupStatus Surer(LookupStatus one, LookupStatus other) => one < other ? one : other;
}
