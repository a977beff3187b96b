using System.Text;
using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Tables;
using ClaimLint.Domain.Validation;
using CsCheck;

namespace ClaimLint.Domain.Tests.Laws;

/// <summary>What holds of the engine with every rule and the embedded tables.</summary>
public sealed class EngineLawTests
{
    /// <summary>Texts that people and machines send, good and bad.</summary>
    internal static readonly string[] Texts =
    [
        "",
        " ",
        "0",
        "1",
        "-1",
        "1.5",
        "12",
        "13",
        "A",
        "L",
        "M",
        "P",
        "I",
        "9",
        "10",
        "HC",
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
        "80",
        "62",
        "66",
        "25",
        "5 9",
        "rt",
        "RTX",
        "20957",
        "69990",
        "99213",
        "20972",
        "E11.9",
        "E119",
        "M84.461A",
        "M84461A",
        "M84151A",
        "M84462A",
        "M8446",
        "e119",
        "ZZZ",
        "207X00000X",
        "207L00000X",
        "207XS0101X",
        "207X",
        "1234567893",
        "1234567890",
        "0000000000",
        "2025-11-03",
        "20251103",
        "2025-02-30",
        "20230229",
        "99991231",
        "0000-00-00",
        "2025-11-03T10:00",
        "1e5",
        "$1",
        "1,2",
        "8200.00",
        "999999999",
        "2147483648",
        "12345678.99",
        "=cmd|' /C calc'!A0",
        "<script>",
        "' or PartitionKey ne '",
        "\u0661\u0662",
        "\uFF11",
        "\u200B1",
        "caf\u00E9",
        "a\0b",
        "MEDICARE",
        "AETNA",
        "\u202E1",
        new string('9', 40),
        new string('x', 400),
    ];

    internal static readonly Gen<Dictionary<Field, string>> Row = Gen.Dictionary(
            Gen.Int[0, FieldCatalog.Count - 1].Select(field => (Field)field),
            Gen.Int[0, Texts.Length - 1].Select(at => Texts[at])
        )[0, 40]
        .Select(
            Gen.Bool,
            (changes, graft) =>
            {
                var row = new Dictionary<Field, string>(graft ? Lines.Graft : Lines.OfficeVisit);
                foreach (var (field, text) in changes)
                    row[field] = text;
                return row;
            }
        );

    [Fact]
    public void No_line_makes_a_rule_throw_and_every_finding_can_be_told()
    {
        Gen.Select(Row.Array[1, 9], Gen.Bool)
            .Sample(
                (rows, alone) =>
                {
                    var lines = Lines.Read(alone ? rows[..1] : rows, alone);
                    var check = new ClaimCheck(RuleSet.Catalog, Tables.Embedded);
                    check.Run(lines.Lines);
                    var findings = FindingReporter.Report(check, lines.Lines);
                    return check.HasFindings == findings.Count > 0
                        && findings.All(finding => finding.Message.Length > 0 && finding.Fix.Length > 0)
                        && check.ClaimVerdict == Expected(check, findings);
                },
                iter: 3000
            );
    }

    [Fact]
    public void Every_rule_has_exactly_one_outcome_a_line_and_a_claim()
    {
        Row.Array[1, 4]
            .Sample(
                rows =>
                {
                    var lines = Lines.Read(rows);
                    var check = new ClaimCheck(RuleSet.Catalog, Tables.Embedded);
                    check.Run(lines.Lines);
                    var tally = new Tally(RuleSet.Catalog);
                    tally.Add(check);
                    var ofLines = Enumerable
                        .Range(0, RuleSet.Catalog.Count)
                        .Count(rule => RuleSet.Catalog.Asks(rule, 0));
                    var ofClaims = Enumerable
                        .Range(0, RuleSet.Catalog.Count)
                        .Count(rule => RuleSet.Catalog.Asks(rule, -1));
                    return Enum.GetValues<OutcomeStatus>().Sum(tally.Of) == (ofLines * rows.Length) + ofClaims
                        && check.IsComplete == (tally.NotChecked.Count == 0);
                },
                iter: 300
            );
    }

    [Fact]
    public void A_clean_line_allocates_nothing()
    {
        AssertAllocatesNothing(Lines.OfficeVisit);
    }

    [Fact]
    public void Clean_lines_that_are_compared_and_held_against_a_profile_allocate_nothing()
    {
        AssertAllocatesNothing(
            Lines.Graft,
            Lines.Changed(Lines.Graft, (Field.ClaimLineNumber, "2"), (Field.HcpcsCode, "20680"))
        );
    }

    private static void AssertAllocatesNothing(params IReadOnlyDictionary<Field, string>[] rows)
    {
        var layout = new ColumnLayout([.. rows[0].Keys.Order()]);
        var texts = rows.Select(row =>
                Enumerable
                    .Range(0, layout.Count)
                    .Select(slot => Encoding.UTF8.GetBytes(row[layout.FieldAt(slot)]))
                    .ToArray()
            )
            .ToArray();
        var buffer = new ClaimBuffer();
        var check = new ClaimCheck(RuleSet.Catalog, Tables.Embedded);
        ReadAndRun();
        Assert.False(check.HasFindings);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
            ReadAndRun();

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void ReadAndRun()
        {
            buffer.Clear();
            for (var row = 0; row < texts.Length; row++)
            {
                buffer.BeginLine(layout);
                foreach (var text in texts[row])
                    buffer.Add(text);
                buffer.EndLine(row + 1, new ReadingContext(new DateOnly(2025, 11, 10), LinesAlone: false));
            }

            check.Run(buffer.Lines);
        }
    }

    [Fact]
    public void Without_any_table_nothing_is_called_clean_that_a_table_must_know()
    {
        var lines = Lines.Read([Lines.OfficeVisit]);
        var check = new ClaimCheck(RuleSet.Catalog, CodeTables.Empty);

        check.Run(lines.Lines);

        Assert.False(check.IsComplete);
        Assert.Equal(Verdict.NotChecked, check.ClaimVerdict);
        foreach (var (index, rule) in RuleSet.Catalog.All.Index())
        {
            if (rule.Info.Kind == "Codes" && RuleSet.Catalog.Asks(index, 0))
                Assert.NotEqual(OutcomeStatus.Pass, check.OutcomeOf(0, index).Status);
        }
    }

    /// <summary>The gravest finding's, and at least notChecked where nothing is known of a line.</summary>
    private static Verdict Expected(ClaimCheck check, IReadOnlyList<Finding> findings) =>
        findings
            .Where(finding => finding.Status == OutcomeStatus.Fail)
            .Select(finding => finding.Severity.ToVerdict())
            .Concat(
                Enumerable
                    .Range(0, check.LineCount)
                    .Select(line => check.IsKnown(line) ? Verdict.Accept : Verdict.NotChecked)
            )
            .Max();
}
