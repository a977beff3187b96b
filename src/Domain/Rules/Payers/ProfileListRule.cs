using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Payers;

/// <summary>Reads what a profile rule needs of a line: a delegate, for a context cannot be a type argument.</summary>
internal delegate T OfLine<T>(in LineContext context);

/// <summary>A rule over one column of a professional line whose code the procedure's profile may list: which column is data.</summary>
public abstract class ProfileListRule : LineRule
{
    private readonly AssertionKind kind;
    private readonly Field field;
    private readonly string label;
    private readonly OfLine<Code> code;
    private readonly OfLine<bool> isLeftToCodes;
    private readonly OfLine<string?> name;

    /// <param name="kind">The rows of the profile that list such codes.</param>
    /// <param name="field">The column.</param>
    /// <param name="label">Its name in messages.</param>
    /// <param name="code">The code in the column.</param>
    /// <param name="isLeftToCodes">Whether a rule on the code's own table owns the line: the code is not one that may be submitted.</param>
    /// <param name="name">What the code's own table calls it, or null.</param>
    private protected ProfileListRule(
        AssertionKind kind,
        Field field,
        string label,
        OfLine<Code> code,
        OfLine<bool> isLeftToCodes,
        OfLine<string?> name
    ) =>
        (this.kind, this.field, this.label, this.code, this.isLeftToCodes, this.name) = (
            kind,
            field,
            label,
            code,
            isLeftToCodes,
            name
        );

    public sealed override Outcome Check(in LineContext context)
    {
        if (context.Line.Type != ClaimType.Professional)
            return Outcome.NotApplicable;
        if (context.Profile is not { } profile)
            return ProfileLookups.Unanswered(context);
        if (!profile.Lists(kind))
            return Outcome.NotApplicable;
        if (code(context).IsNone)
            return Outcome.DependsOnAbsent(field);
        var outcome = ProfileLookups.Check(context, profile, kind, code(context));
        return outcome.Status == OutcomeStatus.Fail && isLeftToCodes(context) ? Outcome.NotApplicable : outcome;
    }

    public sealed override FindingDetails Report(in LineContext context, in Outcome decision)
    {
        var named = name(context) is { } known ? $" ({known})" : string.Empty;
        var head = $"{label} {code(context)}{named} is not in the profile of {context.Line.Procedure}, which lists ";
        var listed = ProfileLookups.Listed(context, kind, MessageText.RoomAfter(head));
        return new($"{head}{listed}.", FieldSet.Of(field), ProfileLookups.EvidenceOf(context));
    }
}
