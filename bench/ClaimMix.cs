using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Bench;

/// <summary>A procedure that claims report, with its row of the fee schedule.</summary>
internal sealed record MixedProcedure(string Code, TableRow Fee)
{
    public bool HasOfficeFee => Fee["nonfacility_na"] != "NA";

    public bool HasComponents => Fee["pctc"] == "1";

    public bool HasSides => Fee["bilateral"] == "1";
}

/// <summary>A payer and whose edits its policy says it follows; none where that is not stated.</summary>
internal sealed record MixedPayer(string Id, string Program);

/// <summary>What generated claims are made of, read from the tables that they are checked against, so that a clean claim is clean.</summary>
internal sealed class ClaimMix
{
    private const int Others = 2_000;
    private const double EverydayShare = 0.85;
    private const string NotPaid = "INBPM";

    private static readonly string[] PairSystems =
    [
        "ptp-medicare-practitioner",
        "ptp-medicare-outpatient",
        "ptp-medicaid-practitioner",
    ];

    /// <summary>Each as often as it weighs.</summary>
    private readonly MixedProcedure[] everyday;

    private readonly MixedProcedure[] others;
    private readonly MixedProcedure[] notPaid;
    private readonly string[] terminated;
    private readonly HashSet<string> procedures;
    private readonly HashSet<ulong> pairs = [];
    private readonly HashSet<ulong> pairsInForce = [];
    private readonly Dictionary<string, List<(string Column2, string Indicator)>> bundled = new(StringComparer.Ordinal);

    public ClaimMix(BenchTables tables)
    {
        FirstDay = tables.FirstDay;
        Diagnoses = new DiagnosisMix(tables);
        Payers =
        [
            .. tables.Rows("payers").Select(row => new MixedPayer(row.Key, row["program"])),
            new("UNLISTED1", ""),
            new("UNLISTED2", ""),
        ];
        Taxonomies = [.. tables.Rows("nucc").Where(tables.IsInForce).Select(row => row.Key).Take(60)];
        terminated = [.. tables.Rows("hcpcs").Where(row => !tables.IsInForce(row)).Select(row => row.Key)];
        procedures = [.. tables.Rows("hcpcs").Select(row => row.Key)];
        MixedProcedure[] all =
        [
            .. tables
                .Rows("mpfs-medicare")
                .Where(row => row.KeyParts.Length == 1 && tables.IsInForce(row) && !terminated.Contains(row.Key))
                .Select(row => new MixedProcedure(row.Key, row)),
        ];
        notPaid = [.. all.Where(procedure => NotPaid.Contains(procedure.Fee["status"]))];
        var paid = all.Except(notPaid).Where(IsOrdinary(tables)).ToDictionary(procedure => procedure.Code);
        everyday =
        [
            .. PublishedCodes
                .Everyday.Where(entry => paid.ContainsKey(entry.Code))
                .SelectMany(entry => Enumerable.Repeat(paid[entry.Code], entry.Weight)),
        ];
        others = [.. paid.Values.Except(everyday)];
        new Random(1).Shuffle(others);
        others = others[..Math.Min(others.Length, Others)];
        var mixed = everyday.Concat(others).Select(procedure => procedure.Code).ToHashSet(StringComparer.Ordinal);
        foreach (var row in PairSystems.SelectMany(tables.Rows))
        {
            if (row.KeyParts is [var column1, var column2] && mixed.Contains(column1) && mixed.Contains(column2))
                AddPair(column1, column2, row["indicator"], tables.IsInForce(row));
        }
    }

    public DateOnly FirstDay { get; }

    public DiagnosisMix Diagnoses { get; }

    /// <summary>Payers with a policy, and two without.</summary>
    public MixedPayer[] Payers { get; }

    public string[] Taxonomies { get; }

    public MixedProcedure Procedure(Random random) =>
        others.Length == 0 || (everyday.Length > 0 && random.NextDouble() < EverydayShare)
            ? everyday[random.Next(everyday.Length)]
            : others[random.Next(others.Length)];

    /// <summary>The next procedure from a random place on whose fee schedule row answers so; null where none does.</summary>
    public string? ProcedureWhere(Random random, Func<TableRow, bool> fee)
    {
        var start = random.Next(others.Length + 1);
        return others.Skip(start).Concat(others.Take(start)).Concat(everyday).FirstOrDefault(one => fee(one.Fee))?.Code;
    }

    public string? NotPaidProcedure(Random random) =>
        notPaid.Length == 0 ? null : notPaid[random.Next(notPaid.Length)].Code;

    public string? TerminatedProcedure(Random random) =>
        terminated.Length == 0 ? null : terminated[random.Next(terminated.Length)];

    /// <summary>Of HCPCS level II's shape, and in no table.</summary>
    public string UnknownProcedure(Random random)
    {
        while (true)
        {
            var code = $"J{random.Next(10_000):0000}";
            if (!procedures.Contains(code))
                return code;
        }
    }

    /// <summary>A column 2 code of an edit in force, and the edit's modifier indicator; null where the code is in no column 1.</summary>
    public (string Column2, string Indicator)? BundledInto(string column1, Random random) =>
        bundled.TryGetValue(column1, out var list) ? list[random.Next(list.Count)] : null;

    /// <summary>Whether pair edits of the payer's program are loaded for a claim of the type: Medicaid's are for practitioners only.</summary>
    public bool HasPairEdits(string payer, string claimType) =>
        Array.Find(Payers, one => one.Id == payer)!.Program switch
        {
            "none" => false,
            "medicaid" => claimType == "P",
            _ => true,
        };

    /// <summary>Whether an edit in force, of any program and setting, names the two in either order.</summary>
    public bool AreBundled(string one, string other) =>
        pairsInForce.Contains(KeyOf(one, other)) || pairsInForce.Contains(KeyOf(other, one));

    /// <summary>Whether a row names the two in this order, in force or not.</summary>
    public bool IsPair(string column1, string column2) => pairs.Contains(KeyOf(column1, column2));

    /// <summary>No add-on code, which needs another line; none with a profile; none whose unit limit is zero.</summary>
    private static Func<MixedProcedure, bool> IsOrdinary(BenchTables tables)
    {
        var left = tables
            .Rows("aoc-medicare")
            .Concat(tables.Rows("profiles"))
            .Select(row => row.KeyParts[0])
            .Concat(tables.Rows("mue-medicare-practitioner").Where(row => row["units"] == "0").Select(row => row.Key))
            .ToHashSet(StringComparer.Ordinal);
        return procedure => !left.Contains(procedure.Code);
    }

    private void AddPair(string column1, string column2, string indicator, bool isInForce)
    {
        pairs.Add(KeyOf(column1, column2));
        if (!isInForce || indicator == "9" || !pairsInForce.Add(KeyOf(column1, column2)))
            return;
        if (!bundled.TryGetValue(column1, out var list))
            bundled[column1] = list = [];
        list.Add((column2, indicator));
    }

    private static ulong KeyOf(string column1, string column2) => Code.Pair(Code.Of(column1), Code.Of(column2));
}
