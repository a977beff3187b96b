using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Format;

/// <summary>A diagnosis pointer is 1 to 12 or A to L, the pointers fill their columns from the first, and none comes twice.</summary>
/// <remarks>The first pointer names the line's main reason; a pointer that cannot be read leaves the line without it.</remarks>
public sealed class MalformedDiagnosisPointer : LineRule
{
    public override RuleInfo Info { get; } =
        new("CL1012", "Malformed diagnosis pointer")
        {
            Snip = 2,
            Fields = Fields.Pointers,
            Citation = Citation.Professional("loop 2400, SV107 Composite Diagnosis Code Pointer; CMS-1500 item 24E"),
            Fix = "Write one pointer a column, 1 to 12 or A to L, each once, from diagnosis_pointer_1 on.",
            Carc = "16",
            Stc = "A7:477",
            Notes =
                "The same pointer twice is a warning. An empty diagnosis_pointer_1 belongs to CL1001, a pointer past the claim's diagnoses to CL3005.",
        };

    public override Outcome Check(in ClaimLine line, CodeTables tables)
    {
        if (!line.Present.Overlaps(Info.Fields))
            return Outcome.NotApplicable;
        if (line.Malformed.Overlaps(Info.Fields) || !GapsIn(line).IsEmpty)
            return Outcome.Fail;
        return Repeated(line).IsEmpty ? Outcome.Pass : Outcome.FailAs(Severity.Warning);
    }

    public override FieldSet Where(in ClaimLine line, CodeTables tables) =>
        (line.Malformed & Info.Fields) | GapsIn(line) | Repeated(line);

    public override string Explain(in ClaimLine line, CodeTables tables)
    {
        var told = Gaps.Tell(line, "neither 1 to 12 nor A to L", line.Malformed & Info.Fields, GapsIn(line));
        if (Repeated(line) is { IsEmpty: false } repeated)
            told.Add($"the same diagnosis is pointed at before: {MessageText.Values(line, repeated)}");
        return $"Diagnosis pointers: {string.Join("; ", told)}.";
    }

    private static FieldSet GapsIn(in ClaimLine line) => Gaps.In(line, Fields.Pointers, Field.DiagnosisPointer1);

    /// <summary>The columns that repeat an earlier one's pointer; 1 and A are the same.</summary>
    private static FieldSet Repeated(in ClaimLine line)
    {
        var seen = 0;
        var repeated = FieldSet.Empty;
        for (var i = 0; i < Fields.PointerCount; i++)
        {
            var bit = 1 << line.Pointers[i];
            if (line.Pointers[i] > 0 && (seen & bit) != 0)
                repeated = repeated.With(Field.DiagnosisPointer1 + i);
            seen |= bit;
        }

        return repeated;
    }
}
