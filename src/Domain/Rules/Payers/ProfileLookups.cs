using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules.Codes;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Payers;

/// <summary>What the rules over procedure profiles share: whether the profile lists a code, and what else it lists.</summary>
internal static class ProfileLookups
{
    /// <summary>From this authority on a profile is a payer's or the operator's own; below it, a published page.</summary>
    private const int OwnAuthority = 50;

    /// <summary>What every rule over a line's profile needs.</summary>
    public static readonly FieldSet Needs = FieldSet.Of(Field.HcpcsCode, Field.ServiceDateFrom);

    /// <summary>No page publishes an address of the profile's rows that is sure to stay: every finding names its release and row.</summary>
    public static readonly Citation Citation = new(
        "The procedure profile's own source, named in the finding's evidence; code sets adopted by 45 CFR 162.1002",
        "https://www.ecfr.gov/current/title-45/subtitle-A/subchapter-C/part-162/subpart-J/section-162.1002"
    );

    /// <summary>All that a rule can say of a line without a profile: nothing is required, or the procedure's profiles begin after the line's day.</summary>
    public static Outcome Unanswered(in LineContext context) =>
        context.ProfileStatus == LookupStatus.NoRelease
            ? Outcome.NoRelease(ProfileTable.Definition.Name)
            : Outcome.NotApplicable;

    /// <summary>Whether a profile lists a code: itself, or under a misprint that a manual review found its words to describe. Allocates nothing.</summary>
    /// <returns>
    /// notApplicable where a higher source contradicts the code's row (CL5005 reports it), and where no row counts; notChecked where that is not known,
    /// and where the profile names the code and states nothing of it.
    /// </returns>
    public static Outcome Check(in LineContext context, ProcedureProfile profile, AssertionKind kind, Code code)
    {
        if (profile.Find(kind, code) is { } listed)
            return listed.IsKnown
                ? Counts(context, profile, listed)
                : Outcome.SourceSilent(ProfileTable.Definition.Name);
        if (profile.Means(kind, code))
            return Outcome.Pass;
        var outcome = Outcome.NotApplicable;
        for (var i = 0; i < profile.Assertions.Count; i++)
        {
            var row = profile.Assertions[i];
            if (row.Kind != kind || !row.IsKnown)
                continue;
            var counts = Counts(context, profile, row);
            if (counts.Status == OutcomeStatus.Pass)
                return Outcome.FailAs(profile.Release.Authority < OwnAuthority ? Severity.Info : Severity.Warning);
            outcome = counts.Or(outcome);
        }

        return outcome;
    }

    /// <summary>Whether a higher source contradicts the row of the line's profile that it uses in a column.</summary>
    public static Outcome CheckUse(in LineContext context, Field field) =>
        RowFor(context.Profile!, context.Line, field) is { } row
            ? ProfileConflicts.Check(context.Profile!, row, ProfileSources.Of(context))
            : Outcome.NotApplicable;

    /// <summary>The contradiction of a use that <see cref="CheckUse"/> fails.</summary>
    public static ProfileConflict ConflictOfUse(in LineContext context, Field field) =>
        ProfileConflicts.Find(
            context.Profile!,
            RowFor(context.Profile!, context.Line, field)!,
            ProfileSources.Of(context)
        )!;

    /// <summary>The rows of a kind that count, for a message of which <paramref name="room"/> characters are left: with their titles where they fit.</summary>
    public static string Listed(in LineContext context, AssertionKind kind, int room)
    {
        var (codes, titled) = (new List<string>(), new List<string>());
        foreach (var row in context.Profile!.Assertions)
        {
            if (row.Kind != kind || !row.IsKnown || Counts(context, context.Profile, row).Status != OutcomeStatus.Pass)
                continue;
            codes.Add(row.WrittenCode);
            titled.Add($"{row.WrittenCode} ({row.Title.TrimEnd('.')})");
        }

        var list = MessageText.List(titled);
        return list.Length <= room ? list : MessageText.List(codes, room);
    }

    /// <summary>The words in which the profile states what a code is for, without a final stop.</summary>
    public static string Words(Assertion assertion) =>
        (assertion.Says.Length > 0 ? assertion.Says : assertion.Title).TrimEnd('.');

    /// <summary>The profile's release, for a finding that rests on what it does not list.</summary>
    public static Evidence EvidenceOf(in LineContext context) => new(context.Profile!.Release);

    /// <summary>The row that the line uses in a column: of its place, its specialty, a modifier or a pointed diagnosis; or null.</summary>
    private static Assertion? RowFor(ProcedureProfile profile, in ClaimLine line, Field field)
    {
        var code = CodeLookups.CodeOf(line, field);
        return field switch
        {
            _ when code.IsNone => null,
            Field.RenderingTaxonomyCode => profile.Find(AssertionKind.Specialty, code),
            Field.PlaceOfServiceCode => profile.Find(AssertionKind.Site, code),
            >= Field.HcpcsModifier1 and <= Field.HcpcsModifier4 => profile.Find(AssertionKind.Modifier, code),
            _ => line.PointsAt(field) ? profile.Find(AssertionKind.Diagnosis, code) : null,
        };
    }

    /// <summary>Passes unless a higher source contradicts the row, or that is not known.</summary>
    private static Outcome Counts(in LineContext context, ProcedureProfile profile, Assertion row)
    {
        var conflict = ProfileConflicts.Check(profile, row, ProfileSources.Of(context));
        return conflict.Status switch
        {
            OutcomeStatus.Fail => Outcome.NotApplicable,
            OutcomeStatus.NotChecked => conflict,
            _ => Outcome.Pass,
        };
    }
}
