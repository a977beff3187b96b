using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Payers;

/// <summary>A related procedure that a profile suggests to bill beside its own is not one that NCCI bundles with indicator 0.</summary>
/// <remarks>Who followed the profile learns here that the suggestion cannot be paid; the denial itself is CL4006's.</remarks>
public sealed class RelatedProcedureCannotBeBilledTogether : ClaimLinesRule
{
    public override RuleInfo Info { get; } =
        new("CL5006", "Related procedure in profile is never paid separately")
        {
            Severity = Severity.Info,
            Disposition = Disposition.ClaimDenial,
            Snip = 7,
            Fields = FieldSet.Of(Field.HcpcsCode),
            Needs = ProfileLookups.Needs,
            DependsOn = SameEncounter.Fields,
            Citation = new(
                "NCCI procedure-to-procedure edits, modifier indicator 0",
                "https://www.cms.gov/medicare/coding-billing/national-correct-coding-initiative-ncci-edits"
            ),
            Fix = "Do not follow the profile here: the pair's edit decides, and no modifier opens it.",
            FollowsProgram = true,
            Notes =
                "The finding is on the related procedure's line and names the line of the profile's procedure. Comes together with CL4006, which is on the column 2 line.",
        };

    public override Outcome Check(in LineContext context, in ClaimContext claim)
    {
        foreach (var procedure in context.Tables.Profiles.Suggesting(context.Line.Procedure))
        {
            foreach (var other in claim.WithProcedure(procedure))
            {
                if (SameEncounter.Holds(context.Line, other.Line))
                    claim.Record(other, Compare(context, other));
            }
        }

        return claim.Gravest;
    }

    public override FindingDetails Report(in LineContext context, in ClaimContext claim, in Conflict conflict)
    {
        var other = claim[conflict.OtherLine];
        var pair = PairOf(context, other);
        var day = SameEncounter.FirstCommonDay(context.Line, other.Line);
        return new(
            $"The profile of {other.Line.Procedure} ({SameEncounter.Name(other.Line)}) suggests {context.Line.Procedure}, but NCCI bundles {pair.Row.Column2} into {pair.Row.Column1} on {day:yyyy-MM-dd} with modifier indicator 0: never paid separately.",
            Info.Fields,
            pair.Evidence
        );
    }

    private static Outcome Compare(in LineContext context, in LineContext other)
    {
        if (other.Profile is not { } profile)
            return ProfileLookups.Unanswered(other);
        if (profile.Find(AssertionKind.Related, context.Line.Procedure) is not { SuggestsBilling: true })
            return Outcome.NotApplicable;
        var pair = PairOf(context, other);
        return pair.Status is LookupStatus.Found or LookupStatus.Unknown
            ? Outcome.FailIf(pair is { IsFound: true, Row.Indicator: '0' })
            : Outcome.Unanswered(pair.Status, context.Edits.Pairs.System);
    }

    private static Lookup<PairEdit> PairOf(in LineContext context, in LineContext other) =>
        ProfileSources.PairOf(context, other.Line.Procedure, SameEncounter.FirstCommonDay(context.Line, other.Line));
}
