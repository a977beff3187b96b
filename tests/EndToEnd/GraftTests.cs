using System.Text.RegularExpressions;
using ClaimLint.Domain.Claims;
using ClaimLint.Functions.Tests.Equivalence;

namespace ClaimLint.EndToEnd;

/// <summary>The lines that ClaimLint was asked for: CPT 20957 by its profile, and by the tables that contradict it.</summary>
public sealed partial class GraftTests(RunningService running)
{
    private readonly Service service = running.Service;

    /// <summary>One line each. Told: rules, with the severity where it matters; untold: rules, or <c>error</c> for any of that severity.</summary>
    [Theory]
    [InlineData("RT", "M84.461A", "21", "207X00000X", "", "error CL2003 CL3021", "")]
    [InlineData("RT", "M84.151A", "21", "207X00000X", "CL2003:error CL5005", "", "")]
    [InlineData("TC", "M84.461A", "21", "207X00000X", "CL3008:error CL5005", "CL5001", "")]
    [InlineData("50", "M84.461A", "21", "207X00000X", "CL3010:error CL5001", "", "")]
    [InlineData("LT", "M84.461A", "21", "207X00000X", "CL3021 CL5001", "", "")]
    [InlineData("59", "M84.461A", "21", "207X00000X", "", "error CL5001", "CL5001")]
    [InlineData("RT", "M84.461A", "11", "207X00000X", "CL3027 CL5004", "", "")]
    [InlineData("RT", "M84.461A", "21", "207L00000X", "CL5005", "CL5002", "")]
    [InlineData("RT", "M84.461A", "21", "207XS0101X", "CL2009:error", "CL5002", "")]
    [InlineData("RT", "M86.46", "21", "207X00000X", "CL2004:error", "", "")]
    public async Task A_line_is_told_this_and_not_that(
        string modifier,
        string diagnosis,
        string place,
        string taxonomy,
        string told,
        string untold,
        string notChecked
    )
    {
        var answer = await service.PostAsync("v1/claim-lines/validate", Line(modifier, diagnosis, place, taxonomy));

        Assert.Equal(200, answer.Status);
        var findings = FindingSeen.OfAnswer(answer.Body);
        foreach (var expected in Words(told))
            Assert.Contains(findings, finding => Is(finding, expected));
        foreach (var unexpected in Words(untold))
            Assert.DoesNotContain(
                findings,
                finding => unexpected == "error" ? finding.Severity == "error" : finding.Rule == unexpected
            );
        var silent = answer.Body.GetProperty("notChecked").EnumerateArray();
        foreach (var rule in Words(notChecked))
            Assert.Contains(silent, entry => entry.GetProperty("rule").GetString() == rule);
    }

    [Fact]
    public async Task An_unknown_diagnosis_is_told_with_valid_ones_of_its_category() =>
        await NamesValidDiagnosesAsync("M84.151A", "CL2003", "M84");

    [Fact]
    public async Task A_header_diagnosis_is_told_with_its_continuations() =>
        await NamesValidDiagnosesAsync("M86.46", "CL2004", "M86.46");

    [Fact]
    public async Task The_microscope_beside_the_graft_is_never_paid_and_the_profile_that_suggests_it_is_contradicted()
    {
        var findings = await ClaimAsync([], new() { [Field.HcpcsCode] = "69990", [Field.ChargeAmount] = "900.00" });

        var bundled = Assert.Single(findings, finding => finding.Rule == "CL4006");
        Assert.Equal(("error", "fail", 2, 1), (bundled.Severity, bundled.Status, bundled.Line, bundled.OtherLine));
        Assert.Contains("modifier indicator 0", bundled.Message, StringComparison.Ordinal);
        var suggested = Assert.Single(findings, finding => finding.Rule == "CL5006");
        Assert.Equal(("info", 2, 1), (suggested.Severity, suggested.Line, suggested.OtherLine));
    }

    [Fact]
    public async Task A_visit_beside_the_graft_is_bundled_unless_modifier_25_opens_the_pair()
    {
        var visit = new Dictionary<Field, string> { [Field.HcpcsCode] = "99213", [Field.ChargeAmount] = "120.00" };
        var bundled = await ClaimAsync([], visit);
        var opened = await ClaimAsync([], new(visit) { [Field.HcpcsModifier1] = "25" });

        var denied = Assert.Single(bundled, finding => finding.Rule == "CL4006");
        Assert.Equal(("error", "fail", 2, 1), (denied.Severity, denied.Status, denied.Line, denied.OtherLine));
        var told = Assert.Single(opened, finding => finding.Rule == "CL4006");
        Assert.Equal(("bypassed", 2, 1), (told.Status, told.Line, told.OtherLine));
        Assert.DoesNotContain(opened, finding => finding.Severity == "error");
    }

    /// <summary>The codes that the message offers stand in the table and can be billed.</summary>
    private async Task NamesValidDiagnosesAsync(string diagnosis, string rule, string category)
    {
        var answer = await service.PostAsync("v1/claim-lines/validate", Line("RT", diagnosis, "21", "207X00000X"));

        var message = Assert.Single(FindingSeen.OfAnswer(answer.Body), finding => finding.Rule == rule).Message;
        var offered = Diagnosis()
            .Matches(message)
            .Select(match => match.Value)
            .Where(code =>
                code != diagnosis
                && code.StartsWith(category, StringComparison.Ordinal)
                && code.Length > category.Length
            )
            .ToArray();
        Assert.NotEmpty(offered);
        foreach (var code in offered.Take(5))
        {
            var looked = await service.GetAsync($"v1/codes/icd-10-cm/{code}?on=2025-11-03");
            Assert.True(looked.Body.GetProperty("active").GetBoolean());
            Assert.Equal(
                "Y",
                looked.Body.GetProperty("periods")[0].GetProperty("says").GetProperty("billable").GetString()
            );
        }
    }

    private async Task<IReadOnlyList<FindingSeen>> ClaimAsync(params Dictionary<Field, string>[] lines)
    {
        var claim = Claims.Of("GRAFT", "M84.461A", lines);
        var answer = await service.PostAsync("v1/claims/validate", claim.ToJson(ClaimTexts.ColumnsOf([claim])));
        Assert.Equal(200, answer.Status);
        return FindingSeen.OfAnswer(answer.Body);
    }

    private static bool Is(FindingSeen finding, string expected)
    {
        var parts = expected.Split(':');
        return finding.Rule == parts[0]
            && finding.Status == "fail"
            && (parts.Length == 1 || finding.Severity == parts[1]);
    }

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static string Line(string modifier, string diagnosis, string place, string taxonomy) =>
        $$"""
            {
              "claimType": "P", "payerId": "MEDICARE", "patientBirthDate": "1973-05-04", "patientSex": "M",
              "renderingTaxonomyCode": "{{taxonomy}}", "placeOfServiceCode": "{{place}}", "serviceDateFrom": "2025-11-03", "receivedDate": "2025-11-10",
              "hcpcsCode": "20957", "hcpcsModifiers": ["{{modifier}}"], "chargeAmount": 8200, "serviceUnitQuantity": 1,
              "diagnosisCodes": ["{{diagnosis}}"], "diagnosisPointers": [1]
            }
            """;

    [GeneratedRegex(
        @"\b[A-Z][0-9][0-9A-Z](\.[0-9A-Z]{1,4})?\b",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Diagnosis();
}
