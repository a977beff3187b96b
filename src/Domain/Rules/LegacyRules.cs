using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules;

/// <summary>Temporary: a rule of one line in the earlier shape.</summary>
public abstract class LegacyLineRule : LineRule
{
    public abstract Outcome Check(in ClaimLine line, CodeTables tables);

    public abstract string Explain(in ClaimLine line, CodeTables tables);

    public virtual FieldSet Where(in ClaimLine line, CodeTables tables) =>
        (Info.Fields & line.Present) is { IsEmpty: false } present ? present : Info.Fields;

    public virtual string Fix(in ClaimLine line, CodeTables tables) => Info.Fix;

    public virtual string Carc(in ClaimLine line, CodeTables tables) => Info.Carc;

    public virtual Evidence EvidenceFor(in ClaimLine line, CodeTables tables) => default;

    public sealed override Outcome Check(in LineContext context) => Check(context.Line, context.Tables);

    public sealed override FindingDetails Report(in LineContext context, in Outcome decision)
    {
        var evidence = EvidenceFor(context.Line, context.Tables);
        context.Consult(evidence.Release, context.Day);
        return new(Explain(context.Line, context.Tables), Where(context.Line, context.Tables))
        {
            Fix = Fix(context.Line, context.Tables),
            Carc = Carc(context.Line, context.Tables),
            Evidence = evidence,
        };
    }
}

/// <summary>Temporary: a rule of a line and one other line of its claim in the earlier shape.</summary>
public abstract class LegacyPairRule : ClaimLinesRule
{
    public abstract Outcome Check(in ClaimLine line, in ClaimLine other, CodeTables tables);

    public abstract string Explain(in ClaimLine line, in ClaimLine other, CodeTables tables);

    public virtual FieldSet Where(in ClaimLine line, in ClaimLine other, CodeTables tables) =>
        (Info.Fields & line.Present) is { IsEmpty: false } present ? present : Info.Fields;

    public virtual Evidence EvidenceFor(in ClaimLine line, in ClaimLine other, CodeTables tables) => default;

    public sealed override Outcome Check(in LineContext context, in ClaimContext claim)
    {
        for (var i = 0; i < claim.Count; i++)
        {
            if (i != context.Index)
                claim.Record(claim[i], Check(context.Line, claim.Lines[i], claim.Tables));
        }

        return claim.Gravest;
    }

    public sealed override FindingDetails Report(in LineContext context, in ClaimContext claim, in Conflict conflict)
    {
        ref readonly var other = ref claim.Lines[conflict.OtherLine];
        var evidence = EvidenceFor(context.Line, other, claim.Tables);
        context.Consult(evidence.Release, context.Day);
        return new(Explain(context.Line, other, claim.Tables), Where(context.Line, other, claim.Tables))
        {
            Evidence = evidence,
        };
    }
}

/// <summary>Temporary: a rule of a claim in the earlier shape.</summary>
public abstract class LegacyClaimRule : ClaimRule
{
    public abstract Outcome Check(ReadOnlySpan<ClaimLine> claim, CodeTables tables);

    public abstract string Explain(ReadOnlySpan<ClaimLine> claim, CodeTables tables);

    public virtual FieldSet Where(ReadOnlySpan<ClaimLine> claim, CodeTables tables) => Info.Fields;

    public sealed override Outcome Check(in ClaimContext claim) => Check(claim.Lines, claim.Tables);

    public sealed override FindingDetails Report(in ClaimContext claim, in Outcome decision) =>
        new(Explain(claim.Lines, claim.Tables), Where(claim.Lines, claim.Tables));
}
