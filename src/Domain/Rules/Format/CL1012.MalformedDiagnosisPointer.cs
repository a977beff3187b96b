using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Format;

/// <summary>A diagnosis pointer is 1 to 12 or A to L, the pointers fill their columns from the first, and none appears twice.</summary>
/// <remarks>The first pointer names the line's main reason; a pointer that cannot be read leaves the line without it.</remarks>
public sealed class MalformedDiagnosisPointer : LineRule
{
    public override RuleInfo Info { get; } =
        new("CL1012", "Invalid diagnosis pointer")
        {
            Snip = 2,
            Fields = Fields.Pointers,
            NeedsAny = Fields.Pointers,
            DependsOn = FieldSet.Of(Field.ClaimType),
            Owns = Fields.Pointers,
            Citation = Citation.Professional("loop 2400, SV107 Composite Diagnosis Code Pointer; CMS-1500 item 24E"),
            Fix = "Enter one pointer a column, 1 to 12 or A to L, each once, from diagnosis_pointer_1 on.",
            Carc = "16",
            Stc = "A7:477",
            Notes =
                "The same pointer twice is a warning. notApplicable on an institutional line, which has no pointers. An empty diagnosis_pointer_1 is reported by "
                + "CL1001, a pointer past the claim's diagnoses by CL3005.",
        };

    public override Outcome Check(in LineContext context)
    {
        ref readonly var line = ref context.Line;
        if (line.Type == ClaimType.Institutional)
            return Outcome.NotApplicable;
        if (line.Malformed.Overlaps(Info.Owns) || !GapsIn(line).IsEmpty)
            return Outcome.Fail with { Detail = Repeated(line) };
        return Outcome.FailAt(Repeated(line), Severity.Warning);
    }

    public override FindingDetails Report(in LineContext context, in Outcome decision)
    {
        ref readonly var line = ref context.Line;
        return Gaps.Report(
            line,
            "1 to 12 or A to L",
            line.Malformed & Info.Owns,
            GapsIn(line),
            FieldSet.At(Field.DiagnosisPointer1, decision.Detail),
            "repeats an earlier pointer"
        );
    }

    private static FieldSet GapsIn(in ClaimLine line) => Gaps.In(line, Fields.Pointers, Field.DiagnosisPointer1);

    /// <summary>The places that repeat an earlier one's pointer, as bits; 1 and A are the same.</summary>
    private static int Repeated(in ClaimLine line)
    {
        var (seen, repeated) = (0, 0);
        for (var i = 0; i < Fields.PointerCount; i++)
        {
            var bit = 1 << line.Pointers[i];
            if (line.Pointers[i] > 0 && (seen & bit) != 0)
                repeated |= 1 << i;
            seen |= bit;
        }

        return repeated;
    }
}
