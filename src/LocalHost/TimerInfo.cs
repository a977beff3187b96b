namespace ClaimLint.LocalHost;

/// <summary>What a timer function is told of its schedule.</summary>
public sealed class TimerInfo
{
    public ScheduleStatus? ScheduleStatus { get; set; }

    /// <summary>Whether this call comes later than it should have. Never set here: missed times are not remembered.</summary>
    public bool IsPastDue { get; set; }
}

/// <summary>The times of a schedule, UTC.</summary>
public sealed class ScheduleStatus
{
    /// <summary>When the function was last called; the default value before its first call.</summary>
    public DateTime Last { get; set; }

    /// <summary>When it will be called next.</summary>
    public DateTime Next { get; set; }

    public DateTime LastUpdated { get; set; }
}
