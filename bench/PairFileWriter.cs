using System.Text;

namespace ClaimLint.Bench;

/// <summary>Writes NCCI pairs as CMS ships them, in number and shape like the practitioner file of a quarter; the pairs are invented.</summary>
internal static class PairFileWriter
{
    // Shares like 2024q3: a third deleted, four in a hundred never in force, twelve rationales.
    private const int Codes = 9_000;

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
        string[] codes = ["0001A", .. Enumerable.Range(0, Codes).Select(i => $"{10_000 + (i * 10)}"), "G0008"];
        for (long column1 = 0, written = 0; column1 < codes.Length; column1++)
        {
            var until = pairs * (column1 + 1) / codes.Length;
            for (var column2 = 0; written < until; written++, column2++)
                WritePair(writer, random, codes[column1], $"{10_001 + (column2 * 7)}");
        }
    }

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
