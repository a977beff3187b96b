using BenchmarkDotNet.Attributes;
using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Bench;

/// <summary>A pair looked up among as many as NCCI's practitioner file has; those that are asked for lie all over the table.</summary>
[MemoryDiagnoser]
[InProcess]
public class PairBenchmarks
{
    private const int Pairs = 2_546_017;
    private const int PerCode = 280;

    private readonly DateOnly day = new(2026, 7, 3);
    private (Code Column1, Code Column2)[] found = [];
    private (Code Column1, Code Column2)[] absent = [];
    private PairEdits edits = CodeTables.Empty.MedicarePractitioner.Pairs;
    private int next;

    /// <summary>Of those asked for one after the other: few fit the processor's caches, as a practice's codes do; many do not.</summary>
    [Params(1 << 10, 1 << 16)]
    public int Sampled { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        var rows = new PairRows(Pairs);
        var set = rows.AddSet(
            new Dictionary<string, string> { ["indicator"] = "1", ["rationale"] = "An invented rationale" }
        );
        for (var i = 0; i < Pairs; i++)
            rows.Add(Column1(i), Column2(i), ActivePeriod.Always, set, i + 1);
        var release = new Release(
            "ptp-medicare-practitioner",
            "2026q3",
            new DateOnly(2026, 7, 1),
            null,
            Coverage.Whole,
            100
        );
        edits = CodeTables.Read([new ReleaseRows(release, rows)]).MedicarePractitioner.Pairs;
        var random = new Random(1);
        found = new (Code, Code)[Sampled];
        absent = new (Code, Code)[Sampled];
        for (var i = 0; i < Sampled; i++)
        {
            var at = random.Next(Pairs);
            found[i] = (Column1(at), Column2(at));
            absent[i] = (Column1(at), Code.Of($"{10_003 + (at % PerCode * 7)}"));
        }
    }

    [Benchmark]
    public LookupStatus Found() => Find(found);

    [Benchmark]
    public LookupStatus Absent() => Find(absent);

    private LookupStatus Find((Code Column1, Code Column2)[] asked)
    {
        var (column1, column2) = asked[next++ & (asked.Length - 1)];
        return edits.Find(column1, column2, day).Status;
    }

    private static Code Column1(int at) => Code.Of($"{10_000 + (at / PerCode * 9)}");

    private static Code Column2(int at) => Code.Of($"{10_001 + (at % PerCode * 7)}");
}
