using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Payers;

/// <summary>The tables that the assertions of a profile are compared with: of a day, and of a program and setting.</summary>
/// <remarks>Every look-up goes through here, so that a rule that compares a line's profile notes the expired release that it rests on.</remarks>
public readonly struct ProfileSources
{
    private readonly CodeTables tables;
    private readonly EditTables? edits;
    private readonly ConsultedReleases? consulted;

    /// <param name="tables">All tables.</param>
    /// <param name="edits">The program's tables; null for a payer that follows none.</param>
    /// <param name="day">The date of service.</param>
    public ProfileSources(CodeTables tables, EditTables? edits, DateOnly day)
        : this(tables, edits, day, consulted: null) { }

    private ProfileSources(CodeTables tables, EditTables? edits, DateOnly day, ConsultedReleases? consulted) =>
        (this.tables, this.edits, Day, this.consulted) = (tables, edits, day, consulted);

    public DateOnly Day { get; }

    /// <summary>The payer follows a program, so that its edits apply.</summary>
    public bool HasProgram => edits is not null;

    public string FeeSchedule => edits!.FeeSchedule.System;

    public string Pairs => edits!.Pairs.System;

    /// <summary>Those of Medicare's practitioner setting, for which profiles are written.</summary>
    public static ProfileSources Medicare(CodeTables tables, DateOnly day) =>
        new(tables, tables.MedicarePractitioner, day);

    /// <summary>Those of a line: of its payer's program and of its setting.</summary>
    internal static ProfileSources Of(in LineContext context) =>
        new(context.Tables, context.Program == EditProgram.None ? null : context.Edits, context.Day, context.Consulted);

    internal Lookup<FeeRow> Fee(Code procedure) => Noted(edits!.FindFee(procedure, Day));

    internal Lookup<TaxonomyRow> Taxonomy(Code code) => Noted(tables.Taxonomies.Find(code, Day));

    internal Lookup<DiagnosisRow> Diagnosis(Code code) => Noted(tables.Diagnoses.Find(code, Day));

    /// <summary>The NCCI pair of two procedures, whichever is column 1.</summary>
    internal Lookup<PairEdit> Pair(Code procedure, Code related) =>
        PairOf(edits!.Pairs, procedure, related, Day, consulted);

    /// <inheritdoc cref="Pair"/>
    internal static Lookup<PairEdit> PairOf(in LineContext context, Code procedure, DateOnly day) =>
        PairOf(context.Edits.Pairs, procedure, context.Line.Procedure, day, context.Consulted);

    private static Lookup<PairEdit> PairOf(
        PairEdits pairs,
        Code procedure,
        Code related,
        DateOnly day,
        ConsultedReleases? consulted
    )
    {
        var pair = pairs.Find(procedure, related, day);
        var reversed = pairs.Find(related, procedure, day);
        var found = reversed.IsFound && !pair.IsFound ? reversed : pair;
        consulted?.Note(found);
        return found;
    }

    private Lookup<TRow> Noted<TRow>(in Lookup<TRow> lookup)
    {
        consulted?.Note(lookup);
        return lookup;
    }
}
