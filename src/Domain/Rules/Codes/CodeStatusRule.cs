using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Codes;

/// <summary>A rule over each code of a group of columns that fails where its table gives the code one status: unknown, or not in force.</summary>
/// <param name="first">The group's first column.</param>
/// <param name="count">How many columns the group has.</param>
/// <param name="fails">The status that fails; a code of another status is some other rule's.</param>
/// <param name="system">The table, for what could not be looked up.</param>
public abstract class CodeStatusRule(Field first, int count, LookupStatus fails, string system) : LineRule
{
    private readonly FieldSet group = FieldSet.Range(first, first + (count - 1));

    /// <summary>What the table has on the code at a place of the group, from 0.</summary>
    protected abstract LookupStatus StatusOf(in LineContext context, int place);

    /// <summary>Fails where any code does, and keeps their places; else says which could not be looked up; else passes where any was found.</summary>
    public override Outcome Check(in LineContext context)
    {
        var (wrong, outcome) = (0, Outcome.NotApplicable);
        foreach (var field in context.Line.Present & group)
        {
            var status = StatusOf(context, field - first);
            if (status == fails)
                wrong |= 1 << (field - first);
            else if (status != LookupStatus.Found)
                outcome = Outcome.Unanswered(status, system) is { IsQuiet: false } open ? open : outcome;
            else if (outcome.Status == OutcomeStatus.NotApplicable)
                outcome = Outcome.Pass;
        }

        return wrong == 0 ? outcome : Outcome.FailAt(wrong);
    }

    /// <summary>The columns that failed.</summary>
    protected FieldSet Wrong(in Outcome decision) => FieldSet.At(first, decision.Detail);
}
