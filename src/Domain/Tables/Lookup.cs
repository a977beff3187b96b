namespace ClaimLint.Domain.Tables;

/// <summary>What a table says of a key on a day, and which row or release decided.</summary>
/// <typeparam name="TRow">What a row says.</typeparam>
public readonly struct Lookup<TRow>
{
    private readonly ReleaseTable? table;
    private readonly int at;

    internal Lookup(LookupStatus status, ReleaseTable? table = null, int at = -1, TRow row = default!)
    {
        Status = status;
        Row = row;
        this.table = table;
        this.at = at;
    }

    /// <summary>Found, or why there is no row in force.</summary>
    public LookupStatus Status { get; }

    public bool IsFound => Status == LookupStatus.Found;

    /// <summary>The row in force on the day; the default value unless <see cref="IsFound"/>.</summary>
    public TRow Row { get; }

    /// <summary>The release that decided; null where none is loaded for the day.</summary>
    public Release? Release => table?.Release;

    /// <summary>The row in force, else the nearest row of the key, else the release alone. Allocates: for a finding only.</summary>
    public Evidence Evidence =>
        table is null ? default
        : at >= 0 ? table.EvidenceAt(at)
        : new Evidence(table.Release);
}

/// <summary>The rows of one release, as a finding names them.</summary>
public abstract class ReleaseTable(Release release)
{
    public Release Release { get; } = release;

    /// <summary>The row at a place of the table.</summary>
    internal abstract Evidence EvidenceAt(int at);
}
