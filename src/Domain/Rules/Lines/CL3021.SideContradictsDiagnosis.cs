using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Lines;

/// <summary>The side that a line's modifiers name is one that its pointed diagnoses speak of.</summary>
/// <remarks>A left-sided procedure for right-sided diagnoses has a wrong modifier, code or pointer; payers deny it, and it may be a wrong site.</remarks>
public sealed class SideContradictsDiagnosis : LegacyLineRule
{
    public override RuleInfo Info { get; } =
        new("CL3021", "Modifier's side contradicts the diagnoses'")
        {
            Severity = Severity.Warning,
            Snip = 4,
            Fields = Fields.Modifiers | Fields.Diagnoses,
            Citation = new(
                "ICD-10-CM Official Guidelines for Coding and Reporting, section I.B.13 (laterality)",
                "https://www.cdc.gov/nchs/icd/icd-10-cm/files.html"
            ),
            Fix = "Correct the modifier, the diagnosis or the pointer by what the record says of the side.",
            Carc = "4",
            Notes =
                "Speaks of RT and LT and of the eyelids, fingers and toes, and of the sides that ICD-10-CM's codes name. One pointed diagnosis of the modifier's side, or of both "
                + "sides, is enough to pass. notApplicable where the modifiers name no side or both (50, RT with LT: CL3011), where no pointed diagnosis names one, and on lines "
                + "without pointers, as institutional ones. notChecked where a modifier or pointed diagnosis that could not be looked up could change the answer. Unknown and "
                + "inactive codes belong to CL2003, CL2005, CL2006 and CL2007, and count for nothing here.",
        };

    public override Outcome Check(in ClaimLine line, CodeTables tables)
    {
        if (line.ServiceFrom == default)
            return Outcome.NotApplicable;
        var named = NamedSides.OfModifiers(line, tables);
        if (named.IsBoth || (named.IsNone && named.IsWhole))
            return Outcome.NotApplicable;
        var spokenOf = NamedSides.OfDiagnoses(line, tables);
        if (spokenOf.Shares(named))
            return Outcome.Pass;
        // Diagnoses of both sides agree with whatever an unread modifier names; diagnoses of none contradict nothing.
        if (spokenOf.IsBoth || (spokenOf.IsNone && spokenOf.IsWhole))
            return Outcome.NotApplicable;
        if (!spokenOf.IsWhole)
            return Outcome.Unanswered(spokenOf.Unread, TableSystems.Diagnoses);
        return named.IsWhole ? Outcome.Fail : Outcome.Unanswered(named.Unread, TableSystems.Modifiers);
    }

    public override FieldSet Where(in ClaimLine line, CodeTables tables) =>
        SidedModifiers(line, tables) | SidedDiagnoses(line, tables);

    public override Evidence EvidenceFor(in ClaimLine line, CodeTables tables)
    {
        foreach (var field in SidedDiagnoses(line, tables))
            return tables.Diagnoses.EvidenceFor(line.Diagnoses[field - Field.DiagnosisCode1], line.ServiceFrom);
        return default;
    }

    public override string Explain(in ClaimLine line, CodeTables tables)
    {
        var (named, other) = NamedSides.OfModifiers(line, tables).Right ? ("right", "left") : ("left", "right");
        return $"{MessageText.Values(line, SidedModifiers(line, tables))} names the {named} side on {line.ServiceFrom:yyyy-MM-dd}; the pointed diagnoses name the {other} alone: {MessageText.Values(line, SidedDiagnoses(line, tables))}.";
    }

    /// <summary>The modifiers that name a side: of a line that fails, all the same one.</summary>
    private static FieldSet SidedModifiers(in ClaimLine line, CodeTables tables)
    {
        var fields = FieldSet.Empty;
        for (var i = 0; i < Fields.ModifierCount; i++)
        {
            var status = tables.Modifiers.Find(line.Modifiers[i], line.ServiceFrom, out var row);
            if (status == LookupStatus.Found && row.Side != '\0')
                fields = fields.With(Field.HcpcsModifier1 + i);
        }

        return fields;
    }

    /// <summary>The pointed diagnoses that name a side: of a line that fails, all the other one.</summary>
    private static FieldSet SidedDiagnoses(in ClaimLine line, CodeTables tables)
    {
        var fields = FieldSet.Empty;
        for (var i = 0; i < Fields.PointerCount; i++)
        {
            var status = tables.Diagnoses.Find(line.PointedDiagnosis(i), line.ServiceFrom, out var row);
            if (status == LookupStatus.Found && row.Side != '\0')
                fields = fields.With(Field.DiagnosisCode1 + (line.Pointers[i] - 1));
        }

        return fields;
    }
}
