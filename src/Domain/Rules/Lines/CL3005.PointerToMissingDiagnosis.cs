using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

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
            Citation = Citation.Professional("loop 2400, SV107 Composite Diagnosis Code Pointer"),
            Fix = "Point at a diagnosis of the claim, or add the diagnosis that is meant.",
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

    public override string Explain(in ClaimLine line, CodeTables tables) =>
        $"The claim carries {(line.Present & Fields.Diagnoses).Count} diagnoses; {MessageText.Values(line, Where(line, tables))} points past them.";
}
