using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Tables;

/// <summary>For whom an edit was made.</summary>
public enum EditSetting : byte
{
    /// <summary>The table is the same for all.</summary>
    Any,

    /// <summary>Practitioners and ambulatory surgery centers.</summary>
    Practitioner,

    /// <summary>Hospitals, for outpatients.</summary>
    Outpatient,

    /// <summary>Suppliers of durable medical equipment.</summary>
    Supplier,
}

/// <summary>The edit tables of one program and setting.</summary>
public sealed record EditTables(
    ReleaseStack<FeeRow> FeeSchedule,
    PairEdits Pairs,
    ReleaseStack<UnitLimitRow> UnitLimits,
    ReleaseStack<AddOnRow> AddOns
)
{
    /// <summary>The fee schedule's row of a procedure as a whole, or of a component, with what decided. Allocates nothing.</summary>
    public Lookup<FeeRow> FindFee(Code procedure, DateOnly day, Code component = default) =>
        FeeSchedule.Find(Code.Pair(procedure, component), procedure, day);
}
