using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules;

/// <summary>A rule: its facts here, its logic in one of the four shapes below. Pure, without state, safe to share.</summary>
/// <remarks>
/// <c>Check</c> decides: it allocates nothing on a line that passes, throws nothing, and reads nothing but its context. <c>Report</c> writes the
/// finding of a decision that is reported; it does not decide again: what <c>Check</c> looked up is still at hand, and what it found is in
/// <see cref="Outcome.Detail"/>. The engine calls neither where the fields of <see cref="RuleInfo.Needs"/> are missing.
/// </remarks>
public abstract class Rule
{
    public abstract RuleInfo Info { get; }
}

/// <summary>A rule over one line.</summary>
public abstract class LineRule : Rule
{
    public abstract Outcome Check(in LineContext context);

    public abstract FindingDetails Report(in LineContext context, in Outcome decision);
}

/// <summary>A rule over each line among the lines of its claim: sums per day, pairs, add-ons, duplicates. One outcome a line.</summary>
public abstract class ClaimLinesRule : Rule
{
    /// <summary>Evaluates one line. A rule that compares it with others records each comparison (<see cref="ClaimContext.Record"/>) and returns the gravest.</summary>
    public abstract Outcome Check(in LineContext context, in ClaimContext claim);

    /// <summary>Writes the finding of the line, or of one comparison with another line.</summary>
    public abstract FindingDetails Report(in LineContext context, in ClaimContext claim, in Conflict conflict);
}

/// <summary>A rule over a claim as a whole.</summary>
public abstract class ClaimRule : Rule
{
    /// <summary>Evaluates the claim: its lines in file order, at least one.</summary>
    public abstract Outcome Check(in ClaimContext claim);

    public abstract FindingDetails Report(in ClaimContext claim, in Outcome decision);
}

/// <summary>A rule about a file or a row that cannot be read. The reader of files finds the fault and its sentence; the rule has the facts.</summary>
public abstract class FileRule : Rule;

/// <summary>What a rule writes of a finding; what it leaves out is the rule's own (<see cref="RuleInfo"/>).</summary>
/// <param name="Message">What is wrong with this value: the value, what was expected, the deciding fact with its date.</param>
/// <param name="Fields">The columns at fault.</param>
/// <param name="Evidence">The table row that decided; none where no table did.</param>
/// <param name="Line">Position of the line at fault, for a finding on the claim; -1 where no single line is.</param>
public sealed record FindingDetails(string Message, FieldSet Fields, Evidence Evidence = default, int Line = -1)
{
    /// <summary>What to change, where it is not the rule's fix.</summary>
    public string? Fix { get; init; }

    /// <summary>The claim adjustment reason code, where it is not the rule's.</summary>
    public string? Carc { get; init; }
}

/// <summary>What a <see cref="ClaimLinesRule"/> found on a line: by itself, or in comparison with another line.</summary>
/// <param name="Outcome">What was found.</param>
/// <param name="OtherLine">Position of the other line in the claim; -1 where the finding names none.</param>
public readonly record struct Conflict(Outcome Outcome, int OtherLine = -1);
