using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Codes;

/// <summary>What a rule makes of one code that its table could be asked for: pass, fail, or notApplicable where another rule owns the case.</summary>
internal delegate OutcomeStatus Judgement<TRow>(LookupStatus status, in TRow row);

/// <summary>What the rules of this kind share: going through a line's columns, code by code, with what the table says of each.</summary>
internal static class CodeLookups
{
    /// <summary>Some release has the code; whether it is in force is left to another rule.</summary>
    public static OutcomeStatus MustBeKnown<TRow>(LookupStatus status, in TRow row) =>
        status switch
        {
            LookupStatus.Unknown => OutcomeStatus.Fail,
            LookupStatus.Found => OutcomeStatus.Pass,
            _ => OutcomeStatus.NotApplicable,
        };

    /// <summary>The code is in force; one that no release has is left to another rule.</summary>
    public static OutcomeStatus MustBeActive<TRow>(LookupStatus status, in TRow row) =>
        status switch
        {
            LookupStatus.NotActive => OutcomeStatus.Fail,
            LookupStatus.Found => OutcomeStatus.Pass,
            _ => OutcomeStatus.NotApplicable,
        };

    /// <summary>Fails where any code does; else says whether any could not be looked up; else passes where any passes. Allocates nothing.</summary>
    /// <remarks>Malformed codes are none here: the format rules own them. Without a day there is nothing to look up by: CL1001 and CL1005 own that.</remarks>
    public static Outcome Check<TRow>(
        in ClaimLine line,
        FieldSet fields,
        DateOnly day,
        ReleaseStack<TRow> table,
        Judgement<TRow> judge
    )
    {
        var outcome = Outcome.NotApplicable;
        if (day == default)
            return outcome;
        foreach (var field in fields & line.Present)
        {
            var code = CodeOf(line, field);
            if (code.IsNone)
                continue;
            var found = table.Find(code, day);
            if (found.Status.IsUnanswered())
            {
                outcome = Outcome.Unanswered(found.Status, table.System);
                continue;
            }

            var judged = judge(found.Status, found.Row);
            if (judged == OutcomeStatus.Fail)
                return Outcome.Fail;
            if (found.IsExpired)
                outcome = Outcome.Unanswered(LookupStatus.Expired, table.System);
            else if (judged == OutcomeStatus.Pass && outcome.Status == OutcomeStatus.NotApplicable)
                outcome = Outcome.Pass;
        }

        return outcome;
    }

    /// <summary>The columns whose code fails.</summary>
    public static FieldSet Where<TRow>(
        in ClaimLine line,
        FieldSet fields,
        DateOnly day,
        ReleaseStack<TRow> table,
        Judgement<TRow> judge
    )
    {
        var wrong = FieldSet.Empty;
        foreach (var field in fields & line.Present)
        {
            var code = CodeOf(line, field);
            if (code.IsNone)
                continue;
            var status = table.Find(code, day, out var row);
            if (!status.IsUnanswered() && judge(status, row) == OutcomeStatus.Fail)
                wrong = wrong.With(field);
        }

        return wrong;
    }

    /// <summary>The row, or at least the release, that decided of the first of the columns.</summary>
    public static Evidence EvidenceFor<TRow>(in ClaimLine line, FieldSet wrong, DateOnly day, ReleaseStack<TRow> table)
    {
        foreach (var field in wrong)
            return table.EvidenceFor(CodeOf(line, field), day);
        return default;
    }

    /// <summary>The code in a column, or no code.</summary>
    public static Code CodeOf(in ClaimLine line, Field field) =>
        field switch
        {
            Field.HcpcsCode => line.Procedure,
            Field.PlaceOfServiceCode => line.PlaceOfService,
            Field.BillingTaxonomyCode => line.BillingTaxonomy,
            Field.RenderingTaxonomyCode => line.RenderingTaxonomy,
            Field.AttendingTaxonomyCode => line.AttendingTaxonomy,
            >= Field.HcpcsModifier1 and <= Field.HcpcsModifier4 => line.Modifiers[field - Field.HcpcsModifier1],
            >= Field.DiagnosisCode1 and <= Field.DiagnosisCode25 => line.Diagnoses[field - Field.DiagnosisCode1],
            _ => Code.None,
        };

    /// <summary>The codes in the columns, in order.</summary>
    public static IReadOnlyList<Code> CodesOf(in ClaimLine line, FieldSet fields)
    {
        var codes = new List<Code>();
        foreach (var field in fields)
            codes.Add(CodeOf(line, field));
        return codes;
    }

    /// <summary>Which release speaks for the day, as a sentence.</summary>
    public static string Speaker<TRow>(ReleaseStack<TRow> table, DateOnly day) =>
        $"{table.Releases.FirstOrDefault(release => release.EffectiveFrom <= day)} speaks for {day:yyyy-MM-dd}.";
}
