namespace ClaimLint.Storage.Tests.Batches;

public sealed class ReportStoreTests(RunningAzurite azurite)
{
    private static readonly string Run = RunId.Of("acme/claims.csv", "0x8DC");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("summary.json", "application/json; charset=utf-8")]
    [InlineData("report.html", "text/html; charset=utf-8")]
    [InlineData("findings.csv", "text/csv")]
    [InlineData("parts", "application/octet-stream")]
    public async Task A_file_has_the_type_of_its_content(string name, string type)
    {
        var account = await azurite.NewPreparedAccountAsync();
        await using var file = account.Reports().Open("acme", Run, name);

        await file.CompleteAsync(Stop);

        var blob = account.Results.GetBlobClient($"acme/{Run}/{name}");
        Assert.Equal(type, (await blob.GetPropertiesAsync(cancellationToken: Stop)).Value.ContentType);
    }

    [Theory]
    [InlineData("acme", "summary.json")]
    [InlineData("-", "summary.json")]
    [InlineData("-0123456789abcdef", "findings.csv")]
    public void A_report_stands_under_its_partner_and_its_run(string partner, string name) =>
        Assert.Equal($"{partner}/{Run}/{name}", ReportStore.PathOf(partner, Run, name));

    [Theory]
    [InlineData("..", "summary.json")]
    [InlineData("", "summary.json")]
    [InlineData("a/b", "summary.json")]
    [InlineData("-0123456789ABCDEF", "summary.json")]
    [InlineData("acme", "")]
    [InlineData("acme", "..")]
    [InlineData("acme", "../other/summary.json")]
    [InlineData("acme", "a?b")]
    public void A_path_is_never_made_of_anything_unsafe(string partner, string name) =>
        Assert.Throws<ArgumentException>(() => ReportStore.PathOf(partner, Run, name));

    [Theory]
    [InlineData("")]
    [InlineData("run")]
    [InlineData("../../../../../../../../../../../")]
    public void A_run_is_what_RunId_gives(string run) =>
        Assert.Throws<ArgumentException>(() => ReportStore.PathOf("acme", run, "summary.json"));
}
