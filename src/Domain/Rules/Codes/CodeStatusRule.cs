using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Codes;

/// <summary>A rule over each code of a group of columns that fails where its table gives the code a status: unknown, or not in force.</summary>
/// <param name="columns">The group; from its first column to its last there are at most 32.</param>
/// <param name="system">The table, for what could not be looked up.</param>
/// <param name="failing">The statuses that fail; a code of another status is some other rule's.</param>
public abstract class CodeStatusRule(FieldSet columns, string system, params LookupStatus[] failing) : LineRule
{
    private readonly Field first = columns.First;

    /// <summary>What the table has on the code at a place, counted from the group's first column.</summary>
    protected abstract LookupStatus StatusOf(in LineContext context, int place);

    /// <summary>Fails where any code does, and keeps their places; else says which could not be looked up; else passes where any was found.</summary>
    public override Outcome Check(in LineContext context)
    {
        var (wrong, outcome) = (0, Outcome.NotApplicable);
        foreach (var field in context.Line.Present & columns)
        {
            var status = StatusOf(context, field - first);
            if (failing.AsSpan().Contains(status))
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
