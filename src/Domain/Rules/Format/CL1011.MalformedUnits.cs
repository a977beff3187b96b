using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Format;

/// <summary>A quantity is a plain decimal, not negative, of at most eight digits and three decimals; minutes are whole.</summary>
/// <remarks>Unit limits and prices multiply by it: a comma or an exponent is a thousandfold error.</remarks>
public sealed class MalformedUnits : LegacyLineRule
{
    private static readonly FieldSet Minutes = FieldSet.Of(Field.AnesthesiaMinutes);

    public override RuleInfo Info { get; } =
        new("CL1011", "Malformed units")
        {
            Snip = 2,
            Fields = Fields.Quantities,
            Citation = Citation.Claims(
                "loop 2400, SV104 and SV205 Quantity: at most 8 digits without the point, at most 3 after it; loop 2410, CTP04"
            ),
            Fix = "Write digits and a decimal point only; minutes as a whole number.",
            Carc = "16",
            Stc = "A7:476",
            Notes = "Absent units belong to CL1001, a unit_measure_code that is none to CL1016.",
        };

    public override Outcome Check(in ClaimLine line, CodeTables tables) =>
        line.Present.Overlaps(Info.Fields)
            ? Outcome.FailIf(line.Malformed.Overlaps(Info.Fields) || !BrokenMinutes(line).IsEmpty)
            : Outcome.NotApplicable;

    public override FieldSet Where(in ClaimLine line, CodeTables tables) =>
        (line.Malformed & Info.Fields) | BrokenMinutes(line);

    public override string Explain(in ClaimLine line, CodeTables tables)
    {
        List<string> told = [];
        if (line.Malformed.Overlaps(Info.Fields))
            told.Add(
                $"No plain number of at most 8 digits and 3 decimals, without a sign: {MessageText.Values(line, line.Malformed & Info.Fields)}."
            );
        if (BrokenMinutes(line) is { IsEmpty: false } broken)
            told.Add($"Minutes are whole: {MessageText.Values(line, broken)}.");
        return string.Join(' ', told);
    }

    private static FieldSet BrokenMinutes(in ClaimLine line)
    {
        var counted = line.Text[Field.UnitMeasureCode].SequenceEqual("MJ"u8)
            ? Minutes.With(Field.ServiceUnitQuantity)
            : Minutes;
        var broken = FieldSet.Empty;
        foreach (var field in counted & line.Present)
        {
            if (!Shapes.TryDecimal(line.Text[field], wholeDigits: 8, decimals: 3, out var minutes))
                continue;
            if (minutes != decimal.Truncate(minutes))
                broken = broken.With(field);
        }

        return broken;
    }
}
