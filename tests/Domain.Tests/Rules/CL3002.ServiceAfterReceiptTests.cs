using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Rules.Lines;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Tests.Rules;

public sealed class ServiceAfterReceiptTests
{
    private readonly ServiceAfterReceipt rule = new();

    [Theory]
    [InlineData("2025-11-09", "", OutcomeStatus.Pass)]
    [InlineData("2025-11-10", "2025-11-10", OutcomeStatus.Pass)]
    [InlineData("2025-11-11", "", OutcomeStatus.Fail)]
    [InlineData("2025-11-09", "2025-11-11", OutcomeStatus.Fail)]
    [InlineData("2025-11-31", "2025-11-11", OutcomeStatus.NotChecked)] // CL1005 owns the malformed one
    [InlineData("2025-11-31", "", OutcomeStatus.NotChecked)]
    [InlineData("", "", OutcomeStatus.NotApplicable)]
    public void A_service_is_rendered_by_the_day_of_receipt(string from, string to, OutcomeStatus expected)
    {
        var line = Lines.Visit((Field.ServiceDateFrom, from), (Field.ServiceDateTo, to));

        Assert.Equal(expected, rule.Check(line, CodeTables.Empty).Status);
    }

    [Fact]
    public void Without_a_received_date_the_day_of_the_request_is_taken()
    {
        var line = Lines.Visit((Field.ReceivedDate, ""), (Field.ServiceDateFrom, "2025-11-11"));

        Assert.Equal(OutcomeStatus.Fail, rule.Check(line, CodeTables.Empty).Status);
        Assert.Equal([Field.ServiceDateFrom], rule.Report(line, CodeTables.Empty).Fields);
        Assert.Equal(
            "Service date 2025-11-11 is after receipt, 2025-11-10: received_date is empty, so the day of the request or file counts, in UTC+14.",
            rule.Report(line, CodeTables.Empty).Message
        );
    }

    [Fact]
    public void A_malformed_received_date_is_left_to_its_format_rule()
    {
        var line = Lines.Visit((Field.ReceivedDate, "soon"), (Field.ServiceDateFrom, "2030-01-01"));

        Assert.Equal(OutcomeStatus.NotChecked, rule.Check(line, CodeTables.Empty).Status);
    }

    [Fact]
    public void The_finding_names_the_day_after_receipt_and_the_day_of_receipt()
    {
        var line = Lines.Visit((Field.ServiceDateTo, "2025-11-12"));

        Assert.Equal([Field.ReceivedDate, Field.ServiceDateTo], rule.Report(line, CodeTables.Empty).Fields);
        Assert.Equal(
            "Service end date 2025-11-12 is after receipt, 2025-11-10 (received_date).",
            rule.Report(line, CodeTables.Empty).Message
        );
    }

    [Fact]
    public void An_institutional_line_without_a_date_is_rendered_when_its_claim_starts()
    {
        var line = Lines.Visit(
            (Field.ClaimType, "I"),
            (Field.ServiceDateFrom, ""),
            (Field.ClaimStartDate, "2025-12-01")
        );

        Assert.Equal(OutcomeStatus.Fail, rule.Check(line, CodeTables.Empty).Status);
        Assert.Equal([Field.ClaimStartDate, Field.ReceivedDate], rule.Report(line, CodeTables.Empty).Fields);
    }

    /// <summary>Equipment and supplies are billed at once for a span that runs ahead.</summary>
    [Theory]
    [InlineData("A4206", "", OutcomeStatus.Pass)]
    [InlineData("A9999", "", OutcomeStatus.Pass)]
    [InlineData("B4035", "", OutcomeStatus.Pass)]
    [InlineData("E0601", "", OutcomeStatus.Pass)]
    [InlineData("K0001", "", OutcomeStatus.Pass)]
    [InlineData("L1846", "", OutcomeStatus.Pass)]
    [InlineData("A0425", "", OutcomeStatus.Fail)] // an ambulance
    [InlineData("99213", "", OutcomeStatus.Fail)]
    [InlineData("J7613", "", OutcomeStatus.Fail)]
    [InlineData("J7613", "332B00000X", OutcomeStatus.Pass)] // a supplier
    [InlineData("J7613", "335E00000X", OutcomeStatus.Pass)]
    [InlineData("J7613", "207Q00000X", OutcomeStatus.Fail)]
    [InlineData("J7613", "332B", OutcomeStatus.NotChecked)] // CL1008 owns it
    public void The_end_of_a_span_of_equipment_may_be_after_receipt(
        string code,
        string taxonomy,
        OutcomeStatus expected
    )
    {
        var line = Lines.Visit(
            (Field.HcpcsCode, code),
            (Field.BillingTaxonomyCode, taxonomy),
            (Field.ServiceDateTo, "2025-12-02")
        );

        Assert.Equal(expected, rule.Check(line, CodeTables.Empty).Status);
    }

    [Fact]
    public void Its_start_may_not()
    {
        var line = Lines.Visit((Field.HcpcsCode, "E0601"), (Field.ServiceDateFrom, "2025-11-11"));

        Assert.Equal(OutcomeStatus.Fail, rule.Check(line, CodeTables.Empty).Status);
    }

    [Fact]
    public void Whether_the_biller_is_a_supplier_is_not_known_without_its_column()
    {
        var span = Lines.ReadCsv(Lines.Changed(Lines.OfficeVisit, (Field.ServiceDateTo, "2025-12-02"))).Lines[0];

        Assert.Equal(Outcome.DependsOnAbsent(Field.BillingTaxonomyCode), rule.Check(span, CodeTables.Empty));
        Assert.Equal(Outcome.Pass, rule.Check(Lines.ReadCsv(Lines.OfficeVisit).Lines[0], CodeTables.Empty));
    }

    /// <summary>Received at 20:00 UTC on November 9: on Guam and on Kiritimati it is the 10th, and nowhere the 11th.</summary>
    [Theory]
    [InlineData("2025-11-09", OutcomeStatus.Pass)]
    [InlineData("2025-11-10", OutcomeStatus.Pass)]
    [InlineData("2025-11-11", OutcomeStatus.Fail)]
    public void A_service_of_this_morning_on_Guam_is_not_in_the_future(string from, OutcomeStatus expected)
    {
        var received = new DateTimeOffset(2025, 11, 9, 20, 0, 0, TimeSpan.Zero);
        var row = Lines.Changed(Lines.OfficeVisit, (Field.ReceivedDate, ""), (Field.ServiceDateFrom, from));
        var line = Lines.Read([row], ReadingContext.At(received, linesAlone: false)).Lines[0];

        Assert.Equal(expected, rule.Check(line, CodeTables.Empty).Status);
        Assert.Equal(new DateOnly(2025, 11, 9), line.Received);
    }

    /// <summary>Before 10:00 UTC it is the same day everywhere up to UTC+14.</summary>
    [Theory]
    [InlineData(9, 59, 9)]
    [InlineData(10, 0, 10)]
    public void The_latest_day_is_that_of_UTC_plus_14(int hour, int minute, int day)
    {
        var received = new DateTimeOffset(2025, 11, 9, hour, minute, 0, TimeSpan.Zero);

        Assert.Equal(new DateOnly(2025, 11, day), ReadingContext.At(received, linesAlone: true).LatestReceived);
    }
}
