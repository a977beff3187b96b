using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Claims;

/// <summary>Whether a modifier opens an NCCI pair of indicator 1, and which.</summary>
/// <remarks>
/// NCCI Policy Manual for Medicare, chapter I, section E (Modifiers and Modifier Indicators). Which modifiers are NCCI PTP-associated is
/// in the modifier table; what each needs is here. Whether the record supports it, no line can show.
/// </remarks>
internal static class PairOpening
{
    /// <summary>What to do about a pair that a modifier may open.</summary>
    public const string Fix =
        "Remove this line, unless the record shows a separate service; then one of the NCCI-associated modifiers says which, and must be supported by the record.";

    /// <summary>From this day 59 and X{EPSU} open a pair from the column 1 line too (CMS change request 11168).</summary>
    private static readonly DateOnly EitherLineFrom = new(2019, 7, 1);

    /// <summary>59 and X{EPSU}: the service was distinct from the other line's.</summary>
    private static readonly Code[] Distinct = Code.ListOf("59 XE XP XS XU");

    // The detail of an outcome: the modifier's place from 1, and on which of the lines it is.
    private const int OnColumn1 = 8;

    /// <summary>Bypassed where a modifier opens the pair; a warning where it would for another side or site than the column 1 line's; else fails.</summary>
    /// <returns>With the modifier as its detail: <see cref="Describe"/>. notChecked where a modifier of the column 2 line could not be looked up.</returns>
    public static Outcome Decide(in LineContext column1, in LineContext column2, DateOnly day)
    {
        var open = Outcome.Fail;
        var unread = Outcome.NotApplicable;
        for (var i = 0; i < Fields.ModifierCount; i++)
        {
            var modifier = column2.Line.Modifiers[i];
            if (modifier.IsNone)
                continue;
            ref readonly var row = ref column2.Modifier(i);
            if (IsDistinct(modifier, row.Status))
                return Outcome.Bypassed with { Detail = i + 1 };
            if (Outcome.Unanswered(row.Status, ModifierTable.Definition.Name) is { IsQuiet: false } outcome)
                unread = outcome;
            if (!row.IsFound || !IsAssociated(row.Row, column2.Line.Procedure, day))
                continue;
            if (!row.Row.Anatomic || !column1.HasModifier(modifier))
                return Outcome.Bypassed with { Detail = i + 1 };
            open = Outcome.FailAs(Severity.Warning) with { Detail = i + 1 };
        }

        for (var i = 0; i < Fields.ModifierCount && day >= EitherLineFrom; i++)
        {
            if (IsDistinct(column1.Line.Modifiers[i], column1.Modifier(i).Status))
                return Outcome.Bypassed with { Detail = OnColumn1 | (i + 1) };
        }

        return unread.IsQuiet ? open : unread;
    }

    /// <summary>What opens the pair or does not, in words.</summary>
    public static string Describe(in Outcome decision, in ClaimLine column1, in ClaimLine column2)
    {
        var place = (decision.Detail & ~OnColumn1) - 1;
        if (place < 0)
            return "no modifier of the two lines opens it";
        if ((decision.Detail & OnColumn1) != 0)
            return $"modifier {column1.Modifiers[place]} on {SameEncounter.Name(column1)} opens it, and the record must support it";
        return decision.Status == OutcomeStatus.Bypassed
            ? $"modifier {column2.Modifiers[place]} on this line opens it, and the record must support it"
            : $"modifier {column2.Modifiers[place]} is on both lines, and opens it for another side or site only";
    }

    /// <summary>The column of the modifier that decided, where it is on the column 2 line.</summary>
    public static FieldSet FieldOf(in Outcome decision) =>
        decision.Detail is > 0 and < OnColumn1
            ? FieldSet.Of(Field.HcpcsModifier1 + (decision.Detail - 1))
            : FieldSet.Empty;

    /// <summary>One of the five, unless the table knows that it was not in force on the day.</summary>
    private static bool IsDistinct(Code modifier, LookupStatus status) =>
        Array.IndexOf(Distinct, modifier) >= 0 && status is not (LookupStatus.NotInForce or LookupStatus.Unknown);

    private static bool IsAssociated(in ModifierRow row, Code procedure, DateOnly day) =>
        row.OpensPairEdits && (!row.EvaluationOnly || EvaluationCodes.Contain(procedure, day));
}
