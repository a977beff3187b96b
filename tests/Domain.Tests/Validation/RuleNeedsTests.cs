using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Tables;
using ClaimLint.Domain.Validation;

namespace ClaimLint.Domain.Tests.Validation;

/// <summary>What the engine makes of the fields that a rule declares, of the releases it consulted, and of a fault in it.</summary>
public sealed class RuleNeedsTests
{
    private static readonly FieldSet Code = FieldSet.Of(Field.HcpcsCode);
    private static readonly Dictionary<Field, string> Plain = Without(Field.HcpcsCode);

    [Fact]
    public void An_outcome_is_eight_bytes() =>
        Assert.Equal(8, System.Runtime.CompilerServices.Unsafe.SizeOf<Outcome>());

    [Theory]
    [InlineData("99213", OutcomeStatus.Pass)]
    [InlineData("", OutcomeStatus.NotApplicable)]
    [InlineData("9921", OutcomeStatus.NotChecked)]
    [InlineData(null, OutcomeStatus.NotChecked)]
    public void A_needed_field_must_be_filled_and_readable(string? code, OutcomeStatus expected) =>
        Assert.Equal(expected, Of(info => info with { Needs = Code }, code).Status);

    [Theory]
    [InlineData("99213", OutcomeStatus.Pass)]
    [InlineData("", OutcomeStatus.Pass)]
    [InlineData("9921", OutcomeStatus.NotChecked)]
    [InlineData(null, OutcomeStatus.NotChecked)]
    public void A_field_that_it_depends_on_may_be_empty(string? code, OutcomeStatus expected) =>
        Assert.Equal(expected, Of(info => info with { DependsOn = Code }, code).Status);

    [Theory]
    [InlineData("99213")]
    [InlineData("")]
    [InlineData("9921")]
    [InlineData(null)]
    public void The_rule_that_owns_the_mark_is_called_whatever_it_is(string? code) =>
        Assert.Equal(OutcomeStatus.Pass, Of(info => info with { DependsOn = Code, Owns = Code }, code).Status);

    [Theory]
    [InlineData("RT", "LT", false, OutcomeStatus.Pass)]
    [InlineData("", "LT", false, OutcomeStatus.Pass)]
    [InlineData("", "", false, OutcomeStatus.NotApplicable)]
    [InlineData("rt", "LT", false, OutcomeStatus.NotChecked)]
    [InlineData("rt", "LT", true, OutcomeStatus.Fail)] // what fails on the others stands
    [InlineData(null, null, false, OutcomeStatus.NotChecked)]
    [InlineData("RT", null, false, OutcomeStatus.Pass)]
    [InlineData("", null, false, OutcomeStatus.NotApplicable)] // a file with one modifier column has the group
    public void Of_fields_that_are_evaluated_one_by_one_any_will_do(
        string? first,
        string? second,
        bool fails,
        OutcomeStatus expected
    )
    {
        var row = Without(Field.HcpcsModifier1, Field.HcpcsModifier2);
        if (first is not null)
            row[Field.HcpcsModifier1] = first;
        if (second is not null)
            row[Field.HcpcsModifier2] = second;

        Assert.Equal(expected, Of(info => info with { NeedsAny = Fields.Modifiers }, row, fails).Status);
    }

    [Fact]
    public void The_reason_names_the_field_and_what_is_wrong_with_it()
    {
        var absent = Of(info => info with { Needs = Code }, (string?)null);
        var invalid = Of(info => info with { Needs = Code }, "9921");

        Assert.Equal("depends on hcpcs_code, which is absent", Reasons.Of(absent));
        Assert.Equal("depends on hcpcs_code, which is invalid", Reasons.Of(invalid));
    }

    [Theory]
    [InlineData(Field.ProcedureQualifier, "XX", Field.HcpcsCode)]
    [InlineData(Field.DiagnosisCodeType, "11", Field.DiagnosisCode1)]
    public void A_code_under_a_malformed_qualifier_is_not_readable(Field qualifier, string text, Field code)
    {
        var row = Lines.Changed(Lines.OfficeVisit, (qualifier, text));

        var outcome = Of(info => info with { Needs = FieldSet.Of(code) }, row);

        Assert.Equal(Outcome.DependsOnInvalid(qualifier), outcome);
    }

    [Theory]
    [InlineData("2025-11-03", "", OutcomeStatus.Pass)]
    [InlineData("", "2025-11-01", OutcomeStatus.Pass)]
    [InlineData("", "2025-11-31", OutcomeStatus.NotChecked)]
    [InlineData("", "", OutcomeStatus.NotApplicable)]
    public void An_institutional_line_takes_the_first_day_of_its_claim(string day, string start, OutcomeStatus expected)
    {
        var row = Lines.Changed(
            Lines.OfficeVisit,
            (Field.ClaimType, "I"),
            (Field.ServiceDateFrom, day),
            (Field.ClaimStartDate, start)
        );

        var outcome = Of(info => info with { Needs = FieldSet.Of(Field.ServiceDateFrom) }, row);

        Assert.Equal(expected, outcome.Status);
        if (expected == OutcomeStatus.NotChecked)
            Assert.Equal(Outcome.DependsOnInvalid(Field.ClaimStartDate), outcome);
    }

    [Fact]
    public void What_the_claim_type_does_not_carry_is_neither_malformed_nor_absent()
    {
        var bill = FieldSet.Of(Field.BillTypeCode);
        var malformed = Lines.Changed(Lines.OfficeVisit, (Field.BillTypeCode, "?"));

        Assert.Equal(Outcome.Pass, Of(info => info with { DependsOn = bill }, Lines.OfficeVisit));
        Assert.Equal(Outcome.Pass, Of(info => info with { DependsOn = bill }, malformed));
        Assert.Equal(
            Outcome.DependsOnInvalid(Field.BillTypeCode),
            Of(info => info with { DependsOn = bill }, Lines.Changed(malformed, (Field.ClaimType, "I")))
        );
    }

    [Fact]
    public void A_pass_that_rests_on_an_expired_release_is_not_checked()
    {
        var answers = Expired("G0108", RuleCatalog.Find("CL2001")!);

        Assert.Equal(Outcome.Expired("hcpcs"), answers.OutcomeOf(0, 0));
        Assert.Equal(
            "the loaded release of hcpcs expired before the date of service",
            Reasons.Of(answers.OutcomeOf(0, 0))
        );
        Assert.False(answers.IsComplete);
    }

    [Fact]
    public void What_an_expired_release_bypasses_stays_bypassed_and_leaves_the_answer_open()
    {
        var answers = Expired("G0108", new Looking(OutcomeStatus.Bypassed));
        var tally = new Tally(answers.Rules);
        tally.Add(answers);

        Assert.Equal(OutcomeStatus.Bypassed, answers.OutcomeOf(0, 0).Status);
        Assert.False(answers.IsComplete);
        Assert.Single(tally.NotChecked);
    }

    [Fact]
    public void What_an_expired_release_fails_stays_failed_and_names_it()
    {
        var lines = Lines.Read([Lines.Changed(Lines.OfficeVisit, (Field.HcpcsCode, "G0108"))]);
        var answers = Expired("G0108", new Looking(OutcomeStatus.Fail));

        Assert.Equal((OutcomeStatus.Fail, true), (answers.OutcomeOf(0, 0).Status, answers.IsComplete));
        Assert.Equal(
            "looked. HCPCS 2024-07 expired on 2024-12-31 and no newer release is loaded.",
            Assert.Single(FindingReporter.Report(answers, lines.Lines)).Message
        );
    }

    [Fact]
    public void A_fault_carries_the_rule_and_the_place_and_nothing_of_the_line()
    {
        var check = new ClaimCheck(new RuleSet([new Throwing()]), CodeTables.Empty);

        var fault = Assert.Throws<RuleFaultException>(() => check.Run(Lines.Read([Lines.OfficeVisit]).Lines));

        Assert.Equal("CL1999", fault.Rule);
        Assert.Contains("InvalidOperationException", fault.Message, StringComparison.Ordinal);
        Assert.Contains(nameof(Throwing), fault.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("99213", fault.ToString(), StringComparison.Ordinal);
    }

    private static Dictionary<Field, string> Without(params Field[] fields)
    {
        var row = new Dictionary<Field, string>(Lines.OfficeVisit);
        foreach (var field in fields)
            row.Remove(field);
        return row;
    }

    private static Outcome Of(Func<RuleInfo, RuleInfo> declare, string? code) =>
        Of(declare, code is null ? Plain : Lines.Changed(Plain, (Field.HcpcsCode, code)));

    private static Outcome Of(
        Func<RuleInfo, RuleInfo> declare,
        IReadOnlyDictionary<Field, string> row,
        bool fails = false
    )
    {
        var check = new ClaimCheck(new RuleSet([new Declaring(declare, fails)]), CodeTables.Empty);
        check.Run(Lines.ReadCsv(row).Lines);
        return check.OutcomeOf(0, 0) with { Severity = null };
    }

    private static ClaimCheck Expired(string code, Rule rule)
    {
        var rows = Tables.Release("hcpcs", "G01*", "code,from,until,title", "G0108,,,");
        var expired = rows with { Release = rows.Release with { EffectiveTo = new DateOnly(2024, 12, 31) } };
        var check = new ClaimCheck(new RuleSet([rule]), Tables.Of(expired));
        check.Run(Lines.Read([Lines.Changed(Lines.OfficeVisit, (Field.HcpcsCode, code))]).Lines);
        return check;
    }

    private static RuleInfo Info(string id) =>
        new(id, "A rule of a test")
        {
            Snip = 1,
            Fields = Fields.All,
            Citation = new("A test", "https://example.org"),
            Fix = "Nothing.",
        };

    private sealed class Declaring(Func<RuleInfo, RuleInfo> declare, bool fails) : LineRule
    {
        public override RuleInfo Info { get; } = declare(RuleNeedsTests.Info("CL1998"));

        public override Outcome Check(in LineContext context) => Outcome.FailIf(fails);

        public override FindingDetails Report(in LineContext context, in Outcome decision) =>
            new("failed.", Info.Fields);
    }

    private sealed class Looking(OutcomeStatus answer) : LineRule
    {
        public override RuleInfo Info { get; } = RuleNeedsTests.Info("CL1997");

        public override Outcome Check(in LineContext context) =>
            context.Procedure.IsFound ? new Outcome(answer) : Outcome.Pass;

        public override FindingDetails Report(in LineContext context, in Outcome decision) =>
            new("looked.", Info.Fields) { Evidence = context.Procedure.Evidence };
    }

    private sealed class Throwing : LineRule
    {
        public override RuleInfo Info { get; } = RuleNeedsTests.Info("CL1999");

        public override Outcome Check(in LineContext context) =>
            throw new InvalidOperationException(context.Line.Procedure.ToString());

        public override FindingDetails Report(in LineContext context, in Outcome decision) => new("", FieldSet.Empty);
    }
}
