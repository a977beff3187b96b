using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Payers;

/// <summary>A related procedure that a profile suggests to bill beside its own is not one that NCCI bundles with indicator 0.</summary>
/// <remarks>Who followed the profile learns here that the suggestion cannot be paid; the denial itself is CL4006's.</remarks>
public sealed class RelatedProcedureCannotBeBilledTogether : LegacyPairRule
{
    public override RuleInfo Info { get; } =
        new("CL5006", "Profile suggests a procedure that is never paid beside its own")
        {
            Severity = Severity.Info,
            Disposition = Disposition.ClaimDenial,
            Snip = 7,
            Fields = FieldSet.Of(Field.HcpcsCode),
            Citation = new(
                "NCCI procedure-to-procedure edits, modifier indicator 0",
                "https://www.cms.gov/medicare/coding-billing/national-correct-coding-initiative-ncci-edits"
            ),
            Fix = "Do not follow the profile here: the pair's edit decides, and no modifier opens it.",
            FollowsProgram = true,
            Notes =
                "The finding stands on the related procedure's line and names the line of the profile's. Comes together with CL4006, which stands on the column 2 line.",
        };

    public override Outcome Check(in ClaimLine line, in ClaimLine other, CodeTables tables)
    {
        if (!line.IsHcpcs || line.Procedure.Length != 5 || !SameEncounter.Holds(line, other))
            return Outcome.NotApplicable;
        if (ProfileLookups.Of(other, tables) is not { } profile)
            return ProfileLookups.Unanswered(other, tables);
        if (profile.Find(AssertionKind.Related, line.Procedure) is not { SuggestsBilling: true })
            return Outcome.NotApplicable;
        var pairs = tables.EditsFor(line).Pairs;
        var (status, edit) = ProfileConflicts.PairOf(profile, line.Procedure, line.ServiceFrom, pairs);
        return status switch
        {
            LookupStatus.Found => Outcome.FailIf(edit.Indicator == '0'),
            LookupStatus.Unknown => Outcome.Pass,
            _ => Outcome.Unanswered(status, pairs.System),
        };
    }

    public override Evidence EvidenceFor(in ClaimLine line, in ClaimLine other, CodeTables tables)
    {
        var edit = EditOf(line, other, tables);
        return tables.EditsFor(line).Pairs.EvidenceFor(edit.Column1, edit.Column2, line.ServiceFrom);
    }

    public override string Explain(in ClaimLine line, in ClaimLine other, CodeTables tables)
    {
        var related = ProfileLookups.Of(other, tables)!.Find(AssertionKind.Related, line.Procedure)!;
        var edit = EditOf(line, other, tables);
        return $"The profile of {other.Procedure} ({SameEncounter.Name(other)}) says of {line.Procedure}: {ProfileLookups.Words(related)}. NCCI bundles {edit.Column2} into {edit.Column1} on {line.ServiceFrom:yyyy-MM-dd} with modifier indicator 0 ({edit.Rationale}); the edit decides.";
    }

    private static PairEdit EditOf(in ClaimLine line, in ClaimLine other, CodeTables tables) =>
        ProfileConflicts
            .PairOf(ProfileLookups.Of(other, tables)!, line.Procedure, line.ServiceFrom, tables.EditsFor(line).Pairs)
            .Edit;
}
