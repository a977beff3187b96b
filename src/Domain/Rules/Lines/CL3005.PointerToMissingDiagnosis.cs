using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

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
            Citation = Citation.Professional("loop 2400, SV107 Composite Diagnosis Code Pointer"),
            Fix = "Point to a diagnosis on the claim, or add the missing diagnosis.",
            Carc = "16",
            Stc = "A7:477",
            Notes =
                "A pointer of the wrong shape belongs to CL1012. A diagnosis that is there but malformed (CL1004) is pointed at all the same.",
        };

    public override Outcome Check(in ClaimLine line, CodeTables tables)
    {
        if (!line.Present.Overlaps(Info.Fields))
            return Outcome.NotApplicable;
        return Outcome.FailIf(!Where(line, tables).IsEmpty);
    }

    public override FieldSet Where(in ClaimLine line, CodeTables tables)
    {
        var wrong = FieldSet.Empty;
        for (var i = 0; i < Fields.PointerCount; i++)
        {
            var position = line.Pointers[i];
            if (position > 0 && !line.Present.Contains(Field.DiagnosisCode1 + (position - 1)))
                wrong = wrong.With(Field.DiagnosisPointer1 + i);
        }

        return wrong;
    }

    public override string Explain(in ClaimLine line, CodeTables tables)
    {
        var count = (line.Present & Fields.Diagnoses).Count;
        return $"The claim has {count} {(count == 1 ? "diagnosis" : "diagnoses")}; no diagnosis matches {MessageText.Values(line, Where(line, tables))}.";
    }
}
