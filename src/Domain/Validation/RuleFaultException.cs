namespace ClaimLint.Domain.Validation;

/// <summary>A rule threw. The rule is at fault, not the claim: no verdict can be given.</summary>
/// <remarks>
/// Carries the rule's id, the kind of the fault and where it was thrown. The fault itself is left out: its message may quote a value of the line.
/// </remarks>
public sealed class RuleFaultException : Exception
{
    private readonly string? thrownAt;

    public RuleFaultException() { }

    public RuleFaultException(string rule, Exception fault)
        : base($"{rule} threw {fault.GetType().Name}.")
    {
        Rule = rule;
        thrownAt = fault.StackTrace;
    }

    public RuleFaultException(string message)
        : base(message) { }

    /// <summary>The rule's id.</summary>
    public string Rule { get; } = string.Empty;

    /// <summary>The frames of the fault, then those of this exception.</summary>
    public override string? StackTrace =>
        thrownAt is null ? base.StackTrace : thrownAt + Environment.NewLine + base.StackTrace;
}
