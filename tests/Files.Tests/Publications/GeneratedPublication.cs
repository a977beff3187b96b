using ClaimLint.Files.Publications;

namespace ClaimLint.Files.Tests.Publications;

/// <param name="Key">The key of the row, or of the row that the line belongs to.</param>
/// <param name="Line">Its line or lines, with their ending.</param>
public sealed record GeneratedRow(string Key, string Line);

/// <summary>Publications of each format made of rows that can be read, and a way to break one of them.</summary>
public sealed record GeneratedPublication(
    string Name,
    string Before,
    Func<Random, IReadOnlyList<GeneratedRow>> Rows,
    Func<string, string> Break
)
{
    private static readonly string FirstRecords =
        Texts.HcpcsRecord("A0001", '3', "first", "20000101") + Texts.HcpcsRecord("A0002", '3', "second", "20000101");

    private static readonly string[] Codes = ["10060", "11720", "20957", "99213", "0042T", "G0008"];

    public string After { get; init; } = "";

    public PublicationOptions Options { get; init; } = Texts.July2026;

    public bool IsInAnyOrder { get; init; } = true;

    /// <summary>The rows of a key's first part are a list that is complete: one missing is a statement too.</summary>
    public bool HasClosedLists { get; init; }

    public static IReadOnlyList<GeneratedPublication> All { get; } =
    [
        new(
            "pairs",
            Texts.PairsHeader + "10000\t99999\t\t20200101\t*\t0\tr\n",
            Pairs,
            line => line.Replace("\t2", "\tx", StringComparison.Ordinal)
        )
        {
            Options = Texts.Practitioner,
        },
        new("unit limits", Texts.LimitsHeader + "10000,1,1 Line Edit,r\n", Limits, WithoutCode),
        new(
            "add-on edits",
            Texts.AddOn('1', "0001T", "", "0002T", "", "2013091", "")
                + Texts.AddOn('1', "0003T", "", "0004T", "", "2013091", ""),
            AddOns,
            line => "9" + line[1..]
        )
        {
            HasClosedLists = true,
        },
        new("fee schedule", Texts.FeesHeader + Texts.Fee("10000"), Fees, WithoutCode),
        new("HCPCS text", FirstRecords, HcpcsRecords, line => $"{line[..10]}?{line[11..]}")
        {
            IsInAnyOrder = false,
            Options = Texts.July2026 with { HoldsCptLicense = true },
        },
        new("HCPCS text, dates", FirstRecords, HcpcsRecords, WithoutDates)
        {
            IsInAnyOrder = false,
            Options = Texts.July2026 with { HoldsCptLicense = true },
        },
        new(
            "HCPCS columns",
            Texts.HcpcsHeader + "A0001,0010,3,OURS,,C,20000101,20000101,,N\n",
            HcpcsColumns,
            line =>
                line.Replace("0,3,", "0,?,", StringComparison.Ordinal).Replace("0,4,", "0,?,", StringComparison.Ordinal)
        )
        {
            IsInAnyOrder = false,
            Options = Texts.July2026 with { HoldsCptLicense = true },
        },
        new("order file", Texts.Ordered(1, "A00", '0', "Ours") + Texts.Ordered(2, "A000", '1', "Ours"), Orders, NoFlag),
        new(
            "taxonomy",
            "Code,Grouping,Classification,Specialization,Definition,Notes,Display Name,Section\n100000000X,g,c,s,,,,\n",
            random => Of(random, code => $"{code}0000X,g,c{random.Next(2)},s,,,,\n", code => $"{code}0000X"),
            WithoutCode
        ),
        new(
            "deactivated NPIs",
            "NPI,NPPES Deactivation Date\n1234567893,03/05/2024\n",
            random => Of(random, _ => $"1245319599,0{random.Next(1, 9)}/05/2024\n", _ => "1245319599"),
            WithoutCode
        ),
        new(
            "7th characters",
            "<?xml version=\"1.0\"?>\n<ICD10CM.tabular>\n<version>2026</version>\n<chapter><section id=\"S80-S82\"><excludes1><note>other (T35.-)</note></excludes1><diag><name>S80</name><codeFirst><note>(A01)</note></codeFirst><sevenChrDef><extension char=\"A\">x</extension>\n",
            random => [.. "BDGKPS".Where(_ => random.Next(2) == 0).Append('Z').Select(SeventhCharacter)],
            line => line.Replace("char=\"", "char=\"??", StringComparison.Ordinal)
        )
        {
            After = "</sevenChrDef></diag></section></chapter></ICD10CM.tabular>\n",
            HasClosedLists = true,
        },
    ];

    public override string ToString() => Name;

    private static string WithoutCode(string line) => "?" + line[1..];

    private static string WithoutDates(string line) =>
        line.Length > 300 ? $"{line[..268]}{"?", -8}{line[276..]}" : "?" + line[1..];

    private static string NoFlag(string line) => $"{line[..14]}?{line[15..]}";

    private static GeneratedRow SeventhCharacter(char character) =>
        new($"S80|{character}", $"<extension char=\"{character}\">x</extension>\n");

    /// <summary>Rows of some codes, and now and then one of them again.</summary>
    private static List<GeneratedRow> Of(Random random, Func<string, string> line, Func<string, string> key)
    {
        var rows = new List<GeneratedRow>();
        foreach (var code in Codes.Take(random.Next(1, Codes.Length + 1)))
        {
            if (rows.Exists(row => row.Key == key(code)))
                continue;
            rows.Add(new GeneratedRow(key(code), line(code)));
            if (random.Next(3) == 0)
                rows.Add(rows[^1]);
        }

        return rows;
    }

    private static List<GeneratedRow> Limits(Random random) =>
        Of(random, code => $"{code},{random.Next(9)},1 Line Edit,r\n", code => code);

    private static List<GeneratedRow> Fees(Random random) =>
        Of(random, code => Texts.Fee(code, assistant: $"{random.Next(3)}"), code => code);

    private static List<GeneratedRow> Orders(Random random) =>
        Of(random, code => Texts.Ordered(3, $"Q{code}", '1', "Ours of the left eye"), code => $"Q{code}");

    /// <summary>Consecutive periods of some pairs, a row within another, and rows that were never in force.</summary>
    private static List<GeneratedRow> Pairs(Random random)
    {
        var rows = new List<GeneratedRow>();
        foreach (var code in Codes.Take(random.Next(1, Codes.Length + 1)))
        {
            void Add(string from, string until, char indicator, string rationale) =>
                rows.Add(new($"{code}|99211", $"{code}\t99211\t\t{from}\t{until}\t{indicator}\t{rationale}\n"));
            for (var nines = random.Next(3); nines > 0; nines--)
                Add("20200101", "20200101", '9', $"r{random.Next(2)}");
            if (random.Next(2) == 0)
                Add("20100101", "20191231", '0', "r");
            if (random.Next(2) == 0)
                Add("20200101", "*", '1', "r");
            if (rows.Count > 0 && random.Next(3) == 0)
                rows.Add(rows[^1]);
            if (random.Next(3) == 0)
                Add("20191231", "20191231", '9', "r");
        }

        return rows.Count > 0 ? rows : [new("10060|99212", "10060\t99212\t\t20200101\t*\t1\tr\n")];
    }

    private static List<GeneratedRow> AddOns(Random random)
    {
        var rows = new List<GeneratedRow>();
        foreach (var code in Codes.Take(random.Next(1, Codes.Length + 1)))
        {
            foreach (var primary in (string[])["36221", "36222"])
            {
                void Add(string from, string until, char type) =>
                    rows.Add(new($"{code}|{primary}", Texts.AddOn(type, code, "", primary, "", from, until)));
                if (random.Next(2) == 0)
                    Add("2024275", "2024275", random.Next(2) == 0 ? '1' : '2');
                if (random.Next(4) > 0)
                    Add("2024001", random.Next(2) == 0 ? "" : "2025365", '1');
                if (random.Next(3) == 0)
                    Add("2010001", "2012366", '1');
            }
        }

        return rows.Count > 0 ? rows : [new("10060|36221", Texts.AddOn('1', "10060", "", "36221", "", "2024001", ""))];
    }

    private static List<GeneratedRow> HcpcsRecords(Random random)
    {
        var rows = new List<GeneratedRow>();
        foreach (var code in Codes.Take(random.Next(1, Codes.Length + 1)))
        {
            rows.Add(new(code, Texts.HcpcsRecord(code, '3', $"part {random.Next(9)}", "20000101")));
            for (var more = random.Next(3); more > 0; more--)
                rows.Add(new(code, Texts.HcpcsContinuation(code, '4', $"part {random.Next(9)}")));
        }

        return rows;
    }

    private static List<GeneratedRow> HcpcsColumns(Random random)
    {
        var rows = new List<GeneratedRow>();
        foreach (var code in Codes.Take(random.Next(1, Codes.Length + 1)))
        {
            rows.Add(new(code, $"{code},0010,3,part {random.Next(9)},,C,20000101,20000101,,N\n"));
            for (var more = random.Next(3); more > 0; more--)
                rows.Add(new(code, $"{code},0020,4,part {random.Next(9)},,,,,,\n"));
        }

        return rows;
    }
}
