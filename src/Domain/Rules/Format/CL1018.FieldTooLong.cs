using System.Text;
using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Format;

/// <summary>A value is no longer than X12 allows, nor than the guide advises.</summary>
/// <remarks>A longer value is refused or cut, and a claim id that was cut cannot be matched with its payment.</remarks>
public sealed class FieldTooLong : LineRule
{
    public override RuleInfo Info { get; } =
        new("CL1018", "Field too long")
        {
            Snip = 1,
            Fields = Fields.OfLimitedLength,
            NeedsAny = Fields.OfLimitedLength,
            Citation = Citation.Claims(
                "maximum lengths of the data elements; notes to CLM01 (20 characters advised) and REF02 of the line item control number (30)"
            ),
            Fix = "Shorten the value to the limit, keeping it unique where it identifies something.",
            Carc = "16",
            Stc = "A7:512",
            Notes =
                "Over what the guide advises only: a warning. Columns of a fixed format are reported by the rules of their format.",
        };

    public override Outcome Check(in LineContext context) =>
        !context.Line.TooLong.IsEmpty ? Outcome.Fail
        : OverAdvised(context.Line).IsEmpty ? Outcome.Pass
        : Outcome.FailAs(Severity.Warning);

    public override FindingDetails Report(in LineContext context, in Outcome decision)
    {
        ref readonly var line = ref context.Line;
        var wrong = line.TooLong | OverAdvised(line);
        var parts = new List<string>();
        foreach (var field in wrong)
        {
            var info = FieldCatalog.Of(field);
            var limit = line.TooLong.Contains(field)
                ? $"X12 allows {info.MaxLength}"
                : $"the guide advises at most {info.AdvisedLength}";
            parts.Add($"{info.Column} has {Length(line, field)} characters, {limit}");
        }

        return new($"{MessageText.List(parts, separator: "; ")}.", wrong);
    }

    private static FieldSet OverAdvised(in ClaimLine line)
    {
        var over = FieldSet.Empty;
        foreach (var field in line.Present & Fields.OfAdvisedLength)
        {
            var advised = FieldCatalog.Of(field).AdvisedLength;
            if (line.Text[field].Length > advised && Length(line, field) > advised)
                over = over.With(field);
        }

        return over;
    }

    private static int Length(in ClaimLine line, Field field) => Encoding.UTF8.GetCharCount(line.Text[field]);
}
