using ClaimLint.Domain.Claims;

namespace ClaimLint.Functions.Tests.Equivalence;

/// <summary>Makes claims from a seed: visits and grafts, most of them with something wrong. The persons are invented.</summary>
internal sealed class ClaimGenerator(int seed)
{
    /// <summary>Texts that people and machines send, good and bad, for columns that are strings.</summary>
    private static readonly string[] Texts =
    [
        "",
        " ",
        "0",
        "1",
        "9",
        "10",
        "A",
        "L",
        "I",
        "P",
        "HP",
        "XX",
        "00",
        "11",
        "21",
        "99",
        "RT",
        "LT",
        "50",
        "59",
        "26",
        "TC",
        "62",
        "80",
        "5 9",
        "rt",
        " RT ",
        "20957",
        "69990",
        "99213",
        "E11.9",
        "E119",
        "M84.461A",
        "M84.151A",
        "M86.46",
        "e119",
        "207L00000X",
        "207XS0101X",
        "207X",
        "1234567893",
        "1234567890",
        "0000000000",
        "2025-11-03",
        "20251104",
        "2025-02-30",
        "99991231",
        "2025-11-03T10:00",
        "AETNA",
        "UHC",
        "=cmd|' /C calc'!A0",
        "<script>",
        "' or PartitionKey ne '",
        "one, \"two\"\nthree",
        "\u0661\u0662",
        "\uFF11",
        "\u200B1",
        "caf\u00E9",
        "\u0001",
        "\u202E1",
        "\U0001F9B4",
        new string('9', 40),
        new string('x', 400),
    ];

    private static readonly string[] Numbers =
    [
        "",
        "0",
        "1",
        "2",
        "-1",
        "1.5",
        "1.2345",
        "120.00",
        "-0.00",
        "1e5",
        "1e309",
        "12345678.99",
        "123456789",
        "2147483648",
        "1000000000000000000",
    ];

    private static readonly string[] Modifiers = ["", "", "RT", "LT", "TC", "26", "59", "62", "25", "50"];

    /// <summary>A file has the columns that a default is taken for, or none of them: there and empty they are missing.</summary>
    private readonly bool withIndicators = seed % 2 == 0;

    private readonly Random random = new(seed);
    private int made;

    public IReadOnlyList<ClaimTexts> Take(int count) => [.. Enumerable.Range(0, count).Select(_ => Next())];

    public ClaimTexts Next()
    {
        var claim = new Dictionary<Field, string>
        {
            [Field.ClaimId] = Id(),
            [Field.ClaimType] = "P",
            [Field.PayerId] = Pick("MEDICARE", "MEDICARE", "AETNA", "NOBODY"),
            [Field.MemberId] = $"M{random.Next(1_000_000)}",
            [Field.PatientBirthDate] = "1973-05-04",
            [Field.PatientSex] = Pick("M", "F", "U"),
            [Field.BillingNpi] = "1234567893",
            [Field.BillingTin] = "123456789",
            [Field.ReceivedDate] = "2025-11-10",
            [Field.DiagnosisCode1] = Pick("E11.9", "M84.461A", "M84.462A", "M84.151A", "I10"),
            [Field.DiagnosisCode2] = Pick("", "", "E119", "M86.46"),
        };
        foreach (var indicator in withIndicators ? Fields.WithDefault : FieldSet.Empty)
            claim[indicator] = FieldCatalog.Of(indicator).DefaultWhenColumnAbsent;
        // Few claims have more lines than a professional one may (CL4004).
        var count = random.Next(40) == 0 ? 52 : random.Next(1, 6);
        var lines = Enumerable
            .Range(1, count)
            .Select(number => (IReadOnlyDictionary<Field, string>)Line(number))
            .ToArray();
        for (var changes = random.Next(4); changes > 0; changes--)
            Spoil(claim, (Dictionary<Field, string>)lines[random.Next(lines.Length)]);
        return new ClaimTexts(claim, lines);
    }

    private Dictionary<Field, string> Line(int number) =>
        new()
        {
            [Field.ClaimLineNumber] = $"{number}",
            [Field.RenderingNpi] = "1234567893",
            [Field.RenderingTaxonomyCode] = Pick("207X00000X", "207Q00000X", "207L00000X"),
            [Field.PlaceOfServiceCode] = Pick("11", "21", "22"),
            [Field.ServiceDateFrom] = $"2025-11-0{random.Next(1, 4)}",
            [Field.HcpcsCode] = Pick("99213", "20957", "69990", "20680"),
            [Field.HcpcsModifier1] = Pick(Modifiers),
            [Field.HcpcsModifier2] = Pick("", "", Pick(Modifiers)),
            [Field.ChargeAmount] = $"{random.Next(50, 9000)}.{random.Next(10)}0",
            [Field.ServiceUnitQuantity] = "1",
            [Field.DiagnosisPointer1] = Pick("1", "1", "2", "A"),
        };

    /// <summary>Ids that a file must keep apart from its syntax, and a spreadsheet from its formulas.</summary>
    private string Id()
    {
        var id = $"CLAIM-{seed}-{++made}";
        return random.Next(12) switch
        {
            0 => "=" + id,
            1 => $"{id}, \"A\"",
            2 => $"  {id} ",
            3 => id + new string('x', 40),
            4 => id + "\u00E9",
            _ => id,
        };
    }

    private void Spoil(Dictionary<Field, string> claim, Dictionary<Field, string> line)
    {
        var column = FieldCatalog.All[random.Next(FieldCatalog.Count)];
        if (column.Field == Field.ClaimId || (Fields.WithDefault.Contains(column.Field) && !withIndicators))
            return;
        var of = column.Level == FieldLevel.Line ? line : claim;
        of[column.Field] = Pick(ClaimTexts.IsNumber(column) ? Numbers : Texts);
    }

    private string Pick(params string[] texts) => texts[random.Next(texts.Length)];
}
