using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Rules.Lines;

/// <summary>A diagnosis pointer names a diagnosis of the claim.</summary>
/// <remarks>The payer reads medical necessity through the pointer; one that points to no diagnosis leaves the line without it.</remarks>
public sealed class PointerToMissingDiagnosis : LineRule
{
    public override RuleInfo Info { get; } =
        new("CL3005", "Diagnosis pointer to a missing diagnosis")
        {
            Snip = 4,
            Fields = Fields.Pointers,
            NeedsAny = Fields.Pointers,
            Citation = Citation.Professional("loop 2400, SV107 Composite Diagnosis Code Pointer"),
            Fix = "Point to a diagnosis on the claim, or add the missing diagnosis.",
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
        var count = (context.Line.Present & Fields.Diagnoses).Count;
        return new(
            $"The claim has {count} {(count == 1 ? "diagnosis" : "diagnoses")}; no diagnosis matches {MessageText.Values(context.Line, wrong)}.",
            wrong
        );
    }
}
