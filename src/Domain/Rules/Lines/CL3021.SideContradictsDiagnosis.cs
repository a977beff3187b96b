using System.Numerics;
using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Lines;

/// <summary>The side that a line's modifiers name is one that its pointed diagnoses name.</summary>
/// <remarks>A left-sided procedure for right-sided diagnoses has a wrong modifier, code or pointer; payers deny it, and it may be a wrong site.</remarks>
public sealed class SideContradictsDiagnosis : LineRule
{
    private const int ModifierShift = Fields.DiagnosisCount;

    public override RuleInfo Info { get; } =
        new("CL3021", "Modifier side conflicts with the diagnosis")
        {
            Severity = Severity.Warning,
            Snip = 4,
            Fields = Fields.Modifiers | Fields.Diagnoses,
            Needs = FieldSet.Of(Field.ServiceDateFrom),
            NeedsAny = Fields.Modifiers,
            DependsOn = Fields.Modifiers | Fields.Pointers | Fields.Diagnoses | FieldSet.Of(Field.ClaimType),
            Citation = new(
                "ICD-10-CM Official Guidelines for Coding and Reporting, section I.B.13 (laterality)",
                "https://www.cdc.gov/nchs/icd/icd-10-cm/files.html"
            ),
            Fix = "Correct the modifier, the diagnosis or the pointer by the side that the record documents.",
            Carc = "4",
            Stc = "A8:255",
            Notes =
                "Applies to RT and LT, to the modifiers of eyelids, fingers and toes, and to the sides that ICD-10-CM codes name. One pointed diagnosis of the modifier's side, or of both "
                + "sides, is enough to pass. notApplicable to institutional lines, where the modifiers name no side or both (50, RT with LT: CL3011), and where no pointed diagnosis "
                + "names one. notChecked where a modifier or pointed diagnosis that could not be looked up could change the answer. Unknown and "
                + "inactive codes belong to CL2003, CL2005, CL2006 and CL2007, and count for nothing here.",
        };

    /// <summary>The detail of a failure: the places of the diagnoses and, above them, of the modifiers that name a side.</summary>
    public override Outcome Check(in LineContext context)
    {
        if (context.Line.Type == ClaimType.Institutional)
            return Outcome.NotApplicable;
        var modifiers = NamedSides.OfModifiers(context);
        if (modifiers.IsBoth || (modifiers.IsNone && modifiers.IsWhole))
            return Outcome.NotApplicable;
        var diagnoses = NamedSides.OfDiagnoses(context);
        if (diagnoses.Shares(modifiers))
            return Outcome.Pass;
        // Diagnoses of both sides agree with whatever an unread modifier names; diagnoses of none contradict nothing.
        if (diagnoses.IsBoth || (diagnoses.IsNone && diagnoses.IsWhole))
            return Outcome.NotApplicable;
        if (!diagnoses.IsWhole)
            return Outcome.Unanswered(diagnoses.Unread, DiagnosisTable.Definition.Name);
        return modifiers.IsWhole
            ? Outcome.FailAt(diagnoses.Places | (modifiers.Places << ModifierShift))
            : Outcome.Unanswered(modifiers.Unread, ModifierTable.Definition.Name);
    }

    public override FindingDetails Report(in LineContext context, in Outcome decision)
    {
        var places = decision.Detail & ((1 << ModifierShift) - 1);
        var modifiers = FieldSet.At(Field.HcpcsModifier1, decision.Detail >> ModifierShift);
        var first = modifiers.First - Field.HcpcsModifier1;
        var (named, other) = context.Modifier(first).Row.Side == 'R' ? ("right", "left") : ("left", "right");
        ref readonly var diagnosis = ref context.Diagnosis(BitOperations.TrailingZeroCount(places));
        var codes = MessageText.List(NamedSides.CodesAt(context.Line, places));
        return new(
            $"Modifier {context.Line.Modifiers[first]} names the {named} side; on {context.Day:yyyy-MM-dd} the pointed diagnoses name only the {other}: {codes}.",
            modifiers | FieldSet.At(Field.DiagnosisCode1, places),
            diagnosis.Evidence
        );
    }
}
