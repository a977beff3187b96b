using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Rules.Format;

/// <summary>A column with a short list of values has one of them.</summary>
/// <remarks>These values decide how everything else is read: the claim type, the code system, the unit, which payer pays first.</remarks>
public sealed class UnknownCodeValue : LineRule
{
    /// <summary>ICD-10-CM replaced ICD-9-CM for services from this day on (45 CFR 162.1002(c)).</summary>
    private static readonly DateOnly FirstDayOfIcd10 = new(2015, 10, 1);

    public override RuleInfo Info { get; } =
        new("CL1016", "Value not allowed in this field")
        {
            Snip = 2,
            Fields = Fields.Values,
            NeedsAny = Fields.Values,
            Owns = Fields.Values,
            Citation = Citation.Claims(
                "the code lists of CLM05 to CLM11, SBR01, SBR02, SBR09, DMG03, SV101-1, SV103, SV202-1 and SV204; ICD-9-CM until 2015-09-30 by 45 CFR 162.1002"
            ),
            Fix = "Use one of the values listed, in capital letters.",
            Carc = "16",
            Stc = "A7:21",
            Notes =
                "Also a value that the guide allows on the other claim type only (DA and HP are institutional, MJ professional), and diagnosis_code_type 9 "
                + "for services since 2015-10-01. An empty value is reported by CL1001.",
        };

    public override Outcome Check(in LineContext context) => Outcome.FailIf(!WrongIn(context.Line).IsEmpty);

    public override FindingDetails Report(in LineContext context, in Outcome decision)
    {
        ref readonly var line = ref context.Line;
        var wrong = WrongIn(line);
        var parts = new List<string>();
        foreach (var field in wrong)
        {
            var part = $"{MessageText.Values(line, FieldSet.Of(field))}: expected ";
            parts.Add(part + Expected(line, field, MessageText.MaxLength - 1 - part.Length));
        }

        return new($"{MessageText.List(parts, separator: "; ")}.", wrong) { Fix = FormatFix.Of(line, wrong) };
    }

    private static string Expected(in ClaimLine line, Field field, int room)
    {
        if (field == Field.BillTypeCode)
            return "a type of bill of three or four characters";
        if (IsIcd9TooLate(line) && field == Field.DiagnosisCodeType)
            return $"10 (ICD-10-CM) for services since {FirstDayOfIcd10:yyyy-MM-dd}";
        var type = line.Type;
        var values = FieldCatalog.Of(field).Values.Where(value => value.IsAllowedOn(type));
        return MessageText.List([.. values.Select(value => value.ToString())], room);
    }

    private static FieldSet WrongIn(in ClaimLine line)
    {
        var wrong = line.Malformed & Fields.Values;
        foreach (var field in line.Present & Fields.WithValuesByType)
        {
            if (!FieldCatalog.Of(field).AllowsOn(line.Type, line.Text[field]))
                wrong = wrong.With(field);
        }

        return IsIcd9TooLate(line) ? wrong.With(Field.DiagnosisCodeType) : wrong;
    }

    private static bool IsIcd9TooLate(in ClaimLine line) =>
        line.ServiceFrom >= FirstDayOfIcd10 && line.Text[Field.DiagnosisCodeType].SequenceEqual("9"u8);
}
