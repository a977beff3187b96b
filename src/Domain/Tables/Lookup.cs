namespace ClaimLint.Domain.Tables;

/// <summary>What a table says of a key on a day, and which row or release decided.</summary>
/// <typeparam name="TRow">What a row says.</typeparam>
public readonly struct Lookup<TRow>
{
    private readonly ReleaseTable? table;
    private readonly int at;

    internal Lookup(
        LookupStatus status,
        ReleaseTable? table = null,
        int at = -1,
        TRow row = default!,
        bool isExpired = false
    )
    {
        Status = status;
        Row = row;
        IsExpired = isExpired;
        this.table = table;
        this.at = at;
    }

    /// <summary>Found, or why there is no row in force.</summary>
    public LookupStatus Status { get; }

    public bool IsFound => Status == LookupStatus.Found;

    /// <summary>The deciding release was past its own period on the day, and no newer one covers the key: the row may have changed since.</summary>
    public bool IsExpired { get; }

    /// <summary>The row in force on the day; the default value unless <see cref="IsFound"/>.</summary>
    public TRow Row { get; }

    /// <summary>The release that decided; null where none is loaded for the day.</summary>
    public Release? Release => table?.Release;

    /// <summary>When the row in force, or the nearest row of the key, is in force; always where there is none.</summary>
    public ActivePeriod Period => at >= 0 ? table!.PeriodAt(at) : ActivePeriod.Always;

    /// <summary>The row in force, else the nearest row of the key, else the release alone. Allocates: for a finding only.</summary>
    public Evidence Evidence =>
        table is null ? default
        : at >= 0 ? table.EvidenceAt(at)
        : new Evidence(table.Release);

    internal ReleaseTable? Table => table;

    internal int At => at;

    /// <summary>Whether a row of a table is the one that decided.</summary>
    internal bool IsBy(ReleaseTable other, int place) => ReferenceEquals(table, other) && at == place;

    /// <summary>The same answer in other words.</summary>
    internal Lookup<TOther> As<TOther>(LookupStatus status, TOther row) => new(status, table, at, row, IsExpired);
}
