using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Rules.Codes;
using ClaimLint.Domain.Tables;
using ClaimLint.Domain.Validation;

namespace ClaimLint.Domain.Tests.Rules;

public sealed class NotPayableStatusTests
{
    private readonly NotPayableStatus rule = new();

    [Theory]
    [InlineData('I', OutcomeStatus.Fail)]
    [InlineData('N', OutcomeStatus.Fail)]
    [InlineData('B', OutcomeStatus.Fail)]
    [InlineData('P', OutcomeStatus.Fail)]
    [InlineData('M', OutcomeStatus.Fail)]
    [InlineData('A', OutcomeStatus.Pass)]
    [InlineData('C', OutcomeStatus.Pass)]
    [InlineData('E', OutcomeStatus.Pass)]
    [InlineData('J', OutcomeStatus.Pass)]
    [InlineData('R', OutcomeStatus.Pass)]
    [InlineData('T', OutcomeStatus.Pass)]
    [InlineData('X', OutcomeStatus.Pass)]
    public void A_procedure_is_paid_by_itself_or_elsewhere(char status, OutcomeStatus expected)
    {
        Assert.Equal(expected, rule.Check(Lines.Visit(), WithStatus(status)).Status);
    }

    [Theory]
    [InlineData('I', "96", "is not valid for Medicare, which uses another code for the service")]
    [InlineData('N', "96", "is not covered by Medicare")]
    [InlineData('B', "97", "is bundled: always paid within other services, never separately")]
    [InlineData(
        'P',
        "97",
        "is bundled into the practitioner's services of the day, or excluded: never paid separately"
    )]
    [InlineData('M', "96", "is a measurement code, for reporting only")]
    public void Every_status_has_its_own_words_and_reason_code(char status, string carc, string meaning)
    {
        var lines = Lines.Read([Lines.OfficeVisit]);
        var check = new ClaimCheck(new RuleSet([rule]), WithStatus(status));
        check.Run(lines.Lines);

        var finding = Assert.Single(FindingReporter.Report(check, lines.Lines));

        Assert.Equal($"Procedure 99213 {meaning} (fee schedule status {status} on 2025-11-03).", finding.Message);
        Assert.Equal(carc, finding.Carc);
        Assert.Equal(status == 'M' ? Severity.Info : Severity.Warning, finding.Severity);
        Assert.Equal(Disposition.Inform, finding.Disposition);
        Assert.Equal("99213", finding.Evidence.RowKey);
        Assert.Equal([Field.HcpcsCode], finding.Fields);
    }

    [Fact]
    public void It_does_not_apply_to_a_payer_without_a_program()
    {
        var tables = WithStatus('N', "AETNA,,,Aetna,none,");
        var lines = Lines.Read([Lines.Changed(Lines.OfficeVisit, (Field.PayerId, "AETNA"))]);
        var check = new ClaimCheck(new RuleSet([rule]), tables);

        check.Run(lines.Lines);

        Assert.Equal(OutcomeStatus.NotApplicable, check.OutcomeOf(0, 0).Status);
    }

    [Theory]
    [InlineData("I", "MEDICARE")]
    [InlineData("P", "STATE")]
    public void The_fee_schedule_does_not_apply_to_another_setting_or_program(string type, string payer)
    {
        var tables = WithStatus('N', "STATE,,,A state,medicaid,");
        var line = Lines.Visit((Field.ClaimType, type), (Field.PayerId, payer));

        Assert.Equal(Outcome.NotApplicable, rule.Check(line, tables));
    }

    [Theory]
    [InlineData("99213", "2024-06-30", OutcomeStatus.NotChecked)]
    [InlineData("99214", "2025-11-03", OutcomeStatus.NotChecked)] // outside the coverage
    [InlineData("99211", "2025-11-03", OutcomeStatus.NotApplicable)] // no row: CL2001 owns it
    [InlineData("99213", "", OutcomeStatus.NotApplicable)] // CL1001 owns it
    [InlineData("", "2025-11-03", OutcomeStatus.NotApplicable)] // CL1001 owns it
    [InlineData("9921", "2025-11-03", OutcomeStatus.NotChecked)] // CL1002 reports it
    [InlineData("99213", "2025-02-30", OutcomeStatus.NotChecked)] // CL1005 reports it
    public void Without_a_row_of_the_day_nothing_is_said(string code, string day, OutcomeStatus expected)
    {
        var line = Lines.Visit((Field.HcpcsCode, code), (Field.ServiceDateFrom, day));

        Assert.Equal(expected, rule.Check(line, WithStatus('N')).Status);
    }

    [Fact]
    public void Only_a_code_that_Medicare_accepts_under_another_is_to_be_replaced()
    {
        var line = Lines.Visit();

        Assert.Contains(
            "the code that Medicare accepts",
            rule.Report(line, WithStatus('I')).Fix,
            StringComparison.Ordinal
        );
        Assert.Equal(rule.Info.Fix, rule.Report(line, WithStatus('B')).Fix);
    }

    private static CodeTables WithStatus(char status, string payer = "MEDICARE,,,Medicare,medicare,") =>
        Tables.Of(
            Tables.Release(
                "mpfs-medicare",
                "99211 99213",
                "code,modifier,from,until,status,nonfacility_na,facility_na,pctc,global,multiple,bilateral,assistant,cosurgeon,team",
                $"99213,,,,{status},,,0,XXX,0,0,0,0,0"
            ),
            Tables.Release("payers", "*", "payer_id,from,until,name,program,severities", payer)
        );
}
