using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Claims;

/// <summary>A line does not repeat another of its claim: same provider, dates, procedure code and modifiers.</summary>
/// <remarks>
/// Payers deny the second as an exact duplicate. A service that was truly repeated says so by a modifier, or is one line with more units.
/// </remarks>
public sealed class DuplicateLine : LinePairRule
{
    // Medicare Claims Processing Manual, chapter 1, section 120.2: what keeps a repeated service from being a suspected duplicate.
    private static readonly Code[] Repeats =
    [
        Code.Of("76"),
        Code.Of("77"),
        Code.Of("91"),
        Code.Of("59"),
        Code.Of("XE"),
        Code.Of("XP"),
        Code.Of("XS"),
        Code.Of("XU"),
    ];

    // Where one of these is malformed, what it holds is not known to be the same, nor to be another.
    private static readonly FieldSet Compared =
        Fields.Modifiers
        | FieldSet.Of(Field.ServiceDateFrom, Field.ServiceDateTo, Field.RenderingNpi, Field.BillingNpi);

    public override RuleInfo Info { get; } =
        new("CL4001", "Line repeats another line")
        {
            Snip = 4,
            Fields = FieldSet.Of(Field.HcpcsCode, Field.ServiceDateFrom) | Fields.Modifiers,
            Citation = new(
                "Medicare Claims Processing Manual (100-04), chapter 1, section 120 (Detection of Duplicate Claims)",
                "https://www.cms.gov/regulations-and-guidance/guidance/manuals/internet-only-manuals-ioms"
            ),
            Fix =
                "Remove the repeated line; a service that was rendered again carries the modifier that the record supports.",
            Carc = "18",
            Stc = "A3:54",
            Notes =
                "The finding stands on the later line. Lines without a procedure code are not compared; institutional lines are alike under one revenue code only. "
                + "Rows of one claim_id that name two patients are not compared; that they differ is CL4005's. A malformed modifier belongs to CL1003, a malformed NPI to CL1006, a malformed date to CL1005, a malformed revenue code to CL1013.",
        };

    public override Outcome Check(in ClaimLine line, in ClaimLine other, CodeTables tables)
    {
        if (
            line.Procedure.IsNone
            || line.ServiceFrom == default
            || (line.Malformed | other.Malformed).Overlaps(Compared)
        )
            return Outcome.NotApplicable;
        return Outcome.FailIf(
            line.Row > other.Row
                && line.Procedure == other.Procedure
                && IsUnderOneRevenueCode(line, other)
                && line.ServiceTo == other.ServiceTo
                && SameEncounter.Holds(line, other)
                && HasModifiersOf(line, other)
                && HasModifiersOf(other, line)
                && !SaysRepeated(line)
        );
    }

    public override string Explain(in ClaimLine line, in ClaimLine other, CodeTables tables)
    {
        var modifiers = string.Join(
            ' ',
            Fields.Modifiers.ToArray().Select(line.Text.String).Where(modifier => modifier.Length > 0)
        );
        return $"{line.Procedure}{(modifiers.Length > 0 ? $" with {modifiers}" : " without modifiers")} on {line.ServiceFrom:yyyy-MM-dd} stands on {SameEncounter.Name(other)} already, by the same provider.";
    }

    /// <summary>Professional claims have none; a revenue code that is absent or malformed is CL1001's or CL1013's, and like no other.</summary>
    private static bool IsUnderOneRevenueCode(in ClaimLine line, in ClaimLine other) =>
        line.Type != ClaimType.Institutional || (!line.RevenueCode.IsNone && line.RevenueCode == other.RevenueCode);

    private static bool HasModifiersOf(in ClaimLine line, in ClaimLine other)
    {
        foreach (var modifier in other.Modifiers)
        {
            if (!modifier.IsNone && !line.HasModifier(modifier))
                return false;
        }

        return true;
    }

    private static bool SaysRepeated(in ClaimLine line)
    {
        foreach (var modifier in Repeats)
        {
            if (line.HasModifier(modifier))
                return true;
        }

        return false;
    }
}
