using System.Text.RegularExpressions;
using ClaimLint.Domain.Claims;
using ClaimLint.Functions.Tests.Equivalence;

namespace ClaimLint.EndToEnd;

/// <summary>HTTP and batch cannot disagree: what the running program answers to a claim is what it writes of the same claim in a file.</summary>
public sealed partial class HttpAndFileTests(RunningService running)
{
    private readonly Service service = running.Service;

    [Fact]
    public async Task The_grafts_as_full_claims_are_told_alike_through_both_doors()
    {
        var visit = new Dictionary<Field, string> { [Field.HcpcsCode] = "99213", [Field.ChargeAmount] = "120.00" };
        await AgreeAsync(
            "grafts",
            [
                Claims.Of("G-01", "M84.461A", With(Field.HcpcsModifier1, "RT")),
                Claims.Of("G-02", "M84.151A", With(Field.HcpcsModifier1, "RT")),
                Claims.Of("G-03", "M84.461A", With(Field.HcpcsModifier1, "TC")),
                Claims.Of("G-04", "M84.461A", With(Field.HcpcsModifier1, "50")),
                Claims.Of("G-05", "M84.461A", With(Field.HcpcsModifier1, "LT")),
                Claims.Of("G-06", "M84.461A", With(Field.HcpcsModifier1, "59")),
                Claims.Of("G-07", "M84.461A", With(Field.PlaceOfServiceCode, "11")),
                Claims.Of("G-08", "M84.461A", With(Field.RenderingTaxonomyCode, "207L00000X")),
                Claims.Of("G-09", "M84.461A", With(Field.RenderingTaxonomyCode, "207XS0101X")),
                Claims.Of("G-10", "M86.46", With(Field.HcpcsModifier1, "RT")),
                Claims.Of("G-11", "M84.461A", [], With(Field.HcpcsCode, "69990")),
                Claims.Of("G-12", "M84.461A", [], visit),
                Claims.Of("G-13", "M84.461A", [], new(visit) { [Field.HcpcsModifier1] = "25" }),
            ]
        );
    }

    [Theory]
    [InlineData(20957)]
    [InlineData(69990)]
    public async Task Generated_claims_good_and_bad_are_told_alike_through_both_doors(int seed)
    {
        var verdicts = await AgreeAsync($"generated-{seed}", new ClaimGenerator(seed).Take(150));

        // Not alike because nothing was told: claims of every kind were there.
        Assert.Equal(["accept", "reject", "review"], verdicts.Distinct().Order(StringComparer.Ordinal));
    }

    private async Task<IReadOnlyList<string>> AgreeAsync(string name, IReadOnlyList<ClaimTexts> claims)
    {
        var columns = ClaimTexts.ColumnsOf(claims);
        var report = await service.CheckAsync($"doors/{name}.csv", ClaimTexts.ToCsv(claims));
        var inFile = FindingSeen.OfReport(report.Findings);
        var verdicts = new List<string>();
        var (accepted, rejected) = (ClaimTexts.HeaderOf(columns), ClaimTexts.HeaderOf(columns));
        foreach (var claim in claims)
        {
            var answer = await service.PostAsync("v1/claims/validate", claim.ToJson(columns));
            Assert.Equal(200, answer.Status);
            Assert.Equal(
                inFile[claim.Id.Trim(' ')].Select(WithoutRows),
                FindingSeen.OfAnswer(answer.Body).Select(WithoutRows)
            );
            verdicts.Add(answer.Body.GetProperty("verdict").GetString()!);
            var rows = string.Concat(claim.ToRows(columns));
            if (verdicts[^1] == "reject")
                rejected += rows;
            else
                accepted += rows;
        }

        Assert.Equal(accepted, System.Text.Encoding.UTF8.GetString(report.Accepted));
        Assert.Equal(rejected, System.Text.Encoding.UTF8.GetString(report.Rejected));
        Assert.Equal(claims.Sum(claim => claim.Lines.Count), report.Rows("read"));
        return verdicts;
    }

    /// <summary>A line without a number is named by its row, which is another in a file.</summary>
    private static FindingSeen WithoutRows(FindingSeen finding) =>
        finding with
        {
            Message = Row().Replace(finding.Message, "row"),
        };

    [GeneratedRegex(@"\brow [0-9]+\b", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Row();

    private static Dictionary<Field, string> With(Field field, string text) => new() { [field] = text };
}
