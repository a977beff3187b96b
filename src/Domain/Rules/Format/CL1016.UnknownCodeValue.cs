using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Rules.Format;

/// <summary>A column with a short list of values has one of them.</summary>
/// <remarks>These values decide how everything else is read: the claim type, the code system, the unit, whose turn it is to pay.</remarks>
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
                "the code lists of CLM05 to CLM09, SBR01, SBR02, SBR09, DMG03, SV101-1, SV103, SV202-1 and SV204; ICD-9-CM until 2015-09-30 by 45 CFR 162.1002"
            ),
            Fix = "Use one of the guide's values, in capitals.",
            Carc = "16",
            Stc = "A7:21",
            Notes =
                "Also a value that the guide allows only the other claim type (DA and HP are institutional, MJ professional), and diagnosis_code_type 9 "
                + "for services since 2015-10-01. An absent value belongs to CL1001.",
        };

    public override Outcome Check(in LineContext context) =>
        Outcome.FailIf(context.Line.Malformed.Overlaps(Info.Owns) || !OutOfPlace(context.Line).IsEmpty);

    public override FindingDetails Report(in LineContext context, in Outcome decision)
    {
        ref readonly var line = ref context.Line;
        var (malformed, misplaced) = (line.Malformed & Info.Owns, OutOfPlace(line));
        var parts = new List<string>();
        foreach (var field in malformed)
        {
            var values = FieldCatalog.Of(field).Values;
            var allowed = values.Length > 0 ? $"one of {values}" : "a type of bill of three or four characters";
            parts.Add($"{MessageText.Values(line, FieldSet.Of(field))}: expected {allowed}");
        }

        foreach (var field in misplaced)
        {
            var why =
                field == Field.DiagnosisCodeType
                    ? $"ICD-9-CM ended before {FirstDayOfIcd10:yyyy-MM-dd}, date of service {line.ServiceFrom:yyyy-MM-dd}"
                    : $"not used on {(line.Type == ClaimType.Professional ? "professional" : "institutional")} claims";
            parts.Add($"{MessageText.Values(line, FieldSet.Of(field))}: {why}");
        }

        return new($"{string.Join("; ", parts)}.", malformed | misplaced);
    }

    /// <summary>Values of the lists that this line cannot have.</summary>
    private static FieldSet OutOfPlace(in ClaimLine line)
    {
        var wrong = FieldSet.Empty;
        var unit = line.Text[Field.UnitMeasureCode];
        // SV103 has MJ and UN, SV204 has DA and UN; SV101-1 has no HP, SV202-1 has.
        if (line.Type == ClaimType.Professional && unit.SequenceEqual("DA"u8))
            wrong = wrong.With(Field.UnitMeasureCode);
        if (line.Type == ClaimType.Institutional && unit.SequenceEqual("MJ"u8))
            wrong = wrong.With(Field.UnitMeasureCode);
        if (line.Type == ClaimType.Professional && line.Text[Field.ProcedureQualifier].SequenceEqual("HP"u8))
            wrong = wrong.With(Field.ProcedureQualifier);
        if (line.ServiceFrom >= FirstDayOfIcd10 && line.Text[Field.DiagnosisCodeType].SequenceEqual("9"u8))
            wrong = wrong.With(Field.DiagnosisCodeType);
        return wrong;
    }
}
