using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules;

/// <summary>A rule: its facts here, its logic in one of the three shapes below. Pure, without state, safe to share.</summary>
public abstract class Rule
{
    public abstract RuleInfo Info { get; }
}

/// <summary>A rule over one line.</summary>
public abstract class LineRule : Rule
{
    /// <summary>Judges the line. Allocates nothing, throws nothing, looks nowhere but into the line and the tables.</summary>
    public abstract Outcome Check(in ClaimLine line, CodeTables tables);

    /// <summary>The sentence of a finding: the offending value, the limit, the date. LookupKey only for an outcome that is told.</summary>
    public abstract string Explain(in ClaimLine line, CodeTables tables);

    /// <summary>The columns at fault; of the rule's columns, those that are filled, unless a rule knows better.</summary>
    public virtual FieldSet Where(in ClaimLine line, CodeTables tables) =>
        (Info.Fields & line.Present) is { IsEmpty: false } present ? present : Info.Fields;

    public virtual string Fix(in ClaimLine line, CodeTables tables) => Info.Fix;

    /// <summary>The claim adjustment reason code; the rule's own, unless the facts ask for another.</summary>
    public virtual string Carc(in ClaimLine line, CodeTables tables) => Info.Carc;

    /// <summary>The table row that decided.</summary>
    public virtual Evidence EvidenceFor(in ClaimLine line, CodeTables tables) => default;
}

/// <summary>A rule over a line and one other line of its claim. Its finding stands on the line and names the other.</summary>
public abstract class LinePairRule : Rule
{
    /// <summary>Judges the line in the light of the other. Called for every ordered pair of two different lines.</summary>
    public abstract Outcome Check(in ClaimLine line, in ClaimLine other, CodeTables tables);

    public abstract string Explain(in ClaimLine line, in ClaimLine other, CodeTables tables);

    public virtual FieldSet Where(in ClaimLine line, in ClaimLine other, CodeTables tables) =>
        (Info.Fields & line.Present) is { IsEmpty: false } present ? present : Info.Fields;

    public virtual string Fix(in ClaimLine line, in ClaimLine other, CodeTables tables) => Info.Fix;

    public virtual Evidence EvidenceFor(in ClaimLine line, in ClaimLine other, CodeTables tables) => default;
}

/// <summary>A rule over a claim as a whole. Its finding stands on the claim.</summary>
public abstract class ClaimRule : Rule
{
    /// <summary>Judges the claim: its lines in file order, at least one.</summary>
    public abstract Outcome Check(ReadOnlySpan<ClaimLine> claim, CodeTables tables);

    public abstract string Explain(ReadOnlySpan<ClaimLine> claim, CodeTables tables);

    public virtual FieldSet Where(ReadOnlySpan<ClaimLine> claim, CodeTables tables) => Info.Fields;

    public virtual string Fix(ReadOnlySpan<ClaimLine> claim, CodeTables tables) => Info.Fix;

    public virtual Evidence EvidenceFor(ReadOnlySpan<ClaimLine> claim, CodeTables tables) => default;
}

/// <summary>A rule about a file or a row that cannot be read. The reader of files finds the fault and its sentence; the rule holds the facts.</summary>
public abstract class FileRule : Rule;
