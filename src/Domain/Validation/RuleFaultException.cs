namespace ClaimLint.Domain.Validation;

/// <summary>A rule threw. The rule is at fault, not the claim: no verdict can be given. Carries the rule's id and no value of the line.</summary>
public sealed class RuleFaultException : Exception
{
    public RuleFaultException() { }

    public RuleFaultException(string rule, Exception inner)
        : base($"{rule} threw {inner.GetType().Name}.", inner) => Rule = rule;

    public RuleFaultException(string message)
        : base(message) { }

    /// <summary>The rule's id.</summary>
    public string Rule { get; } = string.Empty;
}
