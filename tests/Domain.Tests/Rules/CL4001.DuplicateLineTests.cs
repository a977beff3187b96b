using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Rules.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Tests.Rules;

public sealed class DuplicateLineTests
{
    private static readonly Dictionary<Field, string> Laboratory = Lines.Changed(
        Lines.OfficeVisit,
        (Field.ClaimType, "I"),
        (Field.RevenueCenterCode, "0300"),
        (Field.HcpcsCode, "80053")
    );

    private readonly DuplicateLine rule = new();

    [Fact]
    public void The_later_of_two_equal_lines_repeats_the_earlier()
    {
        var claim = Lines.Claim(Lines.OfficeVisit, [], []);

        Assert.Equal(OutcomeStatus.Fail, rule.Check(claim.Lines[1], claim.Lines[0], CodeTables.Empty).Status);
        Assert.Equal(OutcomeStatus.Pass, rule.Check(claim.Lines[0], claim.Lines[1], CodeTables.Empty).Status);
    }

    [Theory]
    [InlineData(Field.HcpcsCode, "99214")]
    [InlineData(Field.HcpcsModifier1, "25")]
    [InlineData(Field.ServiceDateFrom, "2025-11-04")]
    [InlineData(Field.ServiceDateTo, "2025-11-05")]
    [InlineData(Field.RenderingNpi, "1679576722")]
    [InlineData(Field.PatientBirthDate, "2014-02-01")] // a dependent under the same member id
    [InlineData(Field.MemberId, "1EG4TE5MK74")]
    public void A_line_that_differs_is_no_repetition(Field field, string text)
    {
        Assert.Equal(OutcomeStatus.Pass, Second([], [(field, text)]));
        Assert.Equal(OutcomeStatus.Pass, Second([(field, text)], []));
    }

    [Theory]
    [InlineData("PATIENT-1", "PATIENT-1", OutcomeStatus.Fail)]
    [InlineData("PATIENT-1", "", OutcomeStatus.Fail)] // an absent id names nobody else
    [InlineData("PATIENT-1", "PATIENT-2", OutcomeStatus.Pass)]
    public void Two_patients_under_one_claim_id_are_not_compared(string first, string second, OutcomeStatus expected)
    {
        Assert.Equal(expected, Second([(Field.PatientId, first)], [(Field.PatientId, second)]));
    }

    [Theory]
    [InlineData("", "", OutcomeStatus.Fail)]
    [InlineData("", "1679576722", OutcomeStatus.Pass)]
    [InlineData("", "1234567893", OutcomeStatus.Fail)] // the billing provider, named or not
    public void Without_a_rendering_provider_the_billing_one_has_performed_it(
        string first,
        string second,
        OutcomeStatus expected
    )
    {
        Assert.Equal(expected, Second([(Field.RenderingNpi, first)], [(Field.RenderingNpi, second)]));
    }

    [Theory]
    [InlineData("76")]
    [InlineData("77")]
    [InlineData("91")]
    [InlineData("59")]
    [InlineData("XE")]
    [InlineData("XP")]
    [InlineData("XS")]
    [InlineData("XU")]
    public void A_modifier_says_that_the_service_was_repeated(string modifier)
    {
        Assert.Equal(
            OutcomeStatus.Pass,
            Second([(Field.HcpcsModifier1, modifier)], [(Field.HcpcsModifier1, modifier)])
        );
        Assert.Equal(OutcomeStatus.Pass, Second([], [(Field.HcpcsModifier1, modifier)]));
        Assert.Equal(OutcomeStatus.Pass, Second([(Field.HcpcsModifier1, modifier)], []));
    }

    [Fact]
    public void The_order_of_the_modifiers_does_not_matter()
    {
        Assert.Equal(
            OutcomeStatus.Fail,
            Second(
                [(Field.HcpcsModifier1, "RT"), (Field.HcpcsModifier2, "51")],
                [(Field.HcpcsModifier1, "51"), (Field.HcpcsModifier2, "RT")]
            )
        );
        Assert.Equal(
            OutcomeStatus.Pass,
            Second([(Field.HcpcsModifier1, "RT")], [(Field.HcpcsModifier1, "RT"), (Field.HcpcsModifier2, "51")])
        );
    }

    [Theory]
    [InlineData(Field.HcpcsCode, "")]
    [InlineData(Field.ProcedureQualifier, "HP")]
    [InlineData(Field.ServiceDateFrom, "")] // CL1001's
    public void What_is_empty_is_not_compared(Field field, string text)
    {
        Assert.Equal(OutcomeStatus.NotApplicable, Second([(field, text)], [(field, text)]));
    }

    [Theory]
    [InlineData(Field.HcpcsCode, "9921")]
    [InlineData(Field.HcpcsModifier1, "rt")]
    [InlineData(Field.ServiceDateFrom, "2025-11-31")]
    [InlineData(Field.ServiceDateTo, "2025-11-31")]
    [InlineData(Field.RenderingNpi, "123")]
    [InlineData(Field.BillingNpi, "123")]
    [InlineData(Field.PlaceOfServiceCode, "1")]
    [InlineData(Field.ServiceUnitQuantity, "one")]
    [InlineData(Field.ChargeAmount, "$1")]
    public void A_malformed_field_of_either_line_leaves_it_open(Field field, string text)
    {
        Assert.Equal(OutcomeStatus.NotChecked, Second([(field, text)], [(field, text)]));
        Assert.Equal(OutcomeStatus.NotChecked, Second([], [(field, text)]));
        Assert.Equal(OutcomeStatus.NotChecked, Second([(field, text)], []));
    }

    [Theory]
    [InlineData(Field.ServiceUnitQuantity, "2")]
    [InlineData(Field.ChargeAmount, "120.01")]
    public void Other_units_or_another_charge_make_it_a_suspected_duplicate(Field field, string text)
    {
        var claim = Lines.Claim(Lines.OfficeVisit, [], [(field, text)]);
        var finding = rule.Report(claim.Lines[1], claim.Lines[0], CodeTables.Empty);

        Assert.Equal(Severity.Warning, finding.Severity);
        Assert.EndsWith(", with other units or another charge.", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Field.PlaceOfServiceCode, "12")]
    [InlineData(Field.NdcCode, "00000000001")]
    public void Another_place_or_drug_is_no_repetition(Field field, string text)
    {
        Assert.Equal(OutcomeStatus.Pass, Second([], [(field, text)]));
    }

    [Fact]
    public void Institutional_lines_are_alike_under_one_revenue_code_only()
    {
        var claim = Lines.Claim(Laboratory, [], [], [(Field.RevenueCenterCode, "0301")]);

        Assert.Equal(OutcomeStatus.Fail, rule.Check(claim.Lines[1], claim.Lines[0], CodeTables.Empty).Status);
        Assert.Equal(OutcomeStatus.Pass, rule.Check(claim.Lines[2], claim.Lines[0], CodeTables.Empty).Status);
    }

    [Theory]
    [InlineData("", OutcomeStatus.Pass)] // CL1001's
    [InlineData("30", OutcomeStatus.NotChecked)] // CL1013's
    public void An_institutional_line_without_a_readable_revenue_code_is_like_no_other(
        string revenueCode,
        OutcomeStatus expected
    )
    {
        var claim = Lines.Claim(Lines.Changed(Laboratory, (Field.RevenueCenterCode, revenueCode)), [], []);

        Assert.Equal(expected, rule.Check(claim.Lines[1], claim.Lines[0], CodeTables.Empty).Status);
    }

    [Fact]
    public void A_professional_claim_has_no_revenue_codes()
    {
        Assert.Equal(
            OutcomeStatus.Fail,
            Second([(Field.RevenueCenterCode, "0300")], [(Field.RevenueCenterCode, "0301")])
        );
    }

    [Fact]
    public void An_institutional_claim_is_of_one_facility_whoever_rendered_the_line()
    {
        var claim = Lines.Claim(Laboratory, [], [(Field.RenderingNpi, "1679576722")]);

        Assert.Equal(OutcomeStatus.Fail, rule.Check(claim.Lines[1], claim.Lines[0], CodeTables.Empty).Status);
    }

    [Fact]
    public void The_finding_names_the_line_that_is_repeated()
    {
        var claim = Lines.Claim(
            Lines.Graft,
            [(Field.HcpcsModifier2, "58")],
            [(Field.HcpcsModifier2, "58"), (Field.ClaimLineNumber, "")]
        );

        Assert.Equal(
            "20957 with RT 58 on 2025-11-03 stands on line 1 already, by the same provider.",
            rule.Report(claim.Lines[1], claim.Lines[0], CodeTables.Empty).Message
        );
        Assert.Equal(
            [Field.ServiceDateFrom, Field.HcpcsCode, Field.HcpcsModifier1, Field.HcpcsModifier2],
            rule.Report(claim.Lines[1], claim.Lines[0], CodeTables.Empty).Fields
        );
    }

    [Fact]
    public void A_line_without_a_number_is_named_by_its_row()
    {
        var claim = Lines.Claim(Lines.OfficeVisit, [(Field.ClaimLineNumber, "")], []);

        Assert.Equal(
            "99213 without modifiers on 2025-11-03 stands on row 1 already, by the same provider.",
            rule.Report(claim.Lines[1], claim.Lines[0], CodeTables.Empty).Message
        );
    }

    private OutcomeStatus Second((Field Field, string Text)[] first, (Field Field, string Text)[] second)
    {
        var claim = Lines.Claim(Lines.OfficeVisit, first, second);
        return rule.Check(claim.Lines[1], claim.Lines[0], CodeTables.Empty).Status;
    }
}
