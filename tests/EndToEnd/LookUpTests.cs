using System.Text.Json;
using ClaimLint.Domain.Rules;

namespace ClaimLint.EndToEnd;

/// <summary>Everything that is asked with GET, and what is asked wrongly.</summary>
public sealed class LookUpTests(RunningService running)
{
    private readonly Service service = running.Service;

    [Fact]
    public async Task Health_is_ready_and_counts_the_releases_in_memory()
    {
        var health = (await service.GetAsync("health")).Body;

        Assert.Equal("ready", health.GetProperty("status").GetString());
        Assert.Equal(0, health.GetProperty("reasons").GetArrayLength());
        Assert.Equal(12, health.GetProperty("releases").GetInt32());
        // Of 2024 Q3: expired, and still the latest that is loaded.
        Assert.Contains(
            "mue-medicare-practitioner 2024-07",
            health.GetProperty("stale").EnumerateArray().Select(release => release.GetString())
        );
        Assert.Equal(0, health.GetProperty("changed").GetArrayLength());
    }

    [Fact]
    public async Task The_rules_are_those_of_the_catalogue_in_its_order_and_each_can_be_asked_for()
    {
        var rules = (await service.GetAsync("v1/rules")).Body;

        Assert.Equal(RuleCatalog.All.Count, rules.GetProperty("count").GetInt32());
        Assert.Equal(
            RuleCatalog.All.Select(rule => rule.Info.Id),
            rules.GetProperty("rules").EnumerateArray().Select(rule => rule.GetProperty("id").GetString())
        );
        foreach (var rule in rules.GetProperty("rules").EnumerateArray())
        {
            var one = await service.GetAsync("v1/rules/" + rule.GetProperty("id").GetString());
            Assert.True(JsonElement.DeepEquals(rule, one.Body));
        }
    }

    [Fact]
    public async Task A_rule_tells_its_facts()
    {
        var rule = (await service.GetAsync("v1/rules/cl4006")).Body;

        Assert.Equal("CL4006", rule.GetProperty("id").GetString());
        Assert.Equal("Claims", rule.GetProperty("kind").GetString());
        Assert.Equal("error", rule.GetProperty("severity").GetString());
        Assert.Equal("lineItemDenial", rule.GetProperty("disposition").GetString());
        Assert.Equal("236", rule.GetProperty("carc").GetString());
        Assert.StartsWith("https://", rule.GetProperty("url").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_tells_its_periods_with_release_and_source_and_whether_it_is_active_on_a_day()
    {
        var dotted = (await service.GetAsync("v1/codes/icd-10-cm/M84.461A?on=2025-11-03")).Body;
        var plain = (await service.GetAsync("v1/codes/icd-10-cm/m84461a?on=2025-11-03")).Body;

        Assert.True(JsonElement.DeepEquals(dotted, plain));
        Assert.Equal("M84461A", dotted.GetProperty("code").GetString());
        Assert.True(dotted.GetProperty("active").GetBoolean());
        var periods = dotted.GetProperty("periods");
        Assert.Equal(2, periods.GetArrayLength());
        Assert.Equal("icd-10-cm-2026.csv", periods[1].GetProperty("source").GetProperty("file").GetString());
        var period = periods[0];
        Assert.Equal("2020-10-01", period.GetProperty("from").GetString());
        Assert.Equal("R", period.GetProperty("says").GetProperty("side").GetString());
        Assert.Equal("icd-10-cm-2021-01.csv", period.GetProperty("source").GetProperty("file").GetString());
        Assert.Matches("^[0-9a-f]{64}$", period.GetProperty("source").GetProperty("sha256").GetString());
    }

    [Theory]
    [InlineData("M54.5", "2021-09-30", true)]
    [InlineData("M54.5", "2021-10-01", false)]
    [InlineData("M54.5", "2020-09-30", null)] // before the first release
    [InlineData("M54.50", "2025-10-01", true)]
    [InlineData("M54.50", "2025-09-30", null)] // the release of the day is not complete for it
    public async Task A_code_is_active_to_the_last_day_of_its_period(string code, string day, bool? active)
    {
        var answer = (await service.GetAsync($"v1/codes/icd-10-cm/{code}?on={day}")).Body;

        Assert.Equal(active, answer.TryGetProperty("active", out var value) ? value.GetBoolean() : null);
    }

    [Theory]
    [InlineData("icd-10-cm", "E119")]
    [InlineData("modifiers", "RT")]
    [InlineData("pos", "21")]
    [InlineData("nucc", "207X00000X")]
    [InlineData("mpfs-medicare", "20957")]
    [InlineData("ptp-medicare-practitioner", "20957")]
    [InlineData("mue-medicare-practitioner", "20957")]
    public async Task Every_table_can_be_looked_into(string system, string code)
    {
        var answer = await service.GetAsync($"v1/codes/{system}/{code}");

        Assert.Equal(200, answer.Status);
        Assert.NotEqual(0, answer.Body.GetProperty("periods").GetArrayLength());
        Assert.False(answer.Body.TryGetProperty("active", out _));
    }

    [Fact]
    public async Task Of_the_profiles_twenty_nine_codes_sixteen_are_contradicted_each_with_both_sources()
    {
        var profile = (await service.GetAsync("v1/procedures/20957?on=2025-11-03")).Body;

        string[] coded = ["modifier", "specialty", "diagnosis", "related"];
        var assertions = profile.GetProperty("assertions").EnumerateArray().ToArray();
        Assert.Equal(29, assertions.Count(assertion => coded.Contains(assertion.GetProperty("kind").GetString())));
        var contradicted = assertions
            .Where(assertion => assertion.GetProperty("standing").GetString() == "contradicted")
            .ToArray();
        Assert.Equal(16, contradicted.Length);
        Assert.Equal(16, profile.GetProperty("contradicted").GetInt32());
        Assert.All(contradicted, assertion => Assert.Contains(assertion.GetProperty("kind").GetString(), coded));
        foreach (var assertion in contradicted)
        {
            var by = assertion.GetProperty("contradictedBy");
            Assert.NotEqual("", by.GetProperty("truth").GetString());
            Assert.Contains("decided", by.GetProperty("decider").GetString(), StringComparison.Ordinal);
            Assert.Equal("profile-20957.csv", assertion.GetProperty("source").GetProperty("file").GetString());
            Assert.NotEqual("profile-20957.csv", by.GetProperty("source").GetProperty("file").GetString());
        }
    }

    [Fact]
    public async Task The_conflicts_are_those_of_the_profiles_and_name_what_decides()
    {
        var all = (await service.GetAsync("v1/conflicts?on=2025-11-03")).Body;
        var ofProfile = (await service.GetAsync("v1/procedures/20957?on=2025-11-03"))
            .Body.GetProperty("assertions")
            .EnumerateArray()
            .Where(assertion => assertion.GetProperty("standing").GetString() == "contradicted")
            .Select(assertion => assertion.GetProperty("contradictedBy").GetRawText());

        Assert.Equal(16, all.GetProperty("count").GetInt32());
        Assert.Equal(
            ofProfile,
            all.GetProperty("conflicts")
                .EnumerateArray()
                .Select(conflict => conflict.GetProperty("contradictedBy").GetRawText())
        );
        Assert.Equal(
            all.GetRawText(),
            (await service.GetAsync("v1/conflicts?on=2025-11-03&procedure=20957")).Body.GetRawText()
        );
        Assert.Equal(404, (await service.GetAsync("v1/conflicts?procedure=99213")).Status);
        Assert.Equal(400, (await service.GetAsync("v1/conflicts?on=soon")).Status);
    }

    [Fact]
    public async Task The_releases_tell_when_and_from_what_they_were_imported()
    {
        var releases = (await service.GetAsync("v1/releases")).Body.GetProperty("releases").EnumerateArray().ToArray();

        Assert.Equal(12, releases.Length);
        Assert.All(
            releases,
            release =>
            {
                Assert.Matches("^[0-9a-f]{64}$", release.GetProperty("sha256").GetString());
                Assert.True(release.GetProperty("rows").GetInt32() > 0);
                Assert.False(release.GetProperty("changedSinceImport").GetBoolean());
                Assert.True(release.GetProperty("importedAt").GetDateTimeOffset() > DateTimeOffset.UnixEpoch);
            }
        );
        Assert.Contains(releases, release => release.GetProperty("system").GetString() == "ptp-medicare-practitioner");
    }

    [Theory]
    [InlineData("v1/rules/CL0000")]
    [InlineData("v1/rules/%7B%7B7*7%7D%7D")]
    [InlineData("v1/codes/icd-10-cm/ZZZ")]
    [InlineData("v1/codes/icd-10-cm/%27%20or%20PartitionKey%20ne%20%27")]
    [InlineData("v1/codes/icd-10-cm/a%2Fb")]
    [InlineData("v1/codes/icd-10-cm/%F0%9F%A6%B4")]
    [InlineData("v1/codes/nothing/20957")]
    [InlineData("v1/procedures/99213")]
    [InlineData("v1/procedures/x")]
    [InlineData("v1/batches/0123456789abcdef0123456789abcdef")]
    [InlineData("v1/batches/%27%20or%20PartitionKey%20ne%20%27")]
    [InlineData("v1/batches/x")]
    public async Task What_is_not_there_is_a_404_problem(string path)
    {
        var answer = await service.GetAsync(path);

        Assert.Equal(404, answer.Status);
        Assert.Equal("application/problem+json; charset=utf-8", answer.Type);
        Assert.Equal("urn:claimlint:problem:not-found", answer.Body.GetProperty("type").GetString());
        Assert.Equal(404, answer.Body.GetProperty("status").GetInt32());
    }

    [Theory]
    [InlineData("GET", "v1/claim-lines/validate")]
    [InlineData("PUT", "v1/claims/validate")]
    [InlineData("POST", "v1/rules")]
    [InlineData("DELETE", "v1/rules/CL1001")]
    [InlineData("PATCH", "v1/codes/pos/21")]
    [InlineData("OPTIONS", "v1/procedures/20957")]
    [InlineData("HEAD", "v1/procedures/20957")]
    [InlineData("TRACE", "v1/releases")]
    [InlineData("POST", "v1/batches/x")]
    [InlineData("POST", "health")]
    [InlineData("GET", "")]
    [InlineData("GET", "v1")]
    [InlineData("GET", "v2/rules")]
    [InlineData("POST", "v1/claim-lines/validate/x")]
    public async Task Another_method_or_address_is_404_without_a_body(string method, string path)
    {
        var answer = await service.SendAsync(new HttpMethod(method), path);

        Assert.Equal(404, answer.Status);
        Assert.Equal("", answer.Text);
        Assert.Equal("", answer.Type);
    }

    [Theory]
    [InlineData("v1/codes/pos/21?on=tomorrow")]
    [InlineData("v1/procedures/20957?on=2025-02-30")]
    public async Task A_day_that_is_none_is_a_400_problem(string path) =>
        Assert.Equal(400, (await service.GetAsync(path)).Status);
}
