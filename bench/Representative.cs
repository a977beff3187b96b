using System.Globalization;
using System.Runtime.CompilerServices;
using ClaimLint.Domain.Tables;
using ClaimLint.Files.Reports;

namespace ClaimLint.Bench;

/// <summary>Files of realistic claims against every table in true size, CSV to findings in process: the table of docs/performance.md.</summary>
/// <remarks>Tables and files are written anew and deleted. Same lines, same files: generation is seeded, and does not depend on the rules.</remarks>
internal static class Representative
{
    private static readonly (string Name, Func<long, FileShape> Shape)[] Variants =
    [
        ("clean", lines => new FileShape(lines)),
        ("2 % faults", lines => new FileShape(lines, FaultRate: 0.02)),
        ("30 % faults", lines => new FileShape(lines, FaultRate: 0.3)),
        ("unknown diagnoses", lines => new FileShape(lines / 10, HasUnknownDiagnoses: true)),
    ];

    public static void Run(long lines)
    {
        var folder = Directory.CreateTempSubdirectory("claimlint-bench-").FullName;
        try
        {
            var files = Write(folder, lines);
            Measurement.ReleaseMemory();
            var before = GC.GetTotalMemory(forceFullCollection: true);
            var tables = ReadTables(folder);
            Measurement.ReleaseMemory();
            var resident = GC.GetTotalMemory(forceFullCollection: true) - before;
            Console.WriteLine(
                Text(
                    $"{tables.Releases.Sum(release => release.Rows):N0} rows of {tables.Releases.Count} releases: {resident / 1e6:F0} MB of memory, process {Environment.WorkingSet / 1e6:F0} MB"
                )
            );
            Print(files[0].Path, files[0].Counts.Lines);
            Print([.. files.Select(file => Measured(file, tables))]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // Not inlined: what reading and generating need must not stay on the stack of what is measured.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static List<VariantFile> Write(string folder, long lines)
    {
        var mix = new ClaimMix(BenchTables.Published(folder));
        var files = new List<VariantFile>();
        foreach (var (name, shape) in Variants)
        {
            var path = Path.Combine(folder, $"claims-{files.Count}.csv");
            using var file = File.Create(path);
            files.Add(new VariantFile(name, path, ClaimFileWriter.Write(file, mix, shape(lines))));
        }

        return files;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static CodeTables ReadTables(string folder) => BenchTables.Published(folder).Read();

    private static MeasuredFile Measured(VariantFile file, CodeTables tables)
    {
        BatchSummary summary = null!;
        var taken = Measurement.Of(() => summary = ClaimFileStages.Check(file.Path, tables, Received));
        return new MeasuredFile(file, taken, summary);
    }

    private static DateOnly Received => PublishedFiles.From.AddDays(45);

    /// <summary>What reading the file takes before anything is checked.</summary>
    private static void Print(string path, long lines)
    {
        foreach (
            var (stage, action) in new (string, Action)[]
            {
                ("bare parse", () => ClaimFileStages.Parse(path)),
                ("rows", () => ClaimFileStages.Rows(path)),
                ("lines", () => ClaimFileStages.Lines(path, Received)),
            }
        )
            Console.WriteLine(
                Text(
                    $"{stage, -10} {lines / Measurement.Of(action).Processor.TotalSeconds, 12:N0} lines/s of processor"
                )
            );
    }

    private static void Print(MeasuredFile[] files)
    {
        Console.WriteLine();
        Row("", files, file => file.File.Name);
        Row("---", files, _ => "---");
        Row("lines", files, file => Text($"{file.Lines:N0}"));
        Row("bytes a line", files, file => Text($"{file.Bytes / (double)file.Lines:F0}"));
        Row(
            "lines/s, processor of one core",
            files,
            file => Text($"{file.Lines / file.Taken.Processor.TotalSeconds:N0}")
        );
        Row("lines/s by the clock", files, file => Text($"{file.Lines / file.Taken.Clock.TotalSeconds:N0}"));
        Row(
            "MB/s, processor of one core",
            files,
            file => Text($"{file.Bytes / 1e6 / file.Taken.Processor.TotalSeconds:F0}")
        );
        Row("bytes allocated a line", files, file => Text($"{file.Taken.Allocated / (double)file.Lines:N0}"));
        Row("peak memory of the process, MB", files, file => Text($"{file.Taken.PeakMemory / 1e6:F0}"));
        Row("lines a claim", files, file => Text($"{file.Lines / (double)file.File.Counts.Claims:F2}"));
        Row(
            "lines with modifiers",
            files,
            file => Text($"{file.File.Counts.LinesWithModifiers / (double)file.Lines:P1}")
        );
        Row("pair look-ups a line", files, file => Text($"{file.File.Counts.LinePairs / (double)file.Lines:F2}"));
        Row("look-ups of a pair that has a row", files, file => Text($"{file.File.Counts.LinePairsWithRow:N0}"));
        Row(
            "lines accepted / review / reject",
            files,
            file =>
                Text(
                    $"{file.Summary.Lines.Accept / (double)file.Lines:P1} / {file.Summary.Lines.Review / (double)file.Lines:P1} / {file.Summary.Lines.Reject / (double)file.Lines:P1}"
                )
        );
        Row("findings a line", files, file => Text($"{file.Summary.Findings.Sum(Total) / (double)file.Lines:F3}"));
        Row("pair edits (CL4006) failed / bypassed", files, PairEdits);
        Console.WriteLine();
        foreach (var file in files)
        {
            var most = file
                .Summary.Findings.OrderByDescending(Total)
                .Take(10)
                .Select(rule => Text($"{rule.Rule} {Total(rule):N0}"));
            Console.WriteLine($"{file.File.Name}: {string.Join(", ", most)}");
        }

        Console.WriteLine(
            $"Faults that no rule reported: {string.Join(' ', ClaimFaults.Rules.Intersect(files[2].Summary.RulesNeverFired, StringComparer.Ordinal))}"
        );
    }

    private static string PairEdits(MeasuredFile file) =>
        file.Summary.Findings.FirstOrDefault(rule => rule.Rule == "CL4006") is { } pairs
            ? Text($"{Total(pairs) - pairs.Bypassed:N0} / {pairs.Bypassed:N0}")
            : "0 / 0";

    private static long Total(RuleCount rule) => rule.Error + rule.Warning + rule.Info + rule.Bypassed;

    private static void Row(string name, MeasuredFile[] files, Func<MeasuredFile, string> of) =>
        Console.WriteLine($"| {name} | {string.Join(" | ", files.Select(of))} |");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private sealed record VariantFile(string Name, string Path, ClaimFileCounts Counts);

    private sealed record MeasuredFile(VariantFile File, Measurement Taken, BatchSummary Summary)
    {
        public long Lines { get; } = File.Counts.Lines;

        public long Bytes { get; } = new FileInfo(File.Path).Length;
    }
}
