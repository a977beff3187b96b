using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Payers;

/// <summary>At least one of the diagnoses that the line points at is among those that the procedure's profile lists.</summary>
/// <remarks>The payer reads medical necessity through the pointed diagnoses; none that is usual for the procedure invites a request for records.</remarks>
public sealed class DiagnosisNotInProfile : LegacyLineRule
{
    public override RuleInfo Info { get; } =
        new("CL5003", "No pointed diagnosis is in the procedure's profile")
        {
            Severity = Severity.Warning,
            Disposition = Disposition.ClaimDenial,
            Snip = 7,
            Fields = Fields.Pointers | Fields.Diagnoses,
            Citation = ProfileLookups.Citation,
            Fix =
                "Check that the line points at the diagnosis for which the procedure was done, coded as the record documents it.",
            Notes =
                "notApplicable without a profile (before a procedure's first one notChecked), where it lists no diagnoses, on a line without pointers, and where every pointed code is left to CL2003, CL2004 or CL2005. A code "
                + "that the profile's words describe, though it prints another (by a check by hand), is listed.",
        };

    public override Outcome Check(in ClaimLine line, CodeTables tables)
    {
        if (!line.IsIcd10 || (line.Present & Fields.Pointers).IsEmpty)
            return Outcome.NotApplicable;
        if (ProfileLookups.Of(line, tables) is not { } profile)
            return ProfileLookups.Unanswered(line, tables);
        if (!profile.Lists(AssertionKind.Diagnosis))
            return Outcome.NotApplicable;
        var outcome = Outcome.NotApplicable;
        for (var i = 0; i < Fields.PointerCount; i++)
        {
            var code = line.PointedDiagnosis(i);
            if (code.IsNone)
                continue;
            if (profile.Means(AssertionKind.Diagnosis, code))
                return Outcome.Pass;
            if (!IsLeftToCodes(code, line, tables))
                outcome = Outcome.Fail;
        }

        return outcome;
    }

    public override FieldSet Where(in ClaimLine line, CodeTables tables)
    {
        var fields = line.Present & Fields.Pointers;
        foreach (var field in line.Present & Fields.Diagnoses)
        {
            if (ProfileLookups.IsPointed(line, field - Field.DiagnosisCode1))
                fields = fields.With(field);
        }

        return fields;
    }

    public override Evidence EvidenceFor(in ClaimLine line, CodeTables tables) =>
        new(ProfileLookups.Of(line, tables)?.Release);

    public override string Explain(in ClaimLine line, CodeTables tables)
    {
        var listed = ProfileLookups.Listed(line, tables, AssertionKind.Diagnosis);
        var pointed = Where(line, tables) & Fields.Diagnoses;
        return $"The line points at {MessageText.Values(line, pointed)}; the profile of {line.Procedure} lists {listed}.";
    }

    private static bool IsLeftToCodes(Code code, in ClaimLine line, CodeTables tables) =>
        tables.Diagnoses.Find(code, line.ServiceFrom, out var row) switch
        {
            LookupStatus.Found => !row.Billable,
            LookupStatus.Unknown or LookupStatus.NotActive => true,
            _ => false,
        };
}
