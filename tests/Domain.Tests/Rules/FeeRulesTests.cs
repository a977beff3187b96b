using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Rules.Lines;
using ClaimLint.Domain.Tables;
using ClaimLint.Domain.Validation;

namespace ClaimLint.Domain.Tests.Rules;

/// <summary>What holds of every rule over the fee schedule's indicators, whatever its indicator means.</summary>
public sealed class FeeRulesTests
{
    private static readonly CodeTables Fees = FeeTables.Of("99213,,A,,,1,XXX,0,1,2,2,2");

    /// <summary>Each rule, with modifiers that make it look.</summary>
    public static TheoryData<string, string, string> Rules =>
        new()
        {
            { "CL3008", "26", "" },
            { "CL3010", "50", "" },
            { "CL3011", "RT", "LT" },
            { "CL3012", "80", "" },
            { "CL3013", "62", "" },
            { "CL3014", "66", "" },
        };

    public static TheoryData<string> Ids => [.. Rules.Select(row => row.Data.Item1)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Without_its_modifiers_it_looks_nowhere(string id)
    {
        var other = Lines.Visit((Field.HcpcsModifier1, "25"));

        Assert.Equal(Outcome.NotApplicable, Rule(id).Check(Lines.Visit(), CodeTables.Empty));
        Assert.Equal(Outcome.NotApplicable, Rule(id).Check(other, CodeTables.Empty));
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void It_tells_which_table_it_could_not_ask(string id, string first, string second)
    {
        var line = With(first, second);
        var early = With(first, second, (Field.ServiceDateFrom, "2024-06-30"));
        var other = With(first, second, (Field.HcpcsCode, "99215"));

        Assert.Equal(Outcome.NoRelease("mpfs-medicare"), Rule(id).Check(line, CodeTables.Empty));
        Assert.Equal(Outcome.NoRelease("mpfs-medicare"), Rule(id).Check(early, Fees));
        Assert.Equal(Outcome.OutsideCoverage("mpfs-medicare"), Rule(id).Check(other, Fees));
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_fee_schedule_does_not_apply_to_an_institutional_line(string id, string first, string second)
    {
        var line = With(first, second, (Field.ClaimType, "I"));

        Assert.Equal(Outcome.NotApplicable, Rule(id).Check(line, Fees));
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void What_is_missing_or_unknown_belongs_to_other_rules(string id, string first, string second)
    {
        (Field Field, string Text)[] faults =
        [
            (Field.HcpcsCode, ""),
            (Field.HcpcsCode, "99214"), // covered, and has no row
            (Field.ServiceDateFrom, ""),
            (Field.ProcedureQualifier, "IV"),
        ];

        Assert.All(
            faults,
            fault => Assert.Equal(Outcome.NotApplicable, Rule(id).Check(With(first, second, fault), Fees))
        );
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void What_is_malformed_leaves_it_open(string id, string first, string second)
    {
        (Field Field, string Text)[] faults =
        [
            (Field.HcpcsCode, "9921"),
            (Field.ServiceDateFrom, "2025-11-31"),
            (Field.ClaimType, "X"),
            (Field.ProcedureQualifier, "XX"),
        ];

        Assert.All(
            faults,
            fault =>
                Assert.Equal(Outcome.DependsOnInvalid(fault.Field), Rule(id).Check(With(first, second, fault), Fees))
        );
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_procedure_that_is_not_in_force_belongs_to_other_rules(string id, string first, string second)
    {
        var ended = Tables.Of(
            Tables.Release(
                "mpfs-medicare",
                "99213",
                "code,modifier,from,until,status,nonfacility_na,facility_na,pctc,global,multiple,bilateral,assistant,cosurgeon,team",
                "99213,,,2024-12-31,A,,,0,XXX,0,1,1,0,0"
            )
        );

        Assert.Equal(Outcome.NotApplicable, Rule(id).Check(With(first, second), ended));
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_blank_indicator_is_no_answer(string id, string first, string second)
    {
        var blank = FeeTables.Of("99213,,A,,,,XXX,0,,,,");

        Assert.Equal(Outcome.SourceSilent("mpfs-medicare"), Rule(id).Check(With(first, second), blank));
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_modifier_counts_in_any_column(string id, string first, string second)
    {
        var line = Lines.Visit(
            (Field.HcpcsModifier1, "25"),
            (Field.HcpcsModifier3, second),
            (Field.HcpcsModifier4, first)
        );

        Assert.NotEqual(OutcomeStatus.NotApplicable, Rule(id).Check(line, Fees).Status);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_finding_names_modifier_and_row(string id, string first, string second)
    {
        var refusing = FeeTables.Of("99213,,A,,,0,XXX,0,1,1,0,0");
        var refusingBoth = FeeTables.Of("99213,,A,,,0,XXX,0,0,1,0,0");
        var line = With(first, second);
        var tables = Rule(id).Check(line, refusing).Status == OutcomeStatus.Fail ? refusing : refusingBoth;

        Assert.Equal(OutcomeStatus.Fail, Rule(id).Check(line, tables).Status);
        Assert.Contains(Field.HcpcsModifier1, Rule(id).Report(line, tables).Fields);
        Assert.Contains($"hcpcs_modifier_1 '{first}'", Rule(id).Report(line, tables).Message, StringComparison.Ordinal);
        Assert.Contains("2025-11-03", Rule(id).Report(line, tables).Message, StringComparison.Ordinal);
        var evidence = Rule(id).Report(line, tables).Evidence;
        Assert.Equal("99213", evidence.RowKey);
        Assert.Equal(1, evidence.RowNumber);
        Assert.Equal("mpfs-medicare 2024-07", evidence.Release!.ToString());
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Looking_allocates_nothing(string id, string first, string second)
    {
        var rule = Rule(id);
        var line = With(first, second);
        rule.Check(line, Fees);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            rule.Check(line, Fees);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void A_payer_that_follows_no_program_is_not_asked_and_one_that_states_none_is_warned()
    {
        var payers = Tables.Release(
            "payers",
            "*",
            "payer_id,name,program,severities",
            "NONE,None,none,",
            "UNSAID,Unsaid,,"
        );
        var tables = Tables.Of(payers, FeeTables.Release("99213,,A,,,0,XXX,0,0,1,0,0"));
        var rules = new RuleSet([new ComponentModifierNotAllowed(), new BilateralNotAllowed(), new AssistantNotPaid()]);
        var check = new ClaimCheck(rules, tables);

        check.Run(Lines.Read([Changed("NONE")]).Lines);
        Assert.All(check.OutcomesOf(0).ToArray(), outcome => Assert.Equal(Outcome.NotApplicable, outcome));

        check.Run(Lines.Read([Changed("UNSAID")]).Lines);
        Assert.All(
            check.OutcomesOf(0).ToArray(),
            outcome => Assert.Equal((OutcomeStatus.Fail, Severity.Warning), (outcome.Status, outcome.Severity!.Value))
        );

        static Dictionary<Field, string> Changed(string payer) =>
            Lines.Changed(
                Lines.OfficeVisit,
                (Field.PayerId, payer),
                (Field.HcpcsModifier1, "26"),
                (Field.HcpcsModifier2, "50"),
                (Field.HcpcsModifier3, "80")
            );
    }

    private static LineRule Rule(string id) => (LineRule)RuleCatalog.Find(id)!;

    private static ClaimLine With(string first, string second, params (Field Field, string Text)[] changes) =>
        Lines.Visit([(Field.HcpcsModifier1, first), (Field.HcpcsModifier2, second), .. changes]);
}
