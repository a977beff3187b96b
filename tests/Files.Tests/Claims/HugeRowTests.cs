using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;
using ClaimLint.Domain.Validation;
using ClaimLint.Files.Claims;
using ClaimLint.Files.Reports;
using ClaimLint.Files.Tests.Csv;
using Xunit;

namespace ClaimLint.Files.Tests.Claims;

/// <summary>Rows longer than is held at once pass through in pieces, and nothing of them is lost.</summary>
public sealed class HugeRowTests
{
    /// <summary>Every column that a file must have; the rows below fill only the first, and are ragged.</summary>
    private static readonly string Header =
        "claim_id,"
        + string.Join(
            ',',
            Fields
                .RequiredOfFile.Except(FieldSet.Of(Field.ClaimId))
                .ToArray()
                .Select(field => FieldCatalog.Of(field).Column)
        )
        + "\n";

    [Theory]
    [InlineData("C-2,", ClaimFileCheck.MaxBytesHeld - 10)]
    [InlineData("C-2,", ClaimFileCheck.MaxBytesHeld)]
    [InlineData("C-2,", ClaimFileCheck.MaxBytesHeld + (3 * 1024 * 1024))]
    [InlineData("C-2,", (2 * ClaimFileCheck.MaxBytesHeld) + 12345)]
    [InlineData("\"", ClaimFileCheck.MaxBytesHeld + (3 * 1024 * 1024))]
    [InlineData("", ClaimFileCheck.MaxBytesHeld + (3 * 1024 * 1024))]
    public void A_row_of_any_length_is_rejected_byte_for_byte(string start, int length)
    {
        var file = CsvFiles.Latin($"{Header}C-1,\n{start}{new string('x', length)}\nC-3,\n");
        using var accepted = new MemoryStream();
        using var rejected = new MemoryStream();
        using var check = new ClaimFileCheck(
            RuleSet.Catalog,
            CodeTables.Empty,
            new ClaimFileInfo("huge.csv", "1", DateTimeOffset.UnixEpoch, file.Length),
            new ReportStreams(Stream.Null, accepted, rejected)
        );
        using var stream = new MemoryStream(file);

        var summary = check.Run(stream, TestContext.Current.CancellationToken);

        Assert.Equal(
            (3, 3, 0, 3),
            (summary.Rows.Read, summary.Rows.Unreadable, summary.Rows.Accepted, summary.Rows.Rejected)
        );
        Assert.Equal(Header.Length, accepted.Length);
        Assert.True(file.AsSpan().SequenceEqual(rejected.GetBuffer().AsSpan(0, (int)rejected.Length)));
    }
}
