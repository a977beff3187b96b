using System.Text;

namespace ClaimLint.Bench;

/// <summary>What a generated claim file is like.</summary>
/// <param name="Lines">Rows.</param>
/// <param name="FaultRate">Share of lines that are given a fault, 0 to 1.</param>
/// <param name="HasUnknownDiagnoses">Whether every claim's first diagnosis is in no release.</param>
/// <param name="Seed">Same seed and tables, same file.</param>
internal sealed record FileShape(long Lines, double FaultRate = 0, bool HasUnknownDiagnoses = false, int Seed = 1);

/// <summary>What was written, before faults were put in.</summary>
internal sealed class ClaimFileCounts
{
    public long Lines { get; set; }

    public long Claims { get; set; }

    public long LinesWithModifiers { get; set; }

    /// <summary>Lines of evaluation and management.</summary>
    public long Visits { get; set; }

    /// <summary>Ordered pairs of lines for which a pair edit is looked up.</summary>
    public long LinePairs { get; set; }

    /// <summary>Those of them that a row names, in force or not.</summary>
    public long LinePairsWithRow { get; set; }
}

/// <summary>Writes claim files that look like a clearinghouse's.</summary>
internal static class ClaimFileWriter
{
    /// <summary>Lines of a claim, from 1: shares in a hundred.</summary>
    private static readonly int[] LineShares = [38, 22, 13, 8, 5, 4, 3, 2, 2, 1, 1, 1];

    public static ClaimFileCounts Write(Stream output, ClaimMix mix, FileShape shape)
    {
        var random = new Random(shape.Seed);
        var generator = new ClaimGenerator(mix, random);
        var counts = new ClaimFileCounts();
        using var writer = new StreamWriter(output, new UTF8Encoding(false), 1 << 20, leaveOpen: true)
        {
            NewLine = "\n",
        };
        writer.WriteLine(string.Join(',', ClaimDraft.Columns));
        while (counts.Lines < shape.Lines)
        {
            var claim = generator.Next((int)Math.Min(LinesOfClaim(random), shape.Lines - counts.Lines));
            Count(claim, mix, counts);
            if (shape.HasUnknownDiagnoses)
                claim.SetAll("diagnosis_code_1", mix.Diagnoses.Unknown(random));
            for (var row = 0; row < claim.Rows.Count; row++)
            {
                if (random.NextDouble() < shape.FaultRate)
                    ClaimFaults.Inject(claim, row, mix, random);
            }

            foreach (var row in claim.Rows)
                writer.WriteLine(string.Join(',', row));
        }

        return counts;
    }

    private static int LinesOfClaim(Random random)
    {
        var share = random.Next(LineShares.Sum());
        var lines = 0;
        while (share >= 0)
            share -= LineShares[lines++];
        return lines;
    }

    private static void Count(ClaimDraft claim, ClaimMix mix, ClaimFileCounts counts)
    {
        counts.Claims++;
        counts.Lines += claim.Rows.Count;
        counts.LinesWithModifiers += claim.Rows.Count(row => row[ClaimDraft.PlaceOf("hcpcs_modifier_1")].Length > 0);
        counts.Visits += claim.Rows.Count(row => PublishedCodes.IsVisit(row[ClaimDraft.PlaceOf("hcpcs_code")]));
        if (!mix.HasPairEdits(claim[0, "payer_id"], claim[0, "claim_type"]))
            return;
        for (var line = 0; line < claim.Rows.Count; line++)
        {
            for (var other = 0; other < claim.Rows.Count; other++)
            {
                if (line == other)
                    continue;
                counts.LinePairs++;
                if (mix.IsPair(claim[other, "hcpcs_code"], claim[line, "hcpcs_code"]))
                    counts.LinePairsWithRow++;
            }
        }
    }
}
