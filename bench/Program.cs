using System.Globalization;
using BenchmarkDotNet.Running;
using ClaimLint.Bench;

// representative [lines]                                      realistic claims against every table in true size: the table of docs/performance.md
// generate FILE [lines] [fault rate] [seed]                   writes a claim file of the embedded tables' codes
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
    case ["representative", .. var rest]:
        Representative.Run(rest.Length > 0 ? long.Parse(rest[0]) : 500_000);
        return 0;
    case ["generate", var path, .. var rest]:
        using (var file = File.Create(path))
            ClaimFileWriter.Write(
                file,
                new ClaimMix(BenchTables.Embedded()),
                new FileShape(
                    rest.Length > 0 ? long.Parse(rest[0]) : 1_000_000,
                    rest.Length > 1 ? double.Parse(rest[1], CultureInfo.InvariantCulture) : 0.02,
                    Seed: rest.Length > 2 ? int.Parse(rest[2]) : 1
                )
            );
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
            "representative [lines] | generate FILE [lines] [fault rate] [seed] | publication pairs|ptp FILE | publication write|import|load|start FOLDER | cost FOLDER | micro"
        );
        return 2;
}
