using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;
using ClaimLint.Domain.Validation;

namespace ClaimLint.Domain.Rules.Codes;

/// <summary>What the rules over the diagnosis list share: going through it, code by code, with what the table says of each.</summary>
internal static class DiagnosisLookups
{
    /// <summary>Whether a look-up of one code is the defect.</summary>
    public delegate bool IsDefect(LookupStatus status, in DiagnosisRow row);

    /// <summary>Fails on a defect; else says whether any code could not be looked up.</summary>
    public static Outcome Check(in ClaimLine line, CodeTables tables, IsDefect isDefect)
    {
        if (!line.IsIcd10 || line.ServiceFrom == default)
            return Outcome.NotApplicable;
        var outcome = Outcome.NotApplicable;
        for (var i = 0; i < Fields.DiagnosisCount; i++)
        {
            var code = line.Diagnoses[i];
            if (code.IsNone)
                continue;
            var status = tables.Diagnoses.Find(code, line.ServiceFrom, out var row);
            if (isDefect(status, row))
                return Outcome.Fail;
            if (status is LookupStatus.NoRelease or LookupStatus.NotCovered)
                outcome = Outcome.Unanswered(status, TableSystems.Diagnoses);
            else if (outcome.Status == OutcomeStatus.NotApplicable)
                outcome = Outcome.Pass;
        }

        return outcome;
    }

    public static FieldSet Where(in ClaimLine line, CodeTables tables, IsDefect isDefect)
    {
        var fields = FieldSet.Empty;
        for (var i = 0; i < Fields.DiagnosisCount; i++)
        {
            var code = line.Diagnoses[i];
            if (!code.IsNone && isDefect(tables.Diagnoses.Find(code, line.ServiceFrom, out var row), row))
                fields = fields.With(Field.DiagnosisCode1 + i);
        }

        return fields;
    }

    /// <summary>The row, or at least the release, of the first code at fault.</summary>
    public static Evidence EvidenceFor(in ClaimLine line, CodeTables tables, IsDefect isDefect)
    {
        foreach (var field in Where(line, tables, isDefect))
            return tables.Diagnoses.EvidenceFor(line.Diagnoses[field - Field.DiagnosisCode1], line.ServiceFrom);
        return default;
    }

    /// <summary>The billable codes, on the day, that begin with the given characters, in order.</summary>
    public static IReadOnlyList<Code> ValidUnder(Code prefix, DateOnly day, CodeTables tables) =>
        tables.Diagnoses.On(day) is { } table
            ?
            [
                .. table
                    .Beginning(prefix)
                    .Where(entry => entry.Period.Contains(day) && entry.Row.Billable)
                    .Select(entry => entry.Code),
            ]
            : [];
}
