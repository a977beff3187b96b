using BenchmarkDotNet.Running;
using ClaimLint.Bench;

// generate FILE [lines] [lines a claim] [error rate] [seed]   writes a claim file
// throughput   [lines] [lines a claim] [error rate] [seed]    CSV to findings beside the bare parse of the same file
// publication pairs FILE [rows] [seed]                        writes NCCI pairs as CMS ships them, as many as a quarter has
// publication ptp FILE                                        reads them and makes the table: time and memory
// micro        [BenchmarkDotNet arguments]                    one line, one claim
switch (args)
{
    case ["generate", var path, .. var shape]:
        using (var file = File.Create(path))
            ClaimFileWriter.Write(file, Shape(shape));
        return 0;
    case ["throughput", .. var shape]:
        Throughput.Run(Shape(shape));
        return 0;
    case ["publication", "pairs", var path, .. var rest]:
        using (var file = File.Create(path))
            PairFileWriter.Write(
                file,
                rest.Length > 0 ? int.Parse(rest[0]) : 2_546_017,
                rest.Length > 1 ? int.Parse(rest[1]) : 1
            );
        return 0;
    case ["publication", "ptp", var path]:
        PublicationImport.Run(path);
        return 0;
    case ["micro", .. var rest]:
        BenchmarkRunner.Run<CheckBenchmarks>(args: rest);
        return 0;
    default:
        Console.Error.WriteLine(
            "generate FILE | throughput | publication pairs FILE | publication ptp FILE | micro, then [lines] [lines a claim] [error rate] [seed]"
        );
        return 2;
}

static FileShape Shape(string[] rest) =>
    new(
        rest.Length > 0 ? long.Parse(rest[0]) : 1_000_000,
        rest.Length > 1 ? int.Parse(rest[1]) : 3,
        rest.Length > 2 ? double.Parse(rest[2]) : 0.02,
        rest.Length > 3 ? int.Parse(rest[3]) : 1
    );
