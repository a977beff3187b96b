using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Lines;

/// <summary>What one value of a fee schedule indicator means for a rule's modifiers.</summary>
/// <param name="Value">As the relative value file has it.</param>
/// <param name="Outcome">What the line gets where it has such a modifier.</param>
/// <param name="Meaning">In the words of the message; empty where nothing fails.</param>
public sealed record FeeIndicatorValue(char Value, Outcome Outcome, string Meaning = "")
{
    /// <summary>The modifiers that the value refuses, where it is not all of the rule's; with none of them on the line it passes.</summary>
    public IReadOnlyList<Code>? Refused { get; init; }

    /// <summary>The fix, where it is not the rule's.</summary>
    public string? Fix { get; init; }
}

/// <summary>A rule over one indicator of the fee schedule: which modifiers each of its values refuses is data.</summary>
/// <param name="name">The indicator's name in messages.</param>
/// <param name="read">Reads it from the procedure's row.</param>
/// <param name="modifiers">The modifiers that it decides about.</param>
/// <param name="values">What each value means; a value that is not listed says nothing, and the rule is notChecked.</param>
public abstract class FeeIndicatorRule(
    string name,
    Func<FeeRow, char> read,
    Code[] modifiers,
    FeeIndicatorValue[] values
) : LineRule
{
    protected static readonly FieldSet NeededFields = FieldSet.Of(Field.HcpcsCode, Field.ServiceDateFrom);

    private readonly Code[][] refusedBy =
    [
        .. values.Select(value => value.Refused is { } refused ? refused.ToArray() : modifiers),
    ];

    public sealed override Outcome Check(in LineContext context)
    {
        if (context.PlacesOf(modifiers) == 0)
            return Outcome.NotApplicable;
        ref readonly var fee = ref context.Fee;
        if (!fee.IsFound)
            return Outcome.Unanswered(fee.Status, context.Edits.FeeSchedule.System);
        var at = IndexOf(read(fee.Row));
        if (at < 0)
            return Outcome.SourceSilent(context.Edits.FeeSchedule.System);
        if (values[at].Outcome.Status != OutcomeStatus.Fail)
            return values[at].Outcome;
        var refused = context.PlacesOf(refusedBy[at]);
        return refused == 0 ? Outcome.Pass : values[at].Outcome with { Detail = refused };
    }

    public sealed override FindingDetails Report(in LineContext context, in Outcome decision)
    {
        ref readonly var line = ref context.Line;
        var value = values[IndexOf(read(context.Fee.Row))];
        var refused = FieldSet.At(Field.HcpcsModifier1, decision.Detail);
        return new(
            $"{MessageText.Values(line, refused)} with {line.Procedure}: on {context.Day:yyyy-MM-dd} its {name} indicator is {value.Value}: {value.Meaning}.",
            refused.With(Field.HcpcsCode),
            context.Fee.Evidence
        )
        {
            Fix = value.Fix,
        };
    }

    private int IndexOf(char indicator)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i].Value == indicator)
                return i;
        }

        return -1;
    }
}
