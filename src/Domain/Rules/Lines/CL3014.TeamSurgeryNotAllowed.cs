using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Lines;

/// <summary>Modifier 66 stands with a procedure for which a team of surgeons is paid, and then with the report that prices it.</summary>
/// <remarks>A team has no fee of its own: where it is paid at all, the payer sets the amount by what the report shows each surgeon did.</remarks>
public sealed class TeamSurgeryNotAllowed : LineRule
{
    private static readonly Code Team = Code.Of("66");

    public override RuleInfo Info { get; } =
        new("CL3014", "Team surgery is not paid for the procedure, or by report only")
        {
            Disposition = Disposition.LineItemDenial,
            Snip = 6,
            Fields = FieldSet.Of(Field.HcpcsCode) | Fields.Modifiers,
            Citation = FeeLookups.Manual(
                "40.8 (claims for co-surgeons and team surgeons); PPRRVU, team surgery indicator"
            ),
            Fix = "The procedure takes no team: correct the modifier to what the record shows, or leave the line out.",
            Carc = "54",
            FollowsProgram = true,
            Notes =
                "Team indicator 0: error; 1 and 2: warning, for both are paid by report; 9: notApplicable. No line with modifier 66 passes unseen. notApplicable without modifier "
                + "66, and where the procedure is not in force or unknown (CL2001, CL2002).",
        };

    public override Outcome Check(in ClaimLine line, CodeTables tables)
    {
        if (!line.HasModifier(Team))
            return Outcome.NotApplicable;
        if (!FeeLookups.TryFind(line, tables, out var fee, out var unanswered))
            return unanswered;
        return fee.Team switch
        {
            '0' => Outcome.Fail,
            '1' or '2' => Outcome.FailAs(Severity.Warning),
            '9' => Outcome.NotApplicable,
            _ => FeeLookups.Silent(line, tables),
        };
    }

    public override FieldSet Where(in ClaimLine line, CodeTables tables) =>
        FeeLookups.ColumnsOf(line, Team).With(Field.HcpcsCode);

    public override Evidence EvidenceFor(in ClaimLine line, CodeTables tables) => FeeLookups.EvidenceFor(line, tables);

    public override string Fix(in ClaimLine line, CodeTables tables) =>
        FeeLookups.Of(line, tables).Team == '0'
            ? Info.Fix
            : "Send the report that shows what each surgeon of the team did.";

    public override string Explain(in ClaimLine line, CodeTables tables)
    {
        var indicator = FeeLookups.Of(line, tables).Team;
        var meaning = indicator switch
        {
            '0' => "a team is not paid",
            '1' => "a team is paid by report, and only where documentation shows the need of one",
            _ => "a team is paid by report",
        };
        return FeeLookups.Tell(line, FeeLookups.ColumnsOf(line, Team), "team surgery", indicator, meaning);
    }
}
