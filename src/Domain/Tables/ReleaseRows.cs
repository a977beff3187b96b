namespace ClaimLint.Domain.Tables;

/// <summary>A release with its rows.</summary>
public sealed record ReleaseRows(Release Release, IReadOnlyList<TableRow> Rows)
{
    /// <summary>The table in memory, where it was made of the rows already.</summary>
    internal ReleaseTable? Table { get; init; }

    /// <summary>Why the release cannot be read, in one sentence; null where it can.</summary>
    public string? WhyUnreadable => (Table as UnreadableTable)?.Why;

    /// <summary>A release that cannot be read, in the place of its rows: its table answers nothing, so that no older release answers for it.</summary>
    public static ReleaseRows Unreadable(Release release, string why) =>
        new(release, []) { Table = new UnreadableTable(release, why) };

    /// <summary>The release with its table in memory in place of the rows, so that it is made while others are still fetched.</summary>
    /// <exception cref="InvalidTableException">A row lacks a column, or a value is not of its kind.</exception>
    public ReleaseRows Prepare() =>
        Table is null ? new ReleaseRows(Release, []) { Table = TableCatalog.Default.Read(this) } : this;

    /// <summary>The same with the rows kept on request; one of which a row cannot be read becomes unreadable.</summary>
    public ReleaseRows PrepareOrMark(bool keepsRows)
    {
        try
        {
            return keepsRows ? this with { Table = TableCatalog.Default.Read(this) } : Prepare();
        }
        catch (InvalidTableException fault)
        {
            return Unreadable(Release, fault.Message);
        }
    }
}
