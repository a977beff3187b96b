using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Lines;

/// <summary>What the rules over the fee schedule's indicators share: the modifiers they speak of, and the procedure's row.</summary>
/// <remarks>What an indicator means for a modifier is each rule's own to say.</remarks>
internal static class FeeLookups
{
    /// <summary>The file whose record layout tells what each indicator's values mean.</summary>
    public static Citation RelativeValueFile(string indicator) =>
        new(
            $"Medicare physician fee schedule relative value file (PPRRVU), record layout, {indicator}",
            "https://www.cms.gov/medicare/payment/fee-schedules/physician/pfs-relative-value-files"
        );

    /// <summary>The chapter on physicians, which tells what a contractor does by the indicator.</summary>
    public static Citation Manual(string section) =>
        new(
            $"Medicare Claims Processing Manual (100-04), chapter 12, section {section}",
            "https://www.cms.gov/regulations-and-guidance/guidance/manuals/downloads/clm104c12.pdf"
        );

    /// <summary>The columns that hold one of the modifiers. Allocates nothing.</summary>
    public static FieldSet ColumnsOf(in ClaimLine line, params ReadOnlySpan<Code> modifiers)
    {
        var fields = FieldSet.Empty;
        for (var i = 0; i < Fields.ModifierCount; i++)
        {
            var modifier = line.Modifiers[i];
            if (!modifier.IsNone && modifiers.Contains(modifier))
                fields = fields.With(Field.HcpcsModifier1 + i);
        }

        return fields;
    }

    /// <summary>Looks the line's procedure up; where no row is found, <paramref name="unanswered"/> is all that a rule can say.</summary>
    public static bool TryFind(in ClaimLine line, CodeTables tables, out FeeRow row, out Outcome unanswered)
    {
        row = default;
        unanswered = Outcome.NotApplicable;
        if (!IsAsked(line))
            return false;
        var edits = tables.EditsFor(line);
        var status = edits.FindFee(line.Procedure, line.ServiceFrom, out row);
        if (status == LookupStatus.Found)
            return true;
        unanswered = Outcome.Unanswered(status, edits.FeeSchedule.System);
        return false;
    }

    /// <summary>Whether the line has what a look-up needs: format rules own what is missing or malformed.</summary>
    public static bool IsAsked(in ClaimLine line) =>
        line.Type != ClaimType.Unknown && !line.Procedure.IsNone && line.ServiceFrom != default;

    /// <summary>The row has no indicator of the kind, or one that its layout does not know.</summary>
    public static Outcome Silent(in ClaimLine line, CodeTables tables) =>
        Outcome.SourceSilent(tables.EditsFor(line).FeeSchedule.System);

    /// <summary>The row that <see cref="TryFind"/> found, for a finding.</summary>
    public static FeeRow Of(in ClaimLine line, CodeTables tables) =>
        TryFind(line, tables, out var row, out _) ? row : default;

    public static Evidence EvidenceFor(in ClaimLine line, CodeTables tables) =>
        tables.EditsFor(line).FeeEvidence(line.Procedure, line.ServiceFrom);

    /// <summary>The sentence of a finding: modifiers, procedure, indicator, day, and what that means.</summary>
    public static string Tell(in ClaimLine line, FieldSet modifiers, string indicator, char value, string meaning) =>
        $"{MessageText.Values(line, modifiers)} with {line.Procedure}: on {line.ServiceFrom:yyyy-MM-dd} its {indicator} indicator is {value}: {meaning}.";
}
