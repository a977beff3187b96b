using ClaimLint.Domain.Tables;

namespace ClaimLint.Bench;

/// <summary>A billable diagnosis and the side of the body that it names: R, L, B for both, or NUL.</summary>
internal readonly record struct MixedDiagnosis(string Code, char Side);

/// <summary>The diagnoses that generated claims report, read from the tables: everyday ones often, thousands of others now and then.</summary>
internal sealed class DiagnosisMix
{
    private const int Others = 3_000;
    private const double EverydayShare = 0.8;

    /// <summary>Births, pregnancies and external causes ask for patients and positions of their own.</summary>
    private const string LeftOut = "OPVWXY";

    private static readonly string[] Everyday =
    [
        .. "I10 Z0000 E119 E785 M5450 M545 J069 F411 N390 K219 E039 G4733 M25561 M25562 R079 F329 J449 I2510".Split(
            ' '
        ),
        .. "I4891 E669 F419 M542 R51 R519 Z23 N183 N1830 D649 R109 J0190 L570 H2513 M1711 M1712 S93401A".Split(' '),
    ];

    private readonly MixedDiagnosis[] everyday;
    private readonly MixedDiagnosis[] others;
    private readonly string[] headers;
    private readonly HashSet<string> codes;
    private readonly Dictionary<string, List<(string Low, string High)>> excluded;

    public DiagnosisMix(BenchTables tables)
    {
        var rows = tables.Rows("icd-10-cm").ToArray();
        codes = [.. rows.Select(row => row.Key)];
        headers = [.. rows.Where(row => row["billable"] == "N" && row.Key.Length > 3).Select(row => row.Key)];
        excluded = NotesOf(tables.Rows("icd-10-cm-excludes"));
        var second = NotesOf(tables.Rows("icd-10-cm-code-first"));
        var billable = rows.Where(row => row["billable"] == "Y" && tables.IsInForce(row))
            .Where(row => !PrefixesOf(row.Key).Any(second.ContainsKey))
            .Select(row => new MixedDiagnosis(row.Key, row["side"].Length == 0 ? '\0' : row["side"][0]))
            .ToArray();
        var pool = billable.Where(diagnosis => !LeftOut.Contains(diagnosis.Code[0])).ToArray();
        new Random(1).Shuffle(pool);
        others = [.. pool.Take(Others)];
        everyday = [.. billable.Where(diagnosis => Everyday.Contains(diagnosis.Code))];
        everyday =
            everyday.Length > 0
                ? [.. everyday.OrderBy(diagnosis => Array.IndexOf(Everyday, diagnosis.Code))]
                : others[..Math.Min(others.Length, 40)];
    }

    /// <summary>Diagnoses of one claim: of its side where they name one, none excluded by another.</summary>
    public List<string> Draw(Random random, int count, char side)
    {
        var drawn = new List<string>(count);
        for (var attempt = 0; attempt < 50 && drawn.Count < count; attempt++)
        {
            var (code, named) =
                random.NextDouble() < EverydayShare
                    ? everyday[(int)(everyday.Length * Math.Pow(random.NextDouble(), 2))]
                    : others[random.Next(others.Length)];
            if ((named is '\0' or 'B' || named == side) && drawn.TrueForAll(other => AreTogether(code, other)))
                drawn.Add(code);
        }

        return drawn;
    }

    public string Header(Random random) => headers[random.Next(headers.Length)];

    /// <summary>One that names the side.</summary>
    public string Sided(Random random, char side)
    {
        var start = random.Next(others.Length);
        for (var i = 0; i < others.Length; i++)
        {
            if (others[(start + i) % others.Length] is var other && other.Side == side)
                return other.Code;
        }

        return others[start].Code;
    }

    /// <summary>One of thousands of codes, mistyped behind its category so that no release has it.</summary>
    public string Unknown(Random random)
    {
        var typed = others[random.Next(others.Length)].Code.PadRight(4, '0').ToCharArray();
        while (codes.Contains(new string(typed)))
            typed[random.Next(3, typed.Length)] = "0123456789ABDX"[random.Next(14)];
        return new string(typed);
    }

    private bool AreTogether(string one, string other) =>
        one != other && !Excludes(one, other) && !Excludes(other, one);

    private bool Excludes(string one, string other) =>
        PrefixesOf(one)
            .Any(prefix =>
                excluded.TryGetValue(prefix, out var notes)
                && notes.Exists(note =>
                    string.CompareOrdinal(other, note.Low) >= 0
                    && string.CompareOrdinal(other[..Math.Min(other.Length, note.High.Length)], note.High) <= 0
                )
            );

    private static IEnumerable<string> PrefixesOf(string code) =>
        Enumerable.Range(3, code.Length - 2).Select(length => code[..length]);

    private static Dictionary<string, List<(string Low, string High)>> NotesOf(IEnumerable<TableRow> rows)
    {
        var notes = new Dictionary<string, List<(string Low, string High)>>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            if (row.KeyParts is not [var subject, var reference])
                continue;
            var ends = reference.Split('-', StringSplitOptions.RemoveEmptyEntries);
            if (!notes.TryGetValue(subject, out var list))
                notes[subject] = list = [];
            list.Add((ends[0], ends[^1]));
        }

        return notes;
    }
}
