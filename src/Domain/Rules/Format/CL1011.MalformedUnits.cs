using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Rules.Format;

/// <summary>A quantity is a plain decimal, not negative, of at most eight digits and three decimals; minutes are whole.</summary>
/// <remarks>Unit limits and prices multiply by it: a comma or an exponent is a thousandfold error.</remarks>
public sealed class MalformedUnits : LineRule
{
    private static readonly FieldSet Minutes = FieldSet.Of(Field.AnesthesiaMinutes);

    public override RuleInfo Info { get; } =
        new("CL1011", "Invalid units")
        {
            Snip = 2,
            Fields = Fields.Quantities,
            NeedsAny = Fields.Quantities,
            Owns = Fields.Quantities,
            Citation = Citation.Claims(
                "loop 2400, SV104 and SV205 Quantity: at most 8 digits without the point, at most 3 after it; loop 2410, CTP04"
            ),
            Fix = "Enter digits and a decimal point only; minutes as a whole number.",
            Carc = "16",
            Stc = "A7:476",
            Notes = "Empty units are reported by CL1001, an invalid unit_measure_code by CL1016.",
        };

    public override Outcome Check(in LineContext context) =>
        Outcome.FailIf(context.Line.Malformed.Overlaps(Info.Owns) || !BrokenMinutes(context.Line).IsEmpty);

    public override FindingDetails Report(in LineContext context, in Outcome decision)
    {
        ref readonly var line = ref context.Line;
        var (malformed, broken) = (line.Malformed & Info.Owns, BrokenMinutes(line));
        List<string> parts = [];
        if (!malformed.IsEmpty)
            parts.Add(
                $"{MessageText.Values(line, malformed, room: 110)}: expected digits and a decimal point only, at most 8 digits and 3 decimals"
            );
        if (!broken.IsEmpty)
            parts.Add($"{MessageText.Values(line, broken)}: expected whole minutes");
        return new($"{MessageText.List(parts, separator: "; ")}.", malformed | broken);
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
