using System.Text;

namespace ClaimLint.Functions.Tests.Json;

/// <summary>Bodies that are no JSON, or none of a line's or a claim's: 400 with the place and the reason, and no value.</summary>
public sealed class BadJsonTests(Api api)
{
    /// <summary>What stops being JSON, wherever it stands.</summary>
    public static TheoryData<string> NoJson =>
        [
            "{",
            "{\"hcpcsCode\"",
            "{\"hcpcsCode\":\"20957\"",
            "{\"hcpcsCode\":\"209",
            "{} {}",
            "{}{}",
            "{},",
            "{\"hcpcsCode\":\"20957\",}",
            "{\"diagnosisPointers\":[1,]}",
            "{\"chargeAmount\":NaN}",
            "{\"chargeAmount\":Infinity}",
            "{\"chargeAmount\":01}",
            "{\"chargeAmount\":.5}",
            "{\"chargeAmount\":5.}",
            "{\"chargeAmount\":+1}",
            "{\"chargeAmount\":0x10}",
            "{\"chargeAmount\":\u0661}",
            "{/* ZEBEDEE QUILL */}",
            "{} // ZEBEDEE QUILL",
            "{'hcpcsCode':'20957'}",
            "{hcpcsCode:\"20957\"}",
            "{\"lineNote\":\"ZEBEDEE QUILL\n\"}",
            "{\"lineNote\":\"ZEBEDEE QUILL\0\"}",
            "{\"lineNote\":\"\\x41\"}",
            "{\"lineNote\":ZEBEDEE QUILL}",
            "True",
        ];

    [Theory]
    [MemberData(nameof(NoJson))]
    public async Task What_is_no_JSON_is_400_and_says_where_it_stops(string body)
    {
        foreach (var reply in await BothAsync(body))
        {
            Assert.Equal(400, reply.Status);
            Assert.Equal("not-json", reply.Kind);
            Assert.Equal("", reply.Pointer);
            Assert.Matches(@"at line \d+, byte \d+\.$", reply.Body.GetProperty("detail").GetString());
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \t\r\n ")]
    [InlineData("\uFEFF")]
    [InlineData("\uFEFF \n")]
    public async Task An_empty_body_is_said_to_be_empty(string body)
    {
        foreach (var reply in await BothAsync(body))
        {
            Assert.Equal(400, reply.Status);
            Assert.Equal("not-json", reply.Kind);
            Assert.Equal("The body is empty.", reply.Body.GetProperty("detail").GetString());
        }
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("[{}]")]
    [InlineData("null")]
    [InlineData("true")]
    [InlineData("20957")]
    [InlineData("1e309")]
    [InlineData("\"ZEBEDEE QUILL\"")]
    public async Task What_is_no_object_is_400_at_the_root(string body)
    {
        foreach (var reply in await BothAsync(body))
        {
            Assert.Equal(400, reply.Status);
            Assert.Equal("unreadable-request", reply.Kind);
            Assert.Equal([""], reply.Pointers);
        }
    }

    [Theory]
    [InlineData("""{"hcpcsCode":"20957","hcpcsCode":"20957"}""", "/hcpcsCode")]
    [InlineData("""{"hcpcsCode":"20957","\u0068cpcsCode":"ZEBEDEE QUILL"}""", "/hcpcsCode")]
    [InlineData("""{"hcpcsCode":"20957","HcpcsCode":"ZEBEDEE QUILL"}""", "/HcpcsCode")]
    [InlineData("""{"hcpcscode":"ZEBEDEE QUILL"}""", "/hcpcscode")]
    [InlineData("""{"hcpcs_code":"ZEBEDEE QUILL"}""", "/hcpcs_code")]
    [InlineData("""{"patientName":"ZEBEDEE QUILL"}""", "/patientName")]
    [InlineData("""{"patient":{"name":"ZEBEDEE QUILL","codes":[1,{"x":2}]}}""", "/patient")]
    [InlineData("""{"a/b~c":1}""", "/a~1b~0c")]
    [InlineData("""{"":1}""", "/")]
    [InlineData("""{"\udc00":1}""", "/(broken escape)")]
    [InlineData("""{"chargeAmount":"8200"}""", "/chargeAmount")]
    [InlineData("""{"chargeAmount":"$1"}""", "/chargeAmount")]
    [InlineData("""{"chargeAmount":true}""", "/chargeAmount")]
    [InlineData("""{"chargeAmount":[8200]}""", "/chargeAmount")]
    [InlineData("""{"chargeAmount":{"usd":8200}}""", "/chargeAmount")]
    [InlineData("""{"hcpcsCode":20957}""", "/hcpcsCode")]
    [InlineData("""{"serviceDateFrom":20251103}""", "/serviceDateFrom")]
    [InlineData("""{"hcpcsCode":false}""", "/hcpcsCode")]
    [InlineData("""{"hcpcsModifiers":"RT"}""", "/hcpcsModifiers")]
    [InlineData("""{"hcpcsModifiers":{"0":"RT"}}""", "/hcpcsModifiers")]
    [InlineData("""{"hcpcsModifiers":["RT",59]}""", "/hcpcsModifiers/1")]
    [InlineData("""{"hcpcsModifiers":[["RT"]]}""", "/hcpcsModifiers/0")]
    [InlineData("""{"hcpcsModifiers":["RT","59","22","26","TC"]}""", "/hcpcsModifiers/4")]
    [InlineData("""{"diagnosisPointers":[1,2,3,4,5]}""", "/diagnosisPointers/4")]
    [InlineData("""{"lineNote":"\ud800"}""", "/lineNote")]
    [InlineData("""{"lineNote":"ZEBEDEE QUILL \udc00\ud800"}""", "/lineNote")]
    [InlineData("""{"lines":[]}""", "/lines")]
    public async Task A_line_with_a_wrong_property_is_400_at_the_property(string body, string pointer)
    {
        var reply = NoSecret(await api.PostLineAsync(body));

        Assert.Equal(400, reply.Status);
        Assert.Equal("unreadable-request", reply.Kind);
        Assert.Equal(pointer, reply.Pointer);
        Assert.Equal([pointer], reply.Pointers);
    }

    [Theory]
    [InlineData("""{}""", "/lines")]
    [InlineData("""{"lines":[]}""", "/lines")]
    [InlineData("""{"lines":null}""", "/lines")]
    [InlineData("""{"lines":{"0":{}}}""", "/lines")]
    [InlineData("""{"lines":"ZEBEDEE QUILL"}""", "/lines")]
    [InlineData("""{"Lines":[{}]}""", "/Lines")]
    [InlineData("""{"lines":[{}],"lines":[{}]}""", "/lines")]
    [InlineData("""{"lines":[{},null]}""", "/lines/1")]
    [InlineData("""{"lines":[[{}]]}""", "/lines/0")]
    [InlineData("""{"lines":[{"lines":[]}]}""", "/lines/0/lines")]
    [InlineData("""{"hcpcsCode":"20957","lines":[{}]}""", "/hcpcsCode")]
    [InlineData("""{"lines":[{},{"payerId":"ZEBEDEE QUILL"}]}""", "/lines/1/payerId")]
    [InlineData("""{"lines":[{},{"hcpcsCode":"1","hcpcsCode":"2"}]}""", "/lines/1/hcpcsCode")]
    [InlineData("""{"claimId":1,"lines":[{}]}""", "/claimId")]
    [InlineData("""{"diagnosisCodes":[1],"lines":[{}]}""", "/diagnosisCodes/0")]
    [InlineData("""{"lines":[{"chargeAmount":"1"}]}""", "/lines/0/chargeAmount")]
    public async Task A_claim_with_a_wrong_property_is_400_at_the_property(string body, string pointer)
    {
        var reply = NoSecret(await api.PostClaimAsync(body));

        Assert.Equal(400, reply.Status);
        Assert.Equal("unreadable-request", reply.Kind);
        Assert.Equal([pointer], reply.Pointers);
    }

    [Fact]
    public async Task The_same_name_may_stand_in_different_lines() =>
        Assert.Equal(200, (await api.PostClaimAsync("""{"lines":[{"hcpcsCode":"1"},{"hcpcsCode":"1"}]}""")).Status);

    [Fact]
    public async Task Every_fault_is_told_at_once_up_to_twenty()
    {
        var three = await api.PostLineAsync("""{"a":1,"chargeAmount":"x","hcpcsCode":1,"payerId":"MEDICARE"}""");
        var thirty = await api.PostLineAsync(
            "{" + string.Join(',', Enumerable.Range(0, 30).Select(i => $"\"a{i}\":1")) + "}"
        );

        Assert.Equal(["/a", "/chargeAmount", "/hcpcsCode"], three.Pointers);
        Assert.Equal(
            three.Body.GetProperty("detail").GetString(),
            three.Body.GetProperty("errors")[0].GetProperty("detail").GetString()
        );
        Assert.Equal(20, thirty.Pointers.Count());
    }

    [Fact]
    public async Task A_long_name_is_cut_in_the_pointer()
    {
        var reply = await api.PostLineAsync($$"""{"{{new string('x', 5000)}}":1}""");

        Assert.Equal($"/{new string('x', 60)}…", reply.Pointer);
    }

    [Theory]
    [InlineData('[', ']')]
    [InlineData('{', '}')]
    public async Task Depth_two_hundred_is_refused_and_the_limit_said(char open, char close)
    {
        var inner = string.Concat(Enumerable.Repeat(open == '[' ? "[" : "{\"a\":", 200));
        foreach (var reply in await BothAsync($"{{\"a\":{inner}1{new string(close, 200)}}}"))
        {
            Assert.Equal(400, reply.Status);
            Assert.Contains("deeper than 16 levels", reply.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_claim_may_have_two_thousand_lines_and_no_more()
    {
        var full = await api.PostClaimAsync(Lines(2000));
        var over = await api.PostClaimAsync(Lines(2001));

        Assert.Equal(200, full.Status);
        Assert.Equal(2000, full.Body.GetProperty("lines").GetArrayLength());
        Assert.Equal(400, over.Status);
        Assert.Equal(["/lines/2000"], over.Pointers);

        static string Lines(int count) => $$"""{"lines":[{{string.Join(',', Enumerable.Repeat("{}", count))}}]}""";
    }

    [Theory]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x7B, 0x00, 0x7D, 0x00 })]
    [InlineData(new byte[] { 0xFE, 0xFF, 0x00, 0x7B, 0x00, 0x7D })]
    [InlineData(new byte[] { 0x7B, 0x22, 0xE9, 0x22, 0x3A, 0x31, 0x7D })]
    [InlineData(new byte[] { 0x7B, 0x22, 0xED, 0xA0, 0x80, 0x22, 0x3A, 0x31, 0x7D })]
    [InlineData(new byte[] { 0x7B, 0x22, 0xC0, 0xAF, 0x22, 0x3A, 0x31, 0x7D })]
    public async Task What_is_not_UTF_8_is_400(byte[] body)
    {
        foreach (var line in new[] { true, false })
        {
            var reply = await api.PostAsync(Api.Request(body), line);

            Assert.Equal(400, reply.Status);
            Assert.Equal("The body is not UTF-8.", reply.Body.GetProperty("detail").GetString());
        }
    }

    [Fact]
    public async Task UTF_16_without_a_mark_is_no_JSON() =>
        Assert.Equal("not-json", (await api.PostAsync(Api.Request(Encoding.Unicode.GetBytes("{}")), line: true)).Kind);

    [Fact]
    public async Task A_byte_order_mark_is_passed_over()
    {
        var plain = await api.PostLineAsync(Bodies.GoodLine);
        var marked = await api.PostLineAsync("\uFEFF" + Bodies.GoodLine);

        Assert.Equal(200, marked.Status);
        Assert.Equal(plain.Text, marked.Text);
    }

    private async Task<Reply[]> BothAsync(string body) =>
        [NoSecret(await api.PostLineAsync(body)), NoSecret(await api.PostClaimAsync(body))];

    private static Reply NoSecret(Reply reply)
    {
        Assert.Equal("application/problem+json; charset=utf-8", reply.ContentType);
        Assert.Equal(reply.Status, reply.Body.GetProperty("status").GetInt32());
        foreach (var word in Bodies.Secret.Split(' '))
            Assert.DoesNotContain(word, reply.Text, StringComparison.OrdinalIgnoreCase);
        return reply;
    }
}
