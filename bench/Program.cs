using BenchmarkDotNet.Running;
using ClaimLint.Bench;

// generate FILE [lines] [lines a claim] [error rate] [seed]   writes a claim file
// throughput   [lines] [lines a claim] [error rate] [seed]    CSV to findings beside the bare parse of the same file
// publication pairs FILE [rows] [seed]                        writes NCCI pairs as CMS ships them, as many as a quarter has
// publication ptp FILE                                        reads them and makes the table: time and memory
// publication write FOLDER                                    writes every large table's file that is not there yet
// publication import FOLDER N                                 the Nth of them, from 0, into an Azurite in the folder: time and memory
// publication load FOLDER                                     what was imported, into memory: time and memory
// publication start FOLDER PROJECT                            starts the functions over it, built before: time to the first answer
// cost FOLDER                                               what a million lines take, by each way in, with the functions built there
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
    case ["publication", "write", var folder]:
        foreach (var file in PublishedFiles.In(folder))
            Console.WriteLine(file.Path);
        return 0;
    case ["publication", "import", var folder, var number]:
        await StoredTables.ImportAsync(folder, int.Parse(number));
        return 0;
    case ["publication", "load", var folder]:
        await StoredTables.LoadAsync(folder);
        return 0;
    case ["publication", "start", var folder, var project]:
        await StoredTables.StartAsync(folder, project);
        return 0;
    case ["cost", var folder]:
        await MeasuredUse.RunAsync(folder);
        return 0;
    case ["micro", .. var rest]:
        BenchmarkRunner.Run<CheckBenchmarks>(args: rest);
        BenchmarkRunner.Run<PairBenchmarks>(args: rest);
        return 0;
    default:
        Console.Error.WriteLine(
            "generate FILE | throughput | publication pairs FILE | publication ptp FILE | publication write|import|load|start FOLDER | cost FOLDER | micro, then [lines] [lines a claim] [error rate] [seed]"
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
