using BenchmarkDotNet.Attributes;
using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;
using ClaimLint.Domain.Validation;
using ClaimLint.Files.Publications;

namespace ClaimLint.Bench;

/// <summary>One clean line and one clean claim of ten, read and judged, without files.</summary>
// In process: BenchmarkDotNet looks for a project named as the assembly is.
[MemoryDiagnoser]
[InProcess]
public class CheckBenchmarks
{
    private readonly ClaimBuffer buffer = new();
    private byte[][][] rows = [];
    private ColumnLayout layout = new([]);
    private ClaimCheck check = null!;

    [Params(1, 10)]
    public int Lines { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        using var file = new MemoryStream();
        ClaimFileWriter.Write(file, new FileShape(1, 1, 0, 1));
        var text = System.Text.Encoding.UTF8.GetString(file.ToArray()).Split('\n');
        layout = new ColumnLayout([.. text[0].Split(',').Select(name => FieldCatalog.Find(name)!.Field)]);
        rows =
        [
            .. Enumerable
                .Range(1, Lines)
                .Select(line =>
                {
                    var fields = text[1].Split(',');
                    fields[1] = $"{line}";
                    fields[16] = fields[17] = $"2025-11-{line:D2}";
                    return fields.Select(System.Text.Encoding.UTF8.GetBytes).ToArray();
                }),
        ];
        check = new ClaimCheck(
            RuleSet.Catalog,
            CodeTablesReader.Read(TableFolder.Read(Path.Combine(AppContext.BaseDirectory, "data")))
        );
    }

    [Benchmark]
    public Verdict ReadAndJudge()
    {
        buffer.Clear();
        for (var i = 0; i < rows.Length; i++)
        {
            buffer.BeginLine(layout);
            foreach (var field in rows[i])
                buffer.Add(field);
            buffer.EndLine(i + 1, new ReadingContext(new DateOnly(2026, 1, 15), LinesAlone: false));
        }

        check.Run(buffer.Lines);
        return check.ClaimVerdict;
    }
}
