using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Payers;

/// <summary>At least one of the diagnoses that the line points at is among those that the procedure's profile lists.</summary>
/// <remarks>The payer reads medical necessity through the pointed diagnoses; none that is usual for the procedure invites a request for records.</remarks>
public sealed class DiagnosisNotInProfile : LineRule
{
    public override RuleInfo Info { get; } =
        new("CL5003", "Diagnosis not in the procedure profile")
        {
            Severity = Severity.Warning,
            Disposition = Disposition.ClaimDenial,
            Snip = 7,
            Fields = Fields.Pointers | Fields.Diagnoses,
            Needs = ProfileLookups.Needs,
            NeedsAny = Fields.Pointers,
            DependsOn = Fields.Pointers | Fields.Diagnoses | FieldSet.Of(Field.BillTypeCode, Field.ClaimEndDate),
            Citation = ProfileLookups.Citation,
            Fix =
                "Check that the line points at the diagnosis for which the procedure was done, coded as the record documents it.",
            Carc = "11",
            Notes =
                "An info where the profile's authority is below 50 (a published page). Rows that a higher source contradicts do not count: where the line uses one, CL5005 reports it. "
                + "notApplicable without a profile (before a procedure's first one notChecked), where no row counts, on a line without pointers, and where every pointed code is left to "
                + "CL2003, CL2004 or CL2005. A code that the profile's words describe, though it prints another (by a manual review), is listed.",
        };

    /// <summary>The detail of a failure: the places of the pointed diagnoses.</summary>
    public override Outcome Check(in LineContext context)
    {
        if (context.Profile is not { } profile)
            return ProfileLookups.Unanswered(context);
        var (outcome, pointed) = (Outcome.NotApplicable, 0);
        foreach (var pointer in context.Line.Pointers)
        {
            if (pointer == 0 || context.Line.Diagnoses[pointer - 1].IsNone)
                continue;
            pointed |= 1 << (pointer - 1);
            var code = context.Line.Diagnoses[pointer - 1];
            var found = ProfileLookups.Check(context, profile, AssertionKind.Diagnosis, code);
            if (found.Status == OutcomeStatus.Pass)
                return found;
            // One that is not known may be the one that is listed.
            var isFailure = found.Status == OutcomeStatus.Fail && !IsLeftToCodes(context.Diagnosis(pointer - 1));
            if (found.Status == OutcomeStatus.NotChecked || (isFailure && outcome.IsQuiet))
                outcome = found;
        }

        return outcome.Status == OutcomeStatus.Fail ? outcome with { Detail = pointed } : outcome;
    }

    public override FindingDetails Report(in LineContext context, in Outcome decision)
    {
        var diagnoses = FieldSet.At(Field.DiagnosisCode1, decision.Detail);
        var codes = new List<string>();
        foreach (var field in diagnoses)
            codes.Add(context.Line.Diagnoses[field - Field.DiagnosisCode1].ToDiagnosisString());
        var head =
            $"Pointed diagnosis {MessageText.List(codes)} is not in the profile of {context.Line.Procedure}, which lists ";
        var listed = ProfileLookups.Listed(context, AssertionKind.Diagnosis, MessageText.RoomAfter(head));
        var fields = diagnoses | (context.Line.Present & Fields.Pointers);
        return new($"{head}{listed}.", fields, ProfileLookups.EvidenceOf(context));
    }

    private static bool IsLeftToCodes(in Lookup<DiagnosisRow> diagnosis) =>
        diagnosis.Status is LookupStatus.Unknown or LookupStatus.NotInForce
        || diagnosis is { IsFound: true, Row.Billable: false };
}
