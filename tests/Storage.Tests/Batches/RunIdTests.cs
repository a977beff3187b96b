using Azure;

namespace ClaimLint.Storage.Tests.Batches;

public sealed class RunIdTests
{
    [Fact]
    public void The_same_version_of_a_blob_gives_the_same_run_whoever_tells_its_ETag()
    {
        var run = RunId.Of("acme/claims.csv", "0x8DC1B2C3D4E5F60");

        Assert.Matches("^[0-9a-f]{32}$", run);
        Assert.True(RunId.IsRunId(run));
        // Storage quotes it, Event Grid does not; a proxy may call it weak.
        Assert.Equal(run, RunId.Of("acme/claims.csv", "\"0x8DC1B2C3D4E5F60\""));
        Assert.Equal(run, RunId.Of("acme/claims.csv", "W/\"0x8DC1B2C3D4E5F60\""));
        Assert.Equal(run, RunId.Of("acme/claims.csv", new ETag("0x8DC1B2C3D4E5F60")));
        Assert.Equal(run, RunId.Of("acme/claims.csv", new ETag("\"0x8DC1B2C3D4E5F60\"")));
    }

    [Fact]
    public void Another_version_or_another_path_gives_another_run()
    {
        (string Path, string ETag)[] blobs =
        [
            ("acme/claims.csv", "0x1"),
            ("acme/claims.csv", "0x2"),
            ("acme/Claims.csv", "0x1"),
            ("acme/claims.csv ", "0x1"),
            ("acme/claims.csv\n0x1", ""),
            ("/acme/claims.csv", "0x1"),
            ("acme//claims.csv", "0x1"),
            ("acme%2fclaims.csv", "0x1"),
            ("acme/caf\u00E9.csv", "0x1"),
            ("acme/cafe\u0301.csv", "0x1"),
            ("acme/😀.csv", "0x1"),
            ("acme/claims.csv?x", "0x1"),
            ("acme/claims.csv#x", "0x1"),
            (new string('a', 1024), "0x1"),
            (new string('a', 1023), "0x1"),
            ("", "0x1"),
        ];

        var runs = blobs.Select(blob => RunId.Of(blob.Path, blob.ETag)).ToArray();

        Assert.Equal(blobs.Length, runs.Distinct().Count());
        Assert.All(runs, run => Assert.True(RunId.IsRunId(run)));
    }

    [Fact]
    public void Nothing_of_a_name_is_to_be_read_in_its_run() =>
        Assert.DoesNotContain("doe", RunId.Of("acme/doe-jane-1970.csv", "0x1"), StringComparison.OrdinalIgnoreCase);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0123456789abcdef0123456789abcde")]
    [InlineData("0123456789abcdef0123456789abcdef0")]
    [InlineData("0123456789ABCDEF0123456789ABCDEF")]
    [InlineData("0123456789abcdef0123456789abcdeg")]
    [InlineData("０123456789abcdef0123456789abcdef")]
    [InlineData("0123456789abcdef0123456789abcde\n")]
    public void Nothing_else_is_taken_for_a_run(string? text) => Assert.False(RunId.IsRunId(text));
}
