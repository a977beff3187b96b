using System.Text;
using BenchmarkDotNet.Attributes;
using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Validation;

namespace ClaimLint.Bench;

/// <summary>One clean claim of one line, and of ten lines on one day, read and checked against every table in true size, without files.</summary>
// In process: BenchmarkDotNet looks for a project named as the assembly is.
[MemoryDiagnoser]
[InProcess]
public class CheckBenchmarks
{
    private readonly ClaimBuffer buffer = new();
    private readonly ColumnLayout layout = new([.. ClaimDraft.Columns.Select(name => FieldCatalog.Find(name)!.Field)]);
    private readonly ReadingContext context = new(PublishedFiles.From.AddDays(45), LinesAlone: false);
    private byte[][][] rows = [];
    private ClaimCheck check = null!;

    [Params(1, 10)]
    public int Lines { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        var folder = Directory.CreateTempSubdirectory("claimlint-bench-").FullName;
        try
        {
            var tables = BenchTables.Published(folder);
            check = new ClaimCheck(RuleSet.Catalog, tables.Read());
            var generator = new ClaimGenerator(new ClaimMix(tables), new Random(1));
            ClaimDraft claim;
            do claim = generator.Next(Lines);
            while (claim.Rows.Count < Lines);
            rows = [.. claim.Rows.Select(row => row.Select(Encoding.UTF8.GetBytes).ToArray())];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Benchmark]
    public Verdict ReadAndCheck()
    {
        buffer.Clear();
        for (var i = 0; i < rows.Length; i++)
        {
            buffer.BeginLine(layout);
            foreach (var field in rows[i])
                buffer.Add(field);
            buffer.EndLine(i + 1, context);
        }

        check.Run(buffer.Lines);
        return check.ClaimVerdict;
    }
}
