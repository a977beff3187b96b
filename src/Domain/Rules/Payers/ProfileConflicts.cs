using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Payers;

/// <summary>An assertion of a profile that another source contradicts.</summary>
/// <param name="Assertion">What the profile says.</param>
/// <param name="Truth">What the other source says.</param>
/// <param name="Decider">Which source decided, and why it did.</param>
/// <param name="Evidence">Its release and row.</param>
public sealed record ProfileConflict(Assertion Assertion, string Truth, string Decider, Evidence Evidence)
{
    public override string ToString() =>
        $"the profile lists {Assertion.WrittenCode} as {Assertion.Title.TrimEnd('.')}; {Truth.TrimEnd('.')}. {Decider}";
}

/// <summary>Whether a table of higher authority, or a hand check, contradicts what a profile says; on the date of service.</summary>
/// <remarks>
/// A table that speaks of the assertion decides. Where the tables can say nothing of it (a descriptor, a use), a hand check does; where
/// neither can, nothing contradicts it. A hand check that repeats a table is one day's reading of it: it never stands in for a table that
/// has no release for the day, or that the payer does not follow. A profile never wins silently over a CMS, CDC or NUCC release.
/// </remarks>
public static class ProfileConflicts
{
    private static readonly Code Professional = Code.Of("26");
    private static readonly Code Technical = Code.Of("TC");

    /// <summary>Fails where it is contradicted; passes where a source agrees; notChecked where a table that speaks of it could not be asked. Allocates nothing.</summary>
    /// <remarks><c>edits</c> are the program's tables for the line; null for a payer that follows no program.</remarks>
    public static Outcome Check(
        ProcedureProfile profile,
        Assertion assertion,
        DateOnly day,
        EditTables? edits,
        CodeTables tables
    )
    {
        var outcome = ByTable(profile, assertion, day, edits, tables);
        if (outcome.Status is OutcomeStatus.Fail or OutcomeStatus.Pass)
            return outcome;
        if (DecidingReview(profile, assertion, edits) is not { } review)
            return profile.IsBeforeReviews && outcome.Status == OutcomeStatus.NotApplicable
                ? Outcome.NoRelease(TableSystems.ProfileReviews)
                : outcome;
        return review.Verdict switch
        {
            ReviewVerdict.Contradicts => Outcome.Fail,
            // That the words are right does not show that a table which could not be asked has the code.
            ReviewVerdict.Agrees when outcome.Status == OutcomeStatus.NotApplicable => Outcome.Pass,
            _ => outcome,
        };
    }

    /// <summary>Every saying of a profile that is contradicted on a day, by the tables of Medicare's practitioner setting, for which profiles are written.</summary>
    public static IReadOnlyList<ProfileConflict> Of(ProcedureProfile profile, DateOnly day, CodeTables tables) =>
        [
            .. profile
                .Assertions.Select(assertion => Find(profile, assertion, day, tables.MedicarePractitioner, tables))
                .OfType<ProfileConflict>(),
        ];

    /// <summary>The contradiction, told; null where there is none.</summary>
    public static ProfileConflict? Find(
        ProcedureProfile profile,
        Assertion assertion,
        DateOnly day,
        EditTables? edits,
        CodeTables tables
    )
    {
        if (Check(profile, assertion, day, edits, tables).Status != OutcomeStatus.Fail)
            return null;
        var review = profile.ReviewOf(assertion) is { Verdict: ReviewVerdict.Contradicts } found ? found : null;
        if (ByTable(profile, assertion, day, edits, tables).Status != OutcomeStatus.Fail)
            return new ProfileConflict(
                assertion,
                $"{review!.Basis.TrimEnd('.')}: {review.Truth}",
                "A manual review decided; no loaded table can show it.",
                review.Evidence
            );
        var (truth, evidence) = Truth(profile, assertion, day, edits, tables);
        var release = evidence.Release!;
        return new ProfileConflict(
            assertion,
            review is null ? truth : $"{truth}. Manual review: {review.Truth}",
            $"{release} decided: authority {release.Authority} over the profile's {Authority(assertion)}.",
            evidence
        );
    }

    private static Outcome ByTable(
        ProcedureProfile profile,
        Assertion assertion,
        DateOnly day,
        EditTables? edits,
        CodeTables tables
    )
    {
        if (!IsAskedOfTables(assertion))
            return Outcome.NotApplicable;
        return assertion.Kind switch
        {
            AssertionKind.Modifier when edits is not null => Component(profile, assertion, day, edits),
            AssertionKind.Specialty => Specialty(profile, assertion, day, tables.Taxonomies),
            AssertionKind.Diagnosis => Diagnosis(profile, assertion, day, tables.Diagnoses),
            AssertionKind.Related when edits is not null => Related(profile, assertion, day, edits.Pairs),
            _ => Outcome.NotApplicable,
        };
    }

    /// <summary>Whether some table has a say in it; of the rest (what a modifier is for, what a procedure is) none has.</summary>
    private static bool IsAskedOfTables(Assertion assertion) =>
        assertion.IsKnown
        && !assertion.Packed.IsNone
        && assertion.Kind switch
        {
            AssertionKind.Modifier => IsComponent(assertion.Packed),
            AssertionKind.Specialty or AssertionKind.Diagnosis => true,
            AssertionKind.Related => assertion.SuggestsBilling,
            _ => false,
        };

    /// <summary>The hand check that may decide where no table did, or null: one of higher authority than the profile, and no stand-in for a table.</summary>
    private static ProfileReview? DecidingReview(ProcedureProfile profile, Assertion assertion, EditTables? edits) =>
        profile.ReviewOf(assertion) is { } review
        && review.Evidence.Release is { } release
        && release.Authority > Authority(assertion)
        && !(review.RepeatsTable && (edits is null || IsAskedOfTables(assertion)))
            ? review
            : null;

    private static bool IsComponent(Code modifier) => modifier == Professional || modifier == Technical;

    private static Outcome Component(ProcedureProfile profile, Assertion assertion, DateOnly day, EditTables edits)
    {
        var table = edits.FeeSchedule;
        var status = edits.FindFee(profile.Procedure, day, out var row);
        if (status != LookupStatus.Found)
            return Outcome.Unanswered(status, table.System);
        var speaker = table.SpeakerFor(Code.Pair(profile.Procedure, Code.None), day);
        // PPRRVU, PC/TC indicator: only 1 has both components; 6 and 8 are professional by nature; 7 and 9 say nothing.
        return row.PcTc switch
        {
            '1' => Outcome.Pass,
            '0' or '2' or '3' or '4' or '5' => Contradicted(assertion, speaker),
            '6' or '8' when assertion.Packed == Technical => Contradicted(assertion, speaker),
            '6' or '7' or '8' or '9' => Outcome.NotApplicable,
            _ => Outcome.SourceSilent(table.System),
        };
    }

    private static Outcome Specialty(
        ProcedureProfile profile,
        Assertion assertion,
        DateOnly day,
        ReleaseStack<TaxonomyRow> table
    )
    {
        var status = table.Find(assertion.Packed, day, out var row);
        return status switch
        {
            LookupStatus.Found when SpecialtyNames.Agree(assertion.Title, row) => Outcome.Pass,
            LookupStatus.NoRelease or LookupStatus.NotCovered or LookupStatus.Expired => Outcome.Unanswered(
                status,
                table.System
            ),
            _ => Contradicted(assertion, table.SpeakerFor(assertion.Packed.Packed, day)),
        };
    }

    private static Outcome Diagnosis(
        ProcedureProfile profile,
        Assertion assertion,
        DateOnly day,
        ReleaseStack<DiagnosisRow> table
    )
    {
        var status = table.Find(assertion.Packed, day, out var row);
        return status switch
        {
            // That the code exists says nothing of what it means: the table has no descriptors.
            LookupStatus.Found when row.Billable && !IsOtherSide(assertion.Side, row.Side) => Outcome.NotApplicable,
            LookupStatus.NoRelease or LookupStatus.NotCovered or LookupStatus.Expired => Outcome.Unanswered(
                status,
                table.System
            ),
            _ => Contradicted(assertion, table.SpeakerFor(assertion.Packed.Packed, day)),
        };
    }

    private static bool IsOtherSide(char told, char coded) => (told, coded) is ('R', 'L') or ('L', 'R');

    private static Outcome Related(ProcedureProfile profile, Assertion assertion, DateOnly day, PairEdits pairs)
    {
        var (status, edit) = PairOf(profile, assertion.Packed, day, pairs);
        return status switch
        {
            LookupStatus.Found when edit.Indicator == '0' => Contradicted(
                assertion,
                pairs.SpeakerFor(edit.Column1, edit.Column2, day)
            ),
            LookupStatus.NoRelease or LookupStatus.NotCovered or LookupStatus.Expired => Outcome.Unanswered(
                status,
                pairs.System
            ),
            _ => Outcome.NotApplicable,
        };
    }

    /// <summary>The pair of the profile's procedure and a related one, whichever is column 1.</summary>
    public static (LookupStatus Status, PairEdit Edit) PairOf(
        ProcedureProfile profile,
        Code related,
        DateOnly day,
        PairEdits pairs
    )
    {
        var status = pairs.Find(profile.Procedure, related, day, out var edit);
        return status == LookupStatus.Found ? (status, edit)
            : pairs.Find(related, profile.Procedure, day, out var turned) == LookupStatus.Found
                ? (LookupStatus.Found, turned)
            : (status, edit);
    }

    /// <summary>What the assertion itself weighs: an operator's override of a profile's row more than any table.</summary>
    private static int Authority(Assertion assertion) => assertion.Evidence.Release!.Authority;

    private static Outcome Contradicted(Assertion assertion, Release? by) =>
        by is not null && by.Authority > Authority(assertion) ? Outcome.Fail : Outcome.NotApplicable;

    private static (string Truth, Evidence Evidence) Truth(
        ProcedureProfile profile,
        Assertion assertion,
        DateOnly day,
        EditTables? edits,
        CodeTables tables
    )
    {
        var code = assertion.Packed;
        switch (assertion.Kind)
        {
            case AssertionKind.Modifier:
                edits!.FindFee(profile.Procedure, day, out var fee);
                return (
                    $"by the fee schedule {profile.Procedure} has PC/TC indicator {fee.PcTc}, with which {code} cannot be used",
                    edits.FeeEvidence(profile.Procedure, day)
                );
            case AssertionKind.Specialty:
                var named = tables.Taxonomies.Find(code, day, out var taxonomy) == LookupStatus.Found;
                return (
                    named ? $"the NUCC calls it {taxonomy.Name}" : $"the NUCC has no such code on {day:yyyy-MM-dd}",
                    tables.Taxonomies.EvidenceFor(code, day)
                );
            case AssertionKind.Diagnosis:
                var status = tables.Diagnoses.Find(code, day, out var diagnosis);
                return (
                    status != LookupStatus.Found ? $"ICD-10-CM has no such code on {day:yyyy-MM-dd}"
                    : !diagnosis.Billable ? "in ICD-10-CM it is a header code"
                    : $"ICD-10-CM's code names the {(diagnosis.Side == 'L' ? "left" : "right")} side",
                    tables.Diagnoses.EvidenceFor(code, day)
                );
            default:
                var (_, edit) = PairOf(profile, code, day, edits!.Pairs);
                return (
                    $"NCCI bundles {edit.Column2} into {edit.Column1} with modifier indicator {edit.Indicator}: never paid together",
                    edits.Pairs.EvidenceFor(edit.Column1, edit.Column2, day)
                );
        }
    }
}
