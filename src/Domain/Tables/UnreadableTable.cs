namespace ClaimLint.Domain.Tables;

/// <summary>A release that is in use and cannot be read: what its table says is not known, whatever its other releases say.</summary>
public sealed class UnreadableTable(Release release, string why) : ReleaseTable(release)
{
    /// <summary>Why it cannot be read, in one sentence.</summary>
    public string Why { get; } = why;

    public override int Count => 0;

    internal override Evidence EvidenceAt(int at) => new(Release);

    internal override ActivePeriod PeriodAt(int at) => ActivePeriod.Always;
}
