using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules.Codes;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Payers;

/// <summary>What the rules over procedure profiles share: which profile a line falls under, and which diagnoses it points at.</summary>
internal static class ProfileLookups
{
    /// <summary>No page publishes an address of the profile's rows that is sure to stay: every finding names its release and row.</summary>
    public static readonly Citation Citation = new(
        "The procedure profile's own source, named in the finding's evidence; code sets adopted by 45 CFR 162.1002",
        "https://www.ecfr.gov/current/title-45/subtitle-A/subchapter-C/part-162/subpart-J/section-162.1002"
    );

    /// <summary>The profile of the line's procedure on its date of service, or null.</summary>
    public static ProcedureProfile? Of(in ClaimLine line, CodeTables tables)
    {
        Find(line, tables, out var profile);
        return profile;
    }

    /// <summary>All that a rule can say of a line without a profile: nothing to be asked, or that the procedure's profiles begin after the line's day.</summary>
    public static Outcome Unanswered(in ClaimLine line, CodeTables tables) =>
        Find(line, tables, out _) == LookupStatus.NoRelease
            ? Outcome.NoRelease(TableSystems.Profiles)
            : Outcome.NotApplicable;

    /// <inheritdoc cref="Unanswered(in ClaimLine, CodeTables)"/>
    public static Outcome Unanswered(in LineContext context) =>
        context.ProfileStatus == LookupStatus.NoRelease
            ? Outcome.NoRelease(TableSystems.Profiles)
            : Outcome.NotApplicable;

    /// <inheritdoc cref="EditsFor(in ClaimLine, CodeTables)"/>
    public static EditTables? EditsFor(in LineContext context) =>
        context.Program == EditProgram.None ? null : context.Edits;

    /// <summary>A line without a date of service has no profile: format rules own what is missing.</summary>
    private static LookupStatus Find(in ClaimLine line, CodeTables tables, out ProcedureProfile? profile)
    {
        profile = null;
        return line.IsHcpcs && !line.Procedure.IsNone && line.ServiceFrom != default
            ? tables.Profiles.Find(line.Procedure, line.ServiceFrom, out profile)
            : LookupStatus.Unknown;
    }

    /// <summary>The program's tables for the line; null for a payer that follows none, who is not told what they say.</summary>
    public static EditTables? EditsFor(in ClaimLine line, CodeTables tables) =>
        tables.ProgramOf(line) == EditProgram.None ? null : tables.EditsFor(line);

    /// <summary>The profile's rows of a kind, each with its title and with what is to be said against it.</summary>
    public static string Listed(in ClaimLine line, CodeTables tables, AssertionKind kind) =>
        Listed(
            line,
            tables,
            kind,
            ", ",
            (row, against) => $"{row.WrittenCode} ({row.Title}{(against.Length > 0 ? "; " : "")}{against})"
        );

    /// <summary>The same, each row as <paramref name="tell"/> writes it. Rows of which the profile says nothing are left out.</summary>
    public static string Listed(
        in ClaimLine line,
        CodeTables tables,
        AssertionKind kind,
        string separator,
        Func<Assertion, string, string> tell
    )
    {
        var profile = Of(line, tables)!;
        var told = new List<string>();
        foreach (var row in profile.Assertions)
        {
            if (row.Kind == kind && row.IsKnown)
                told.Add(tell(row, Against(profile, row, line, tables)));
        }

        return string.Join(separator, told);
    }

    /// <summary>Whether a pointer of the line names the diagnosis at a position from 0.</summary>
    public static bool IsPointed(in ClaimLine line, int position)
    {
        foreach (var pointer in line.Pointers)
        {
            if (pointer == position + 1)
                return true;
        }

        return false;
    }

    /// <summary>Whether a source of higher authority contradicts the row of the profile that the line uses in a column.</summary>
    public static Outcome CheckConflict(in LineContext context, ProcedureProfile profile, Field field) =>
        RowFor(profile, context.Line, field) is { } row
            ? ProfileConflicts.Check(profile, row, context.Day, EditsFor(context), context.Tables)
            : Outcome.NotApplicable;

    /// <summary>The contradiction in words, where there is one.</summary>
    public static ProfileConflict? FindConflict(in LineContext context, ProcedureProfile profile, Field field) =>
        RowFor(profile, context.Line, field) is { } row
            ? ProfileConflicts.Find(profile, row, context.Day, EditsFor(context), context.Tables)
            : null;

    /// <summary>The row of the profile that the line uses in a column: of its place, its specialty, a modifier or a pointed diagnosis; or null.</summary>
    private static Assertion? RowFor(ProcedureProfile profile, in ClaimLine line, Field field)
    {
        var code = CodeLookups.CodeOf(line, field);
        return field switch
        {
            _ when code.IsNone => null,
            Field.RenderingTaxonomyCode => profile.Find(AssertionKind.Specialty, code),
            Field.PlaceOfServiceCode => profile.Find(AssertionKind.Site, code),
            >= Field.HcpcsModifier1 and <= Field.HcpcsModifier4 => profile.Find(AssertionKind.Modifier, code),
            _ => IsPointed(line, field - Field.DiagnosisCode1) ? profile.Find(AssertionKind.Diagnosis, code) : null,
        };
    }

    /// <summary>The words in which the profile tells what a code is for, without a final stop.</summary>
    public static string Words(Assertion assertion) =>
        (assertion.Says.Length > 0 ? assertion.Says : assertion.Title).TrimEnd('.');

    /// <summary>A profile's row must not be taken for the remedy where a higher source contradicts it: says so, and which codes its words fit.</summary>
    private static string Against(ProcedureProfile profile, Assertion row, in ClaimLine line, CodeTables tables)
    {
        var outcome = ProfileConflicts.Check(profile, row, line.ServiceFrom, EditsFor(line, tables), tables);
        if (outcome.Status != OutcomeStatus.Fail)
            return string.Empty;
        var fitting = profile.ReviewOf(row)?.Described ?? [];
        return fitting.Count == 0
            ? "contradicted"
            : $"contradicted, its words fit {string.Join(", ", fitting.Select(code => Assertion.Write(row.Kind, code)))}";
    }
}
