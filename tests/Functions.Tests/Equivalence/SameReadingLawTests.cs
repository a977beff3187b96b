using System.Text.Json;
using ClaimLint.Domain.Validation;
using ClaimLint.Files.Claims;
using ClaimLint.Files.Reports;
using CsCheck;

namespace ClaimLint.Functions.Tests.Equivalence;

/// <summary>HTTP and batch cannot disagree: the same claim as JSON and as rows is judged alike, to the last word.</summary>
public sealed class SameReadingLawTests(Api api)
{
    private static readonly Gen<ClaimTexts> Claims = Gen.Int[0, int.MaxValue]
        .Select(seed => new ClaimGenerator(seed).Next());

    [Fact]
    public async Task A_claim_has_the_same_findings_as_JSON_and_as_rows() =>
        await Claims.SampleAsync(
            async claim =>
            {
                var columns = ClaimTexts.ColumnsOf([claim]);
                var answer = (await api.PostClaimAsync(claim.ToJson(columns))).Body;
                var (summary, findings) = Check(ClaimTexts.ToCsv([claim]));

                Assert.Equal(claim.Lines.Count, summary.Rows.Read);
                Assert.Equal(0, summary.Rows.Unreadable);
                Assert.Equal(1, summary.Claims.Total);
                Assert.Equal(FindingSeen.OfReport(findings).SelectMany(found => found), FindingSeen.OfAnswer(answer));
                Assert.Equal(
                    summary.NotChecked.Select(entry => (entry.Rule, entry.Reason, entry.Lines)),
                    NotChecked(answer)
                );
                Assert.Equal(summary.Complete, answer.GetProperty("complete").GetBoolean());
                Assert.Equal(Verdict(summary.Claims), answer.GetProperty("verdict").GetString());
                Assert.Equal(
                    (summary.Lines.Accept, summary.Lines.NotChecked, summary.Lines.Review, summary.Lines.Reject),
                    (
                        Lines(answer, "accept"),
                        Lines(answer, "notChecked"),
                        Lines(answer, "review"),
                        Lines(answer, "reject")
                    )
                );
                Assert.Equal(Verdict(summary.Claims), Words.Of(summary.Verdict));
                Assert.Equal(Verdict(summary.Claims) == "reject" ? 0 : claim.Lines.Count, summary.Rows.Accepted);
            },
            iter: 500,
            threads: 1
        );

    [Fact]
    public async Task A_line_alone_is_told_nothing_else_than_in_its_claim_but_for_what_only_a_claim_must_have()
    {
        await Claims.SampleAsync(
            async claim =>
            {
                var columns = ClaimTexts.ColumnsOf([claim]);
                var single = claim with { Lines = [claim.Lines[0]] };
                var inClaim = FindingSeen.OfAnswer((await api.PostClaimAsync(single.ToJson(columns))).Body);
                var alone = FindingSeen.OfAnswer((await api.PostLineAsync(Flat(single.ToJson(columns)))).Body);

                Assert.Equal(
                    inClaim.Where(finding => finding.Rule != "CL1001" && finding.Line > 0).Select(Bare),
                    alone.Where(finding => finding.Rule != "CL1001").Select(Bare)
                );
            },
            iter: 300,
            threads: 1
        );

        static FindingSeen Bare(FindingSeen finding) => finding with { Line = 0 };
    }

    private (BatchSummary Summary, byte[] Findings) Check(byte[] file)
    {
        using var findings = new MemoryStream();
        using var check = new ClaimFileCheck(
            RuleSet.Catalog,
            api.Tables,
            new ClaimFileInfo("law.csv", "law", DateTimeOffset.UtcNow, file.Length),
            new ReportStreams(findings, Stream.Null, Stream.Null)
        );
        using var stream = new MemoryStream(file);
        return (check.Run(stream, TestContext.Current.CancellationToken), findings.ToArray());
    }

    /// <summary>The claim's and its only line's properties in one object.</summary>
    private static string Flat(string claim)
    {
        using var document = JsonDocument.Parse(claim);
        var line = document.RootElement.GetProperty("lines")[0];
        return "{"
            + string.Join(
                ',',
                document
                    .RootElement.EnumerateObject()
                    .Where(property => property.Name != "lines")
                    .Concat(line.EnumerateObject())
                    .Select(property => $"\"{property.Name}\":{property.Value.GetRawText()}")
            )
            + "}";
    }

    private static IEnumerable<(string?, string, long)> NotChecked(JsonElement answer) =>
        answer
            .GetProperty("notChecked")
            .EnumerateArray()
            .Select(entry =>
                (
                    entry.TryGetProperty("rule", out var rule) ? rule.GetString() : null,
                    entry.GetProperty("reason").GetString()!,
                    entry.GetProperty("lines").GetInt64()
                )
            );

    private static string Verdict(VerdictCounts claims) =>
        claims.Reject > 0 ? "reject"
        : claims.Review > 0 ? "review"
        : claims.NotChecked > 0 ? "notChecked"
        : "accept";

    private static long Lines(JsonElement answer, string verdict) =>
        answer
            .GetProperty("lines")
            .EnumerateArray()
            .LongCount(line => line.GetProperty("verdict").GetString() == verdict);
}
