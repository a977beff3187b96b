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
            var process = Environment.WorkingSet;
            MeasuredFile[] measured = [.. files.Select(file => Measured(file, tables))];
            Print(measured);
            Console.WriteLine();
            Console.WriteLine("| | |");
            Console.WriteLine("| --- | --- |");
            PrintStages(files[0]);
            PrintFigures(measured);
            Console.WriteLine(
                Text(
                    $"| tables: {tables.Releases.Sum(release => release.Rows):N0} rows, MB of memory | {resident / 1e6:F0} |"
                )
            );
            Console.WriteLine(Text($"| tables: the process with nothing else, MB | {process / 1e6:F0} |"));
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

    /// <summary>What reading a file takes before anything is checked.</summary>
    private static void PrintStages(VariantFile file)
    {
        var stages = new (string Name, Action Run)[]
        {
            ("bare parse", () => ClaimFileStages.Parse(file.Path)),
            ("rows", () => ClaimFileStages.Rows(file.Path)),
            ("lines", () => ClaimFileStages.Lines(file.Path, Received)),
        };
        foreach (var (name, run) in stages)
            Console.WriteLine(
                Text(
                    $"| {file.Name}, {name}: lines/s of processor | {file.Counts.Lines / Measurement.Of(run).Processor.TotalSeconds:N0} |"
                )
            );
    }

    private static void Print(MeasuredFile[] files)
    {
        Console.WriteLine();
        Row("The files", files, file => file.File.Name);
        Row("---", files, _ => "---");
        Row("lines", files, file => Text($"{file.Lines:N0}"));
        Row("bytes a line", files, file => Text($"{file.Bytes / (double)file.Lines:F0}"));
        Row("lines a claim", files, file => Text($"{file.Lines / (double)file.File.Counts.Claims:F2}"));
        Row("lines that are visits", files, file => file.Share(file.File.Counts.Visits));
        Row("lines with modifiers", files, file => file.Share(file.File.Counts.LinesWithModifiers));
        Row(
            "pair edits looked up a line",
            files,
            file => Text($"{file.File.Counts.LinePairs / (double)file.Lines:F2}")
        );
        Row("looked up and in the table", files, file => Text($"{file.File.Counts.LinePairsWithRow:N0}"));
        Row("pair edits failed / bypassed", files, PairEdits);
        Row("findings a line", files, file => Text($"{file.Summary.Findings.Sum(Total) / (double)file.Lines:F3}"));
        Row("lines to accept", files, file => file.Share(file.Summary.Lines.Accept));
        Row("lines to review", files, file => file.Share(file.Summary.Lines.Review));
        Row("lines to reject", files, file => file.Share(file.Summary.Lines.Reject));
        Console.WriteLine();
        foreach (var file in files)
        {
            var most = file
                .Summary.Findings.OrderByDescending(Total)
                .Take(10)
                .Select(rule => Text($"{rule.Rule} {Total(rule):N0}"));
            Console.WriteLine($"Most findings, {file.File.Name}: {string.Join(", ", most)}");
        }

        var missed = ClaimFaults.Rules.Intersect(files[2].Summary.RulesNeverFired, StringComparer.Ordinal);
        Console.WriteLine($"Faults that no rule reported: {string.Join(' ', missed)}");
    }

    /// <summary>One column of the table that later ones are read beside.</summary>
    private static void PrintFigures(MeasuredFile[] files)
    {
        foreach (
            var (variant, taken, lines, bytes) in files.Select(file =>
                (file.File.Name, file.Taken, file.Lines, file.Bytes)
            )
        )
        {
            Console.WriteLine(Text($"| {variant}: lines/s of processor | {lines / taken.Processor.TotalSeconds:N0} |"));
            Console.WriteLine(
                Text($"| {variant}: MB/s of processor | {bytes / 1e6 / taken.Processor.TotalSeconds:F1} |")
            );
            Console.WriteLine(Text($"| {variant}: lines/s by the clock | {lines / taken.Clock.TotalSeconds:N0} |"));
            Console.WriteLine(Text($"| {variant}: bytes allocated a line | {taken.Allocated / (double)lines:N0} |"));
            Console.WriteLine(Text($"| {variant}: peak memory, MB | {taken.PeakMemory / 1e6:F0} |"));
        }
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

        public string Share(long lines) => Text($"{lines / (double)Lines:P1}");
    }
}
