using System.Text.Json;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Tables;
using ClaimLint.Domain.Validation;
using ClaimLint.Storage;

namespace ClaimLint.Functions.Tests.Http;

/// <summary>What an answer looks like, whatever was asked.</summary>
public sealed class AnswerShapeTests(Api api)
{
    /// <summary>Two lines: the second the first again, with a graft's diagnosis that no release has and a date that is none.</summary>
    private const string BadClaim = """
        {
          "claimId": "CLAIM-1", "claimType": "P", "payerId": "AETNA",
          "patientBirthDate": "1973-05-04", "patientSex": "M", "billingTin": "123456789", "memberId": "M1",
          "diagnosisCodes": ["M84461A"],
          "lines": [
            { "claimLineNumber": 1, "placeOfServiceCode": "21", "serviceDateFrom": "2025-11-03", "hcpcsCode": "20957",
              "hcpcsModifiers": ["59"], "chargeAmount": 8200, "serviceUnitQuantity": 1, "diagnosisPointers": [1] },
            { "claimLineNumber": 3, "placeOfServiceCode": "21", "serviceDateFrom": "2025-02-30", "hcpcsCode": "69990",
              "chargeAmount": 100, "serviceUnitQuantity": 1, "diagnosisPointers": [1] }
          ]
        }
        """;

    [Theory]
    [InlineData(Bodies.GoodLine, true)]
    [InlineData("{}", true)]
    [InlineData(Bodies.GoodClaim, false)]
    [InlineData(BadClaim, false)]
    public async Task With_trace_every_outcome_is_there_and_the_counts_add_up(string body, bool line)
    {
        var reply = line ? await api.PostLineAsync(body, "?trace=true") : await api.PostClaimAsync(body, "?trace=true");

        var outcomes = reply.Body.GetProperty("outcomes").EnumerateArray().ToArray();
        var lines = line ? 1 : reply.Body.GetProperty("lines").GetArrayLength();
        var asked = RuleCatalog.All.Sum(rule =>
            rule switch
            {
                FileRule => 0,
                ClaimRule => 1,
                _ => lines,
            }
        );
        Assert.Equal(asked, outcomes.Length);
        foreach (var (word, count) in Counts(reply))
            Assert.Equal(count, outcomes.Count(outcome => outcome.GetProperty("status").GetString() == word));
        Assert.Equal(asked, Counts(reply).Sum(pair => pair.Count));
        Assert.All(
            outcomes,
            outcome =>
                Assert.Equal(
                    outcome.GetProperty("status").GetString() == "notChecked",
                    outcome.TryGetProperty("reason", out _)
                )
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("?trace=false")]
    public async Task Without_trace_there_are_no_outcomes(string query) =>
        Assert.False((await api.PostLineAsync(Bodies.GoodLine, query)).Body.TryGetProperty("outcomes", out _));

    [Fact]
    public async Task What_could_not_be_checked_is_listed_with_its_reason_and_makes_the_answer_incomplete()
    {
        var reply = await api.PostClaimAsync(BadClaim);

        var notChecked = reply.Body.GetProperty("notChecked").EnumerateArray().ToArray();
        Assert.False(reply.Body.GetProperty("complete").GetBoolean());
        Assert.Equal(
            Counts(reply).Single(pair => pair.Word == "notChecked").Count,
            notChecked
                .Where(entry => entry.TryGetProperty("rule", out _))
                .Sum(entry => entry.GetProperty("lines").GetInt32())
        );
        Assert.Contains(
            notChecked,
            entry =>
                entry.TryGetProperty("rule", out var rule)
                && rule.GetString() == "CL5001"
                && entry.GetProperty("reason").GetString()!.Contains("says nothing of it", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("{}", true)]
    [InlineData("""{"lines":[{}]}""", false)]
    [InlineData("""{"lines":[{"hcpcsCode":"99213","serviceDateFrom":"2025-02-30"}]}""", false)]
    public async Task An_answer_about_a_line_of_which_no_code_could_be_looked_up_is_not_complete_and_says_so(
        string body,
        bool line
    )
    {
        var reply = line ? await api.PostLineAsync(body) : await api.PostClaimAsync(body);

        Assert.False(reply.Body.GetProperty("complete").GetBoolean());
        Assert.Equal(
            """{"reason":"no procedure, revenue or diagnosis code of the line could be looked up in a loaded table","lines":1}""",
            reply.Body.GetProperty("notChecked")[0].GetRawText()
        );
    }

    [Fact]
    public async Task A_good_line_without_a_table_that_has_its_codes_is_notChecked()
    {
        using var empty = new CodeTablesCache(new ReleaseStore(new TablesInMemory(), TimeProvider.System));
        await empty.RefreshAsync(TestContext.Current.CancellationToken);
        var context = Api.Request(Bodies.GoodLine);

        var reply = await Api.AnswerAsync(
            context,
            await Api.Validation(empty, RuleSet.Catalog)
                .ValidateLine(context.Request, TestContext.Current.CancellationToken)
        );

        Assert.Equal("notChecked", reply.Body.GetProperty("verdict").GetString());
        Assert.Empty(reply.Findings);
        Assert.False(reply.Body.GetProperty("complete").GetBoolean());
    }

    [Fact]
    public async Task Every_name_and_every_word_is_camelCase()
    {
        var reply = await api.PostClaimAsync(BadClaim, "?trace=true");

        Names(reply.Body);
        Assert.Contains(reply.Body.GetProperty("verdict").GetString(), Words<Verdict>());
        foreach (var line in reply.Body.GetProperty("lines").EnumerateArray())
            Assert.Contains(line.GetProperty("verdict").GetString(), Words<Verdict>());
        foreach (var finding in reply.Findings)
        {
            Assert.Contains(finding.GetProperty("severity").GetString(), Words<Severity>());
            Assert.Contains(finding.GetProperty("status").GetString(), Words<OutcomeStatus>());
            Assert.Contains(finding.GetProperty("disposition").GetString(), Words<Disposition>());
        }

        static IEnumerable<string> Words<TEnum>()
            where TEnum : struct, Enum => Enum.GetNames<TEnum>().Select(JsonNamingPolicy.CamelCase.ConvertName);

        static void Names(JsonElement element)
        {
            if (element.ValueKind == JsonValueKind.Array)
                Assert.All(element.EnumerateArray(), Names);
            if (element.ValueKind != JsonValueKind.Object)
                return;
            foreach (var property in element.EnumerateObject())
            {
                Assert.Matches("^[a-z][A-Za-z0-9]*$", property.Name);
                Names(property.Value);
            }
        }
    }

    [Fact]
    public async Task Every_finding_can_be_traced_to_its_rule_and_its_source()
    {
        var reply = await api.PostClaimAsync(BadClaim);

        Assert.NotEmpty(reply.Findings);
        Assert.Equal(
            reply.Findings.Count(),
            reply.Findings.Select(finding => finding.GetProperty("id").GetString()).Distinct().Count()
        );
        foreach (var finding in reply.Findings)
        {
            Assert.Matches("^[0-9a-f]{16}$", finding.GetProperty("id").GetString());
            Assert.NotNull(RuleCatalog.Find(finding.GetProperty("rule").GetString()!));
            Assert.NotEqual(0, finding.GetProperty("fields").GetArrayLength());
            Assert.StartsWith(
                "https://",
                finding.GetProperty("source").GetProperty("url").GetString(),
                StringComparison.Ordinal
            );
            Assert.NotEqual("", finding.GetProperty("fix").GetString());
        }
    }

    [Fact]
    public async Task A_line_alone_names_no_line_and_a_claim_names_each()
    {
        var line = await api.PostLineAsync("{}");
        var claim = await api.PostClaimAsync(BadClaim);

        Assert.False(line.Body.TryGetProperty("lines", out _));
        Assert.All(line.Findings, finding => Assert.False(finding.TryGetProperty("line", out _)));
        Assert.Equal(
            [1, 2],
            claim.Body.GetProperty("lines").EnumerateArray().Select(each => each.GetProperty("line").GetInt32())
        );
        Assert.Contains(
            claim.Findings,
            finding =>
                finding.GetProperty("rule").GetString() == "CL1005" && finding.GetProperty("line").GetInt32() == 2
        );
    }

    [Fact]
    public async Task The_releases_in_use_and_the_engine_are_named()
    {
        var reply = await api.PostLineAsync(Bodies.GoodLine);

        Assert.Equal(
            api.Tables.Releases.Select(release => $"{release.System} {release.Version}"),
            reply
                .Body.GetProperty("releases")
                .EnumerateArray()
                .Select(release =>
                    $"{release.GetProperty("system").GetString()} {release.GetProperty("version").GetString()}"
                )
        );
        Assert.Equal(RuleCatalog.All.Count, reply.Body.GetProperty("engine").GetProperty("rules").GetInt32());
        Assert.Equal("application/json; charset=utf-8", reply.ContentType);
    }

    private static IEnumerable<(string Word, int Count)> Counts(Reply reply) =>
        reply.Body.GetProperty("counts").EnumerateObject().Select(count => (count.Name, count.Value.GetInt32()));
}
