using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Payers;

/// <summary>An assertion of a profile that another source contradicts.</summary>
/// <param name="Assertion">What the profile states.</param>
/// <param name="Fact">What the source that decided states.</param>
/// <param name="Decider">Which source decided, and why it did.</param>
/// <param name="Evidence">Its release and row.</param>
public sealed record ProfileConflict(Assertion Assertion, string Fact, string Decider, Evidence Evidence)
{
    private const int LongestTitle = 50;

    /// <summary>What the source that decided states, and what a manual review found beside it.</summary>
    public string Truth { get; init; } = Fact;

    /// <summary>Both statements and which source decided, in at most so many characters.</summary>
    public string Summary(int room)
    {
        var title = MessageText.Cut(Assertion.Title, LongestTitle);
        return MessageText.Sentence(
            $"The profile lists {Assertion.WrittenCode} as {title}; {Evidence.Release}: {Fact}",
            room
        );
    }
}

/// <summary>Whether a table of higher authority, or a manual review, contradicts what a profile states; on the date of service.</summary>
/// <remarks>
/// A table that the assertion can be compared with decides. Where the tables can say nothing of it (a descriptor, a use), a manual review does; where
/// neither can, nothing contradicts it. A manual review that repeats a table is one day's reading of it: it never takes the place of a table that
/// has no release for the day, or that the payer does not follow. A profile never wins silently over a CMS, CDC or NUCC release.
/// </remarks>
public static class ProfileConflicts
{
    private static readonly Code Professional = Code.Of("26");
    private static readonly Code Technical = Code.Of("TC");

    /// <summary>Fails where it is contradicted; passes where a source agrees; notChecked where a table that it can be compared with has no answer. Allocates nothing.</summary>
    public static Outcome Check(ProcedureProfile profile, Assertion assertion, in ProfileSources sources)
    {
        var outcome = ByTable(profile, assertion, sources);
        if (outcome.Status is OutcomeStatus.Fail or OutcomeStatus.Pass)
            return outcome;
        if (DecidingReview(profile, assertion, sources) is not { } review)
            return profile.IsBeforeReviews && outcome.Status == OutcomeStatus.NotApplicable
                ? Outcome.NoRelease(ProfileTable.Reviews.Name)
                : outcome;
        return review.Verdict switch
        {
            ReviewVerdict.Contradicts => Outcome.Fail,
            // That the words are right does not show that a table without an answer has the code.
            ReviewVerdict.Agrees when outcome.Status == OutcomeStatus.NotApplicable => Outcome.Pass,
            _ => outcome,
        };
    }

    /// <summary>Every assertion of a profile that is contradicted on a day, by the tables of Medicare's practitioner setting.</summary>
    public static IReadOnlyList<ProfileConflict> Of(ProcedureProfile profile, DateOnly day, CodeTables tables) =>
        [
            .. profile
                .Assertions.Select(assertion => Find(profile, assertion, ProfileSources.Medicare(tables, day)))
                .OfType<ProfileConflict>(),
        ];

    /// <summary>The contradiction in words; null where there is none.</summary>
    public static ProfileConflict? Find(ProcedureProfile profile, Assertion assertion, in ProfileSources sources)
    {
        if (Check(profile, assertion, sources).Status != OutcomeStatus.Fail)
            return null;
        var review = profile.ReviewOf(assertion) is { Verdict: ReviewVerdict.Contradicts } found ? found : null;
        if (ByTable(profile, assertion, sources).Status != OutcomeStatus.Fail)
            return new ProfileConflict(
                assertion,
                $"{review!.Basis.TrimEnd('.')}: {review.Truth}",
                "A manual review decided; no loaded table can show it.",
                review.Evidence
            );
        var (fact, evidence) = Fact(profile, assertion, sources);
        var release = evidence.Release!;
        return new ProfileConflict(
            assertion,
            fact,
            $"{release} decided: authority {release.Authority} over the profile's {Authority(assertion)}.",
            evidence
        )
        {
            Truth = review is null ? fact : $"{fact}. Manual review: {review.Truth}",
        };
    }

    private static Outcome ByTable(ProcedureProfile profile, Assertion assertion, in ProfileSources sources)
    {
        if (!IsInTables(assertion))
            return Outcome.NotApplicable;
        return assertion.Kind switch
        {
            AssertionKind.Modifier when sources.HasProgram => Component(profile, assertion, sources),
            AssertionKind.Specialty => Specialty(assertion, sources.Taxonomy(assertion.Packed)),
            AssertionKind.Diagnosis => Diagnosis(assertion, sources.Diagnosis(assertion.Packed)),
            AssertionKind.Related when sources.HasProgram => Related(profile, assertion, sources),
            _ => Outcome.NotApplicable,
        };
    }

    /// <summary>Whether some table can show it; the rest (what a modifier is for, what a procedure is) none can.</summary>
    private static bool IsInTables(Assertion assertion) =>
        assertion.IsKnown
        && !assertion.Packed.IsNone
        && assertion.Kind switch
        {
            AssertionKind.Modifier => IsComponent(assertion.Packed),
            AssertionKind.Specialty or AssertionKind.Diagnosis => true,
            AssertionKind.Related => assertion.SuggestsBilling,
            _ => false,
        };

    /// <summary>The manual review that may decide where no table did, or null: one of higher authority than the profile, and not in place of a table.</summary>
    private static ProfileReview? DecidingReview(
        ProcedureProfile profile,
        Assertion assertion,
        in ProfileSources sources
    ) =>
        profile.ReviewOf(assertion) is { } review
        && review.Evidence.Release is { } release
        && release.Authority > Authority(assertion)
        && !(review.RepeatsTable && (!sources.HasProgram || IsInTables(assertion)))
            ? review
            : null;

    private static bool IsComponent(Code modifier) => modifier == Professional || modifier == Technical;

    private static Outcome Component(ProcedureProfile profile, Assertion assertion, in ProfileSources sources)
    {
        var fee = sources.Fee(profile.Procedure);
        if (!fee.IsFound)
            return Outcome.Unanswered(fee.Status, sources.FeeSchedule);
        // PPRRVU, PC/TC indicator: only 1 has both components; 6 and 8 are professional by nature; 7 and 9 say nothing.
        return fee.Row.PcTc switch
        {
            '1' => Outcome.Pass,
            '0' or '2' or '3' or '4' or '5' => Contradicted(assertion, fee.Release),
            '6' or '8' when assertion.Packed == Technical => Contradicted(assertion, fee.Release),
            '6' or '7' or '8' or '9' => Outcome.NotApplicable,
            _ => Outcome.SourceSilent(sources.FeeSchedule),
        };
    }

    private static Outcome Specialty(Assertion assertion, in Lookup<TaxonomyRow> taxonomy) =>
        taxonomy.IsFound && SpecialtyNames.Agree(assertion.Title, taxonomy.Row) ? Outcome.Pass
        : taxonomy.Status.IsUnanswered() ? Outcome.Unanswered(taxonomy.Status, TaxonomyTable.Definition.Name)
        : Contradicted(assertion, taxonomy.Release);

    /// <summary>That the code exists says nothing of what it means: the table has no descriptors.</summary>
    private static Outcome Diagnosis(Assertion assertion, in Lookup<DiagnosisRow> diagnosis) =>
        diagnosis.IsFound && diagnosis.Row.Billable && !IsOtherSide(assertion.Side, diagnosis.Row.Side)
            ? Outcome.NotApplicable
        : diagnosis.Status.IsUnanswered() ? Outcome.Unanswered(diagnosis.Status, DiagnosisTable.Definition.Name)
        : Contradicted(assertion, diagnosis.Release);

    private static bool IsOtherSide(char stated, char coded) => (stated, coded) is ('R', 'L') or ('L', 'R');

    private static Outcome Related(ProcedureProfile profile, Assertion assertion, in ProfileSources sources)
    {
        var pair = sources.Pair(profile.Procedure, assertion.Packed);
        return pair is { IsFound: true, Row.Indicator: '0' }
            ? Contradicted(assertion, pair.Release)
            : Outcome.Unanswered(pair.Status, sources.Pairs);
    }

    /// <summary>What the assertion itself weighs: an operator's override of a profile's row more than any table.</summary>
    private static int Authority(Assertion assertion) => assertion.Evidence.Release!.Authority;

    private static Outcome Contradicted(Assertion assertion, Release? by) =>
        by is not null && by.Authority > Authority(assertion) ? Outcome.Fail : Outcome.NotApplicable;

    private static (string Fact, Evidence Evidence) Fact(
        ProcedureProfile profile,
        Assertion assertion,
        in ProfileSources sources
    )
    {
        var code = assertion.Packed;
        switch (assertion.Kind)
        {
            case AssertionKind.Modifier:
                var fee = sources.Fee(profile.Procedure);
                return (
                    $"by the fee schedule {profile.Procedure} has PC/TC indicator {fee.Row.PcTc}, with which {code} cannot be used",
                    fee.Evidence
                );
            case AssertionKind.Specialty:
                var taxonomy = sources.Taxonomy(code);
                return (
                    taxonomy.IsFound
                        ? $"the NUCC calls it {taxonomy.Row.Name}"
                        : $"the NUCC has no such code on {sources.Day:yyyy-MM-dd}",
                    taxonomy.Evidence
                );
            case AssertionKind.Diagnosis:
                var diagnosis = sources.Diagnosis(code);
                return (
                    !diagnosis.IsFound ? $"ICD-10-CM has no such code on {sources.Day:yyyy-MM-dd}"
                    : !diagnosis.Row.Billable ? "in ICD-10-CM it is a header code"
                    : $"ICD-10-CM's code names the {(diagnosis.Row.Side == 'L' ? "left" : "right")} side",
                    diagnosis.Evidence
                );
            default:
                var pair = sources.Pair(profile.Procedure, code);
                return (
                    $"NCCI bundles {pair.Row.Column2} into {pair.Row.Column1} with modifier indicator {pair.Row.Indicator}: never paid together",
                    pair.Evidence
                );
        }
    }
}
