using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;
using ClaimLint.Domain.Validation;
using ClaimLint.Files.Claims;
using ClaimLint.Files.Reports;
using ClaimLint.Files.Tests.Csv;
using CsvHelper;
using Xunit;

namespace ClaimLint.Files.Tests.Claims;

/// <summary>The verdict of a file, and what its report says where a claim is too long to be held at once.</summary>
public sealed class FileVerdictTests
{
    /// <summary>Every column that a file must have, in the catalog's order.</summary>
    private static readonly string[] Columns =
    [
        .. Fields.RequiredOfFile.ToArray().Select(field => FieldCatalog.Of(field).Column),
    ];

    private static readonly string Header = string.Join(',', Columns) + "\n";

    [Fact]
    public void A_file_without_rows_is_not_checked_and_says_so()
    {
        var (summary, _) = Check(Header);

        Assert.Equal(Verdict.NotChecked, summary.Verdict);
        Assert.False(summary.Complete);
        Assert.True(summary.Readable);
        Assert.Null(summary.Reason);
        Assert.Equal(["The file has no rows: nothing was checked."], summary.Notes);
    }

    [Theory]
    [InlineData("")] // CL9001: no bytes
    [InlineData("claim_id\nC-1\n")] // CL9002: columns are absent
    public void A_file_of_which_no_row_could_be_checked_is_rejected_with_a_reason(string file)
    {
        var (summary, _) = Check(file);

        Assert.Equal(Verdict.Reject, summary.Verdict);
        Assert.False(summary.Complete);
        Assert.NotNull(summary.Reason);
    }

    [Fact]
    public void A_file_whose_only_row_was_cut_off_is_rejected_though_the_finding_is_a_warning()
    {
        var (summary, _) = Check(Header + "\"C-1");

        Assert.Equal((1, 0, 1), (summary.Rows.Read, summary.Rows.Accepted, summary.Rows.Rejected));
        Assert.Equal("CL9009", Assert.Single(summary.Findings).Rule);
        Assert.Equal(Verdict.Reject, summary.Verdict);
    }

    [Fact]
    public void A_claim_that_is_checked_in_parts_has_no_finding_id_twice()
    {
        var row =
            string.Join(',', Columns.Select(column => column is "claim_id" or "claim_line_number" ? "7" : "")) + "\n";

        var (summary, ids) = Check(Header + string.Concat(Enumerable.Repeat(row, ClaimFileCheck.MaxLinesHeld + 10)));

        // Two parts, in both of which the first lines have the same faults.
        Assert.Equal(2, summary.Claims.Total);
        Assert.Equal(ids.Distinct(), ids);
        Assert.DoesNotContain("", ids);
    }

    private static (BatchSummary Summary, List<string> Ids) Check(string text)
    {
        var file = CsvFiles.Latin(text);
        using var findings = new MemoryStream();
        using var check = new ClaimFileCheck(
            RuleSet.Catalog,
            CodeTables.Empty,
            new ClaimFileInfo("verdict.csv", "1", DateTimeOffset.UnixEpoch, file.Length),
            new ReportStreams(findings, Stream.Null, Stream.Null)
        );
        using var stream = new MemoryStream(file);
        var summary = check.Run(stream, TestContext.Current.CancellationToken);
        using var csv = CsvReader.Create(findings.ToArray(), new CsvReaderOptions());
        csv.ReadHeader();
        var ids = new List<string>();
        while (csv.Read())
            ids.Add(csv.GetString("id"));
        return (summary, ids);
    }
}
