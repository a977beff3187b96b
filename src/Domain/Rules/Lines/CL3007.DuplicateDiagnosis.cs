using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Rules.Lines;

/// <summary>A diagnosis is in the claim's list once.</summary>
/// <remarks>A code is reported once an encounter, even for both sides or for two conditions that share it; payers drop or return the second.</remarks>
public sealed class DuplicateDiagnosis : LineRule
{
    public override RuleInfo Info { get; } =
        new("CL3007", "Duplicate diagnosis on the claim")
        {
            Snip = 4,
            Fields = Fields.Diagnoses,
            NeedsAny = Fields.Diagnoses,
            Citation = new(
                "ICD-10-CM Official Guidelines for Coding and Reporting, section I.B.12 (reporting the same diagnosis code more than once); Definitions of Medicare Code Edits, edit 3",
                "https://www.cdc.gov/nchs/icd/icd-10-cm/files.html"
            ),
            Fix = "List the diagnosis once, and let every pointer that means it name its first place.",
            Carc = "16",
            Stc = "A7:255",
            Notes =
                "A code with its dot and without is the same. The list is the claim's: reported on each of its lines. An invalid code belongs to CL1004 and is not compared, nor is a "
                + "list of another code system; the admitting diagnosis may repeat one of the list.",
        };

    /// <summary>The detail of a failure: the places that repeat an earlier one's code.</summary>
    public override Outcome Check(in LineContext context)
    {
        if (!context.Line.IsIcd10)
            return Outcome.NotApplicable;
        var repeated = 0;
        for (var i = 1; i < Fields.DiagnosisCount; i++)
        {
            if (FirstPlaceOf(context.Line, i) < i)
                repeated |= 1 << i;
        }

        return Outcome.FailAt(repeated);
    }

    public override FindingDetails Report(in LineContext context, in Outcome decision)
    {
        var fields = FieldSet.At(Field.DiagnosisCode1, decision.Detail);
        var repeated = new List<string>();
        foreach (var field in fields)
        {
            var place = field - Field.DiagnosisCode1;
            var code = context.Line.Diagnoses[place].ToDiagnosisString();
            repeated.Add($"{code} in places {FirstPlaceOf(context.Line, place) + 1} and {place + 1}");
        }

        return new($"Diagnosis listed more than once: {MessageText.List(repeated)}.", fields);
    }

    /// <summary>The first place with the code of a place; its own where there is no code.</summary>
    private static int FirstPlaceOf(in ClaimLine line, int place)
    {
        var code = line.Diagnoses[place];
        for (var i = 0; i < place && !code.IsNone; i++)
        {
            if (line.Diagnoses[i] == code)
                return i;
        }

        return place;
    }
}
