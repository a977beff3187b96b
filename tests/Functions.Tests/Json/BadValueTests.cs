using System.Globalization;
using System.Text.Json.Nodes;

namespace ClaimLint.Functions.Tests.Json;

/// <summary>Values that people and machines send: the claim is wrong, so 200 with a finding at the place, never a problem and never silence.</summary>
public sealed class BadValueTests(Api api)
{
    private const string ThirteenDiagnoses =
        """["E119","I10","A000","A001","A009","E1100","E1101","E1110","E1111","E1121","E1122","E1129","E11311"]""";

    [Theory]
    [InlineData("serviceDateFrom", "\"00000000\"", "CL1005 /serviceDateFrom")]
    [InlineData("serviceDateFrom", "\"0000-00-00\"", "CL1005 /serviceDateFrom")]
    [InlineData("serviceDateFrom", "\"20250230\"", "CL1005 /serviceDateFrom")]
    [InlineData("serviceDateFrom", "\"20230229\"", "CL1005 /serviceDateFrom")]
    [InlineData("serviceDateFrom", "\"2025-11-03T10:00:00Z\"", "CL1005 /serviceDateFrom")]
    [InlineData("serviceDateFrom", "\"11/03/2025\"", "CL1005 /serviceDateFrom")]
    [InlineData("serviceDateFrom", "null", "CL1001 /serviceDateFrom")]
    [InlineData("serviceDateFrom", "\"\"", "CL1001 /serviceDateFrom")]
    [InlineData("serviceDateFrom", "\"  \"", "CL1001 /serviceDateFrom")]
    [InlineData("serviceUnitQuantity", "-1", "CL1011 /serviceUnitQuantity")]
    [InlineData("serviceUnitQuantity", "999999999", "CL1011 /serviceUnitQuantity")]
    [InlineData("serviceUnitQuantity", "2147483648", "CL1011 /serviceUnitQuantity")]
    [InlineData("serviceUnitQuantity", "1.2345", "CL1011 /serviceUnitQuantity")]
    [InlineData("serviceUnitQuantity", "1E0", "CL1011 /serviceUnitQuantity")]
    [InlineData("serviceUnitQuantity", "null", "CL1001 /serviceUnitQuantity")]
    [InlineData("chargeAmount", "-0.00", "CL1010 /chargeAmount")]
    [InlineData("chargeAmount", "1e5", "CL1010 /chargeAmount")]
    [InlineData("chargeAmount", "1e309", "CL1010 /chargeAmount")]
    [InlineData("chargeAmount", "1.234", "CL1010 /chargeAmount")]
    [InlineData("chargeAmount", "1000000000000000000", "CL1010 /chargeAmount")]
    [InlineData("chargeAmount", "0.1000000000000000055511151231257827", "CL1010 /chargeAmount")]
    [InlineData("hcpcsCode", "\"\u0669\u0669\u0662\u0661\u0663\"", "CL1002 /hcpcsCode")]
    [InlineData("hcpcsCode", "\"\uFF19\uFF19\uFF12\uFF11\uFF13\"", "CL1002 /hcpcsCode")]
    [InlineData("hcpcsCode", "\"99213\\u0000\"", "CL1002 /hcpcsCode")]
    [InlineData("hcpcsCode", "\"99213\\u0000\"", "CL1019 /hcpcsCode")]
    [InlineData("hcpcsCode", "\"99213\u00A0\"", "CL1002 /hcpcsCode")]
    [InlineData("hcpcsCode", "\"\u200B99213\"", "CL1019 /hcpcsCode")]
    [InlineData("hcpcsCode", "\"\u202E99213\"", "CL1019 /hcpcsCode")]
    [InlineData("hcpcsCode", "\"+9921\"", "CL1002 /hcpcsCode")]
    [InlineData("hcpcsCode", "\"2O957\"", "CL1002 /hcpcsCode")]
    [InlineData("hcpcsCode", "\"g0008\"", "CL1002 /hcpcsCode")]
    [InlineData("hcpcsCode", "\" 99213 \"", "CL1020 /hcpcsCode")]
    [InlineData("diagnosisCodes", "[\"e11.9\"]", "CL1004 /diagnosisCodes/0")]
    [InlineData("diagnosisCodes", "[null,\"E11.9\"]", "CL1001 /diagnosisCodes/0")]
    [InlineData("hcpcsModifiers", "[\"5 9\"]", "CL1003 /hcpcsModifiers/0")]
    [InlineData("hcpcsModifiers", "[\"rt\"]", "CL1003 /hcpcsModifiers/0")]
    [InlineData("hcpcsModifiers", "[\"RTX\"]", "CL1003 /hcpcsModifiers/0")]
    [InlineData("renderingNpi", "\"123456789\"", "CL1006 /renderingNpi")]
    [InlineData("renderingNpi", "\"12345678931\"", "CL1006 /renderingNpi")]
    [InlineData("renderingNpi", "\"0000000000\"", "CL1006 /renderingNpi")]
    [InlineData("renderingNpi", "\"1234567890\"", "CL1007 /renderingNpi")]
    [InlineData("diagnosisPointers", "[0]", "CL1012 /diagnosisPointers/0")]
    [InlineData("diagnosisPointers", "[13]", "CL1012 /diagnosisPointers/0")]
    [InlineData("diagnosisPointers", "[\"M\"]", "CL1012 /diagnosisPointers/0")]
    [InlineData("diagnosisPointers", "[\"a\"]", "CL1012 /diagnosisPointers/0")]
    [InlineData("diagnosisPointers", "[1.0]", "CL1012 /diagnosisPointers/0")]
    [InlineData("diagnosisPointers", "[]", "CL1001 /diagnosisPointers/0")]
    [InlineData("diagnosisPointers", "null", "CL1001 /diagnosisPointers/0")]
    [InlineData("diagnosisPointers", "[2]", "CL3005 /diagnosisPointers/0")]
    [InlineData("billingTin", "\"12-3456789\"", "CL1015 /billingTin")]
    [InlineData("claimLineNumber", "-1", "CL1021 /claimLineNumber")]
    [InlineData("claimLineNumber", "1.5", "CL1021 /claimLineNumber")]
    [InlineData("claimLineNumber", "51", "CL1021 /claimLineNumber")]
    [InlineData("diagnosisCodes", ThirteenDiagnoses, "CL1030 /diagnosisCodes/12")]
    [InlineData("relatedCauses", "\"AA;XX\"", "CL1016 /relatedCauses")]
    [InlineData("claimType", "\"D\"", "CL1016 /claimType")]
    [InlineData("claimType", "null", "CL1001 /claimType")]
    public async Task A_bad_value_is_a_finding_at_its_place(string property, string json, string told)
    {
        var reply = await api.PostLineAsync(Bodies.LineWith(property, json));

        Assert.Equal(200, reply.Status);
        Assert.Contains(told, reply.Told);
    }

    [Fact]
    public async Task In_a_claim_the_place_names_the_line()
    {
        var reply = await api.PostClaimAsync(Bodies.ClaimWithInLine("serviceDateFrom", "\"20250230\""));

        Assert.Contains("CL1005 /lines/0/serviceDateFrom", reply.Told);
    }

    [Theory]
    [InlineData("1", "CL4002 /lines/1/claimLineNumber")]
    [InlineData("9", "CL4002 /lines/1/claimLineNumber")]
    [InlineData("0", "CL1021 /lines/1/claimLineNumber")]
    public async Task A_wrong_line_number_of_a_claim_names_its_line(string second, string finding)
    {
        var claim = JsonNode.Parse(Bodies.GoodClaim)!.AsObject();
        var lines = claim["lines"]!.AsArray();
        var other = lines[0]!.DeepClone();
        other["claimLineNumber"] = int.Parse(second, CultureInfo.InvariantCulture);
        lines.Add(other);

        var reply = await api.PostClaimAsync(claim.ToJsonString());

        Assert.Equal([finding], reply.Told.Where(told => told.Contains("claimLineNumber", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("chargeAmount", "12345678.99")]
    [InlineData("chargeAmount", "120")]
    [InlineData("serviceUnitQuantity", "1.5")]
    [InlineData("diagnosisCodes", "[\"E119\"]")]
    [InlineData("diagnosisPointers", "[\"A\"]")]
    [InlineData("diagnosisPointers", "[\"1\"]")]
    [InlineData("diagnosisPointers", "[1,null,null,null]")]
    [InlineData("serviceDateFrom", "\"20251103\"")]
    [InlineData("lineNote", "\"=cmd|' /C calc'!A0\"")]
    [InlineData("lineNote", "\"@SUM(A1)\"")]
    [InlineData("lineNote", "\"<script>alert(1)</script>\"")]
    [InlineData("lineNote", "\"{{7*7}} ${jndi:ldap://x}\"")]
    [InlineData("lineNote", "\"' or PartitionKey ne '\"")]
    [InlineData("lineNote", "null")]
    public async Task Another_writing_of_the_same_and_a_harmless_text_change_nothing(string property, string json)
    {
        var plain = await api.PostLineAsync(Bodies.GoodLine);
        var other = await api.PostLineAsync(Bodies.LineWith(property, json));

        Assert.Equal(plain.Text, other.Text);
    }

    [Fact]
    public async Task A_quote_for_a_payer_is_a_payer_that_nobody_knows()
    {
        var reply = await api.PostLineAsync(Bodies.LineWith("payerId", "\"' or PartitionKey ne '\""));

        Assert.Equal(200, reply.Status);
    }

    [Fact]
    public async Task Markup_in_a_value_is_told_as_it_is_and_no_browser_may_take_the_answer_for_a_page()
    {
        var reply = await api.PostLineAsync(Bodies.LineWith("claimType", "\"<script>\\\"}</script>\""));

        Assert.Contains(
            "<script>\"}</script>",
            reply
                .Findings.First(finding => finding.GetProperty("rule").GetString() == "CL1016")
                .GetProperty("message")
                .GetString(),
            StringComparison.Ordinal
        );
        Assert.Equal("application/json; charset=utf-8", reply.ContentType);
        Assert.Equal("nosniff", reply.Headers.XContentTypeOptions);
    }
}
