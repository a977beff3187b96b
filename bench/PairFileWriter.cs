using System.Text;

namespace ClaimLint.Bench;

/// <summary>Writes NCCI pairs as CMS ships them, in number and shape like the practitioner file of a quarter; the pairs are invented.</summary>
/// <remarks>
/// Shares are those of 2024q3: a third deleted, four in a hundred never in force, twelve rationales. A surgical code has twice as many
/// column 2 codes as another: visits and small services, which every surgery includes, then the codes that follow its own.
/// </remarks>
internal static class PairFileWriter
{
    private const int Included = 150;

    public static void Write(Stream output, int pairs, int seed)
    {
        var random = new Random(seed);
        using var writer = new StreamWriter(output, new UTF8Encoding(false), 1 << 20, leaveOpen: true)
        {
            NewLine = "\r\n",
        };
        writer.WriteLine("CPT only copyright 2025 American Medical Association.  All rights reserved.\t\t\t\t\t\t");
        writer.WriteLine("Column1/Column2 Edits\t\t\t\t\t\t");
        writer.WriteLine("Column 1\tColumn 2\t*=in existence\tEffective\tDeletion\tModifier\tPTP Edit Rationale");
        writer.WriteLine("\t\tprior to 1996\tDate\tDate\t0=not allowed\t");
        writer.WriteLine("\t\t\t\t*=no data\t1=allowed\t");
        writer.WriteLine("\t\t\t\t\t9=not applicable\t");
        // The first and last code of the four parts of a quarter: without them the reader takes the file for a part.
        string[] codes = ["0001A", .. PublishedCodes.Procedures, "G0008"];
        int[] included =
        [
            .. Enumerable
                .Range(0, codes.Length)
                .OrderByDescending(at => PublishedCodes.IsVisit(codes[at]))
                .ThenByDescending(at => PublishedCodes.IsEveryday(codes[at]))
                .Take(Included),
        ];
        long shares = codes.Sum(ShareOf);
        for (long at = 0, share = 0, written = 0; at < codes.Length; at++)
        {
            share += ShareOf(codes[at]);
            var count = (int)((pairs * share / shares) - written);
            foreach (var column2 in SecondsOf((int)at, count, codes, included))
                WritePair(writer, random, codes[at], codes[column2]);
            written += count;
        }
    }

    private static int ShareOf(string column1) => PublishedCodes.IsSurgery(column1) ? 2 : 1;

    private static IEnumerable<int> SecondsOf(int column1, int count, string[] codes, int[] included) =>
        (PublishedCodes.IsSurgery(codes[column1]) ? included : [])
            .Concat(Enumerable.Range(1, codes.Length - 1).Select(step => (column1 + step) % codes.Length))
            .Where(column2 => column2 != column1)
            .Distinct()
            .Take(count)
            .Order();

    private static void WritePair(StreamWriter writer, Random random, string column1, string column2)
    {
        var kind = random.Next(100);
        var from = new DateOnly(random.Next(1996, 2026), (random.Next(4) * 3) + 1, 1);
        var (deletion, indicator) = kind switch
        {
            < 4 => ($"{from:yyyyMMdd}", '9'),
            < 34 => ($"{from.AddMonths(12 + (random.Next(9) * 3)).AddDays(-1):yyyyMMdd}", kind % 3 == 0 ? '0' : '1'),
            _ => ("*", kind % 3 == 0 ? '0' : '1'),
        };
        writer.WriteLine(
            $"{column1}\t{column2}\t\t{from:yyyyMMdd}\t{deletion}\t{indicator}\tAn invented rationale of usual length, number {random.Next(12)}"
        );
    }
}
