using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Rules.Format;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Tests.Rules;

public sealed class RequiredFieldMissingTests
{
    private readonly RequiredFieldMissing rule = new();

    [Theory]
    [InlineData(Field.MemberId, OutcomeStatus.Fail)]
    [InlineData(Field.PlaceOfServiceCode, OutcomeStatus.Fail)]
    [InlineData(Field.ClaimType, OutcomeStatus.Fail)]
    [InlineData(Field.AssignmentCode, OutcomeStatus.Fail)] // the column is there, so that no default is taken
    [InlineData(Field.RenderingNpi, OutcomeStatus.Pass)]
    [InlineData(Field.BillingNpi, OutcomeStatus.Pass)] // atypical providers have none
    public void A_professional_claim_fills_what_its_guide_requires(Field emptied, OutcomeStatus expected)
    {
        var line = Lines.Visit((emptied, ""));

        Assert.Equal(expected, rule.Check(line, CodeTables.Empty).Status);
    }

    [Fact]
    public void An_institutional_claim_fills_other_columns_and_needs_no_place_pointer_or_member()
    {
        var line = Lines.Visit(
            (Field.ClaimType, "I"),
            (Field.MemberId, ""),
            (Field.PlaceOfServiceCode, ""),
            (Field.DiagnosisPointer1, "")
        );

        Assert.Equal(
            [
                Field.BillTypeCode,
                Field.ClaimStartDate,
                Field.ClaimEndDate,
                Field.AdmitTypeCode,
                Field.DischargeDispositionCode,
                Field.RevenueCenterCode,
            ],
            rule.Report(line, CodeTables.Empty).Fields
        );
    }

    [Fact]
    public void A_default_is_taken_where_the_whole_column_is_absent()
    {
        var columns = new Dictionary<Field, string>(Lines.OfficeVisit);
        columns.Remove(Field.AssignmentCode);
        columns.Remove(Field.ReleaseOfInformationCode);

        Assert.Equal(OutcomeStatus.Pass, rule.Check(Lines.Read([columns]).Lines[0], CodeTables.Empty).Status);
    }

    [Fact]
    public void A_line_sent_without_its_claim_needs_only_the_lines_own_fields()
    {
        (Field, string)[] withoutClaim =
        [
            (Field.ClaimId, ""),
            (Field.PayerId, ""),
            (Field.BillingTin, ""),
            (Field.PatientBirthDate, ""),
            (Field.AssignmentCode, ""),
        ];

        Assert.Equal(
            OutcomeStatus.Pass,
            rule.Check(Lines.Alone(Lines.OfficeVisit, withoutClaim), CodeTables.Empty).Status
        );
        Assert.Equal(
            [Field.ServiceDateFrom],
            rule.Report(
                Lines.Alone(Lines.OfficeVisit, [.. withoutClaim, (Field.ServiceDateFrom, "")]),
                CodeTables.Empty
            ).Fields
        );
    }

    [Theory]
    [InlineData("2025-11-01", OutcomeStatus.Pass)]
    [InlineData("", OutcomeStatus.Fail)]
    public void An_institutional_line_sent_alone_may_take_its_day_from_the_claim(
        string claimStart,
        OutcomeStatus expected
    )
    {
        var line = Lines.Alone(
            Lines.OfficeVisit,
            (Field.ClaimType, "I"),
            (Field.RevenueCenterCode, "0450"),
            (Field.ServiceDateFrom, ""),
            (Field.ClaimStartDate, claimStart)
        );

        Assert.Equal(expected, rule.Check(line, CodeTables.Empty).Status);
    }

    [Fact]
    public void The_finding_names_all_of_them_at_once()
    {
        var line = Lines.Visit((Field.BillingTin, ""), (Field.PayerId, "  "));

        Assert.Equal([Field.PayerId, Field.BillingTin], rule.Report(line, CodeTables.Empty).Fields);
        Assert.Equal(
            "payer_id, billing_tin empty: required on every professional claim.",
            rule.Report(line, CodeTables.Empty).Message
        );
    }
}
