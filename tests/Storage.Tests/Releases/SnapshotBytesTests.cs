using System.Security.Cryptography;
using ClaimLint.Domain.Tables;
using CsCheck;

namespace ClaimLint.Storage.Tests.Releases;

/// <summary>What is written as a snapshot is read from it, or nothing is.</summary>
public sealed class SnapshotBytesTests
{
    private static readonly DateTimeOffset Newest = TestAccount.Now.AddTicks(1_234_567);

    [Theory]
    [MemberData(nameof(StoredRowsLawTests.Systems), MemberType = typeof(StoredRowsLawTests))]
    public void Rows_come_back_as_they_went_in_their_order(string system)
    {
        var isPacked = CodeEntities.IsPacked(system);
        StoredRowsLawTests
            .Releases(system, isPacked ? StoredRowsLawTests.PairKey : StoredRowsLawTests.PlainKey)
            .Sample(
                release =>
                {
                    var snapshot = Of(release);
                    var read = SnapshotReader.Read(Bytes(snapshot), system)!;
                    return (read.Sum, read.Newest) == (snapshot.Sum, snapshot.Newest)
                        && Told(read.Rows).SequenceEqual(Told(release.Rows))
                        && Of(release with { Rows = read.Rows }).Sum == snapshot.Sum;
                },
                iter: 800
            );
    }

    [Fact]
    public void Pairs_of_codes_come_back_packed_and_make_the_same_table()
    {
        var release = Embedded.Of("ptp-medicare-practitioner");

        var read = SnapshotReader.Read(Bytes(Of(release)), release.Release.System)!.Rows;

        Assert.IsType<PairRows>(read);
        Assert.Equal(release.Rows.Count, read.Count);
        var (expected, table) = (Pairs(release), Pairs(release with { Rows = read }));
        foreach (var row in release.Rows)
        {
            var (column1, column2) = (Domain.Claims.Code.Of(row.KeyParts[0]), Domain.Claims.Code.Of(row.KeyParts[1]));
            var day = release.Release.EffectiveFrom;
            var (one, other) = (expected.Find(column1, column2, day), table.Find(column1, column2, day));
            Assert.Equal(release.Rows.Any(other => other.Key == row.Key && other.Period.Contains(day)), one.IsFound);
            Assert.Equal((one.Status, one.Row, one.Evidence), (other.Status, other.Row, other.Evidence));
        }

        static PairEdits Pairs(ReleaseRows rows) => CodeTables.Read([rows]).MedicarePractitioner.Pairs;
    }

    [Fact]
    public void Pairs_with_a_key_that_is_none_or_with_many_values_come_back_as_rows()
    {
        var release = Samples.Pairs;
        var odd = release.WithRows(release.Rows.Append(Samples.Row("lower|99213", ("indicator", "0"))));
        var many = release.WithRows(
            Enumerable.Range(0, 300).Select(at => Samples.Row($"20957|{10000 + at}", ("rationale", $"{at}")))
        );

        foreach (var one in new[] { odd, many })
        {
            var read = SnapshotReader.Read(Bytes(Of(one)), one.Release.System)!.Rows;
            Assert.IsNotType<PairRows>(read);
            Assert.Equal(Told(one.Rows), Told(read));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void No_flipped_bit_and_no_cut_gives_rows(bool pairs)
    {
        var release = pairs ? Samples.Pairs : Samples.Diagnoses;
        var system = release.Release.System;
        var bytes = Bytes(Of(release));

        for (var at = 0; at < bytes.Length; at++)
        {
            for (var bit = 0; bit < 8; bit++)
            {
                bytes[at] ^= (byte)(1 << bit);
                Assert.Throws<InvalidDataException>(() => SnapshotReader.Read(bytes, system));
                bytes[at] ^= (byte)(1 << bit);
            }

            Assert.Throws<InvalidDataException>(() => SnapshotReader.Read(bytes.AsSpan(0, at), system));
        }

        Assert.Throws<InvalidDataException>(() => SnapshotReader.Read([.. bytes, 0], system));
        Assert.NotNull(SnapshotReader.Read(bytes, system));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Under_a_hash_that_is_right_no_byte_leads_outside_or_to_memory_that_is_not_needed(bool pairs)
    {
        var release = pairs ? Samples.Pairs : Samples.Diagnoses;
        var whole = Bytes(Of(release))[..^SHA256.HashSizeInBytes];
        var refused = 0;
        for (var at = 0; at < whole.Length; at++)
        {
            foreach (var value in (byte[])[0, 1, 0x7F, 0x80, 0xFF, (byte)(whole[at] + 1)])
            {
                byte[] content = [.. whole];
                content[at] = value;
                refused += IsRefused(content, release.Release.System) ? 1 : 0;
            }

            Assert.True(IsRefused(whole[..at], release.Release.System));
        }

        Assert.InRange(refused, whole.Length, whole.Length * 6);
        Assert.True(IsRefused([.. whole, 0], release.Release.System));
    }

    [Fact]
    public void A_snapshot_of_another_version_is_none()
    {
        var content = Bytes(Of(Samples.Pairs))[..^SHA256.HashSizeInBytes];
        content[Snapshot.Magic.Length] = Snapshot.Version + 1;

        Assert.Null(SnapshotReader.Read(Sealed(content), Samples.Pairs.Release.System));
    }

    /// <summary>Either it is refused, or rows come out; and little memory is taken for either.</summary>
    private static bool IsRefused(byte[] content, string system)
    {
        var bytes = Sealed(content);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var isRefused = false;
        try
        {
            isRefused = SnapshotReader.Read(bytes, system) is null;
        }
        catch (InvalidDataException)
        {
            isRefused = true;
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100 * (bytes.Length + 1000));
        return isRefused;
    }

    private static byte[] Sealed(byte[] content) => [.. content, .. SHA256.HashData(content)];

    internal static Snapshot Of(ReleaseRows release)
    {
        var digest = new RowsDigest();
        foreach (var row in release.Rows)
            digest.Add(row);
        return new Snapshot(release.Rows, digest.Sum, Newest);
    }

    internal static byte[] Bytes(Snapshot snapshot)
    {
        using var stream = SnapshotWriter.Write(snapshot);
        return stream.ToArray();
    }

    private static IEnumerable<string> Told(IEnumerable<TableRow> rows) => rows.SelectMany(row => Samples.Told([row]));
}
