namespace ClaimLint.Storage.Tests.Batches;

/// <summary>A run as tests begin and end it.</summary>
internal static class SampleRun
{
    public static readonly string Id = RunId.Of("acme/claims.csv", "0x8DC");

    public static RunRecord Done(RunRecord run) =>
        run with
        {
            State = RunState.Done,
            Ended = TestAccount.Now.AddTicks(12_345_678),
            Rows = 5_000_000_000,
            Claims = 3,
            RowsAccepted = 4,
            RowsRejected = 1,
            LinesPerSecond = 250_000,
            CpuSeconds = 0.25,
            StorageOperations =
            [
                new(StorageService.Blob, StorageOperationKind.Read, 3),
                new(StorageService.Table, StorageOperationKind.Write, 1),
            ],
            Reports = [$"acme/{Id}/summary.json", $"acme/{Id}/findings.csv"],
            Releases = ["icd-10-cm 2021-01", "nucc 25.1"],
        };

    public static void AssertSame(RunRecord expected, RunRecord? actual)
    {
        Assert.NotNull(actual);
        Assert.Equal(expected.Reports, actual.Reports);
        Assert.Equal(expected.Releases, actual.Releases);
        Assert.Equal(expected.StorageOperations, actual.StorageOperations);
        Assert.Equal(
            expected,
            actual with
            {
                Reports = expected.Reports,
                Releases = expected.Releases,
                StorageOperations = expected.StorageOperations,
            }
        );
    }
}
