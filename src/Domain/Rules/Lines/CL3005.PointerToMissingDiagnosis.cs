using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Rules.Lines;

/// <summary>A diagnosis pointer names a diagnosis that the claim carries.</summary>
/// <remarks>The payer reads medical necessity through the pointer; one that points at nothing leaves the line without any.</remarks>
public sealed class PointerToMissingDiagnosis : LineRule
{
    public override RuleInfo Info { get; } =
        new("CL3005", "Diagnosis pointer names no diagnosis")
        {
            Snip = 4,
            Fields = Fields.Pointers,
            NeedsAny = Fields.Pointers,
            Citation = Citation.Professional("loop 2400, SV107 Composite Diagnosis Code Pointer"),
            Fix = "Point at a diagnosis of the claim, or add the diagnosis that is meant.",
            Carc = "16",
            Stc = "A7:477",
            Notes =
                "A diagnosis that is there but malformed (CL1004) is pointed at all the same. notChecked where the list has a gap or no first diagnosis (CL1001, CL1004): what it then "
                + "names is not known.",
        };

    public override Outcome Check(in LineContext context)
    {
        ref readonly var line = ref context.Line;
        var (listed, missing) = (0, 0);
        while (listed < Fields.DiagnosisCount && line.Present.Contains(Field.DiagnosisCode1 + listed))
            listed++;
        for (var i = 0; i < Fields.PointerCount; i++)
        {
            if (line.Pointers[i] > listed)
                missing |= 1 << i;
        }

        return missing > 0 && (listed == 0 || listed < (line.Present & Fields.Diagnoses).Count)
            ? Outcome.DependsOnAbsent(Field.DiagnosisCode1 + listed)
            : Outcome.FailAt(missing);
    }

    public override FindingDetails Report(in LineContext context, in Outcome decision)
    {
        var wrong = FieldSet.At(Field.DiagnosisPointer1, decision.Detail);
        return new(
            $"The claim carries {(context.Line.Present & Fields.Diagnoses).Count} diagnoses; {MessageText.Values(context.Line, wrong)} points past them.",
            wrong
        );
    }
}
