using Azure.Storage.Blobs;

namespace ClaimLint.Storage.Tests.Batches;

/// <summary>One file of one report, as tests write and read it.</summary>
internal static class ReportFile
{
    public const string Partner = "acme";
    public const string Name = "accepted.csv";
    public const int Block = ReportFileStream.BlockSize;

    public static readonly string Run = RunId.Of("acme/claims.csv", "0x8DC");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static byte[] Bytes(int count, int seed = 1)
    {
        var bytes = new byte[count];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    public static BlobClient Blob(TestAccount account) =>
        account.Results.GetBlobClient(ReportStore.PathOf(Partner, Run, Name));

    public static async Task<byte[]> ReadAsync(TestAccount account) =>
        (await Blob(account).DownloadContentAsync(Stop)).Value.Content.ToArray();

    /// <summary>Writes in pieces that fit no block.</summary>
    public static async Task WriteAsync(ReportFileStream file, byte[] bytes)
    {
        const int Piece = 1_000_003;
        for (var at = 0; at < bytes.Length; at += Piece)
            await file.WriteAsync(bytes.AsMemory(at, Math.Min(Piece, bytes.Length - at)), Stop);
    }
}
