using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Rules.Lines;
using ClaimLint.Domain.Tables;
using ClaimLint.Files.Publications;

namespace ClaimLint.Domain.Tests.Rules;

public sealed class SideContradictsDiagnosisTests
{
    private static readonly ReleaseRows Modifiers = Tables.Release(
        "modifiers",
        "RT LT E1 T5 50 25",
        "code,title,ncci,side,anatomic,evaluation_only",
        "RT,,Y,R,Y,N",
        "LT,,Y,L,Y,N",
        "E1,,Y,L,Y,N",
        "T5,,Y,R,Y,N",
        "50,,N,,N,N"
    );

    private static readonly ReleaseRows Diagnoses = Tables.Release(
        "icd-10-cm",
        "A0*",
        "code,from,until,billable,side",
        "A001,,,Y,R",
        "A002,,,Y,L",
        "A003,,,Y,B",
        "A009,,,Y,",
        "A00,,,N,",
        "A008,,2024-12-31,Y,R"
    );

    private static readonly CodeTables Both = Tables.Of(Modifiers, Diagnoses);

    private readonly SideContradictsDiagnosis rule = new();

    [Theory]
    [InlineData("RT", "A001", "", OutcomeStatus.Pass)]
    [InlineData("RT", "A002", "", OutcomeStatus.Fail)]
    [InlineData("LT", "A001", "", OutcomeStatus.Fail)]
    [InlineData("E1", "A001", "", OutcomeStatus.Fail)]
    [InlineData("T5", "A002", "", OutcomeStatus.Fail)]
    [InlineData("RT", "A003", "", OutcomeStatus.Pass)] // of both sides
    [InlineData("RT", "A002", "A001", OutcomeStatus.Pass)] // one that agrees is enough
    [InlineData("RT", "A002", "A003", OutcomeStatus.Pass)]
    [InlineData("RT", "A002", "A009", OutcomeStatus.Fail)] // one without a side says nothing
    [InlineData("RT", "A009", "", OutcomeStatus.NotApplicable)]
    [InlineData("50", "A001", "", OutcomeStatus.NotApplicable)]
    [InlineData("", "A001", "", OutcomeStatus.NotApplicable)]
    [InlineData("RT", "A00Z", "", OutcomeStatus.NotApplicable)] // CL2003 owns it
    [InlineData("LT", "A008", "", OutcomeStatus.NotApplicable)] // CL2005 owns it
    [InlineData("25", "A001", "", OutcomeStatus.NotApplicable)] // CL2006 owns it
    public void The_modifiers_side_is_one_that_the_pointed_diagnoses_name(
        string modifier,
        string first,
        string second,
        OutcomeStatus expected
    ) => Assert.Equal(expected, rule.Check(With(modifier, "", first, second), Both).Status);

    [Theory]
    [InlineData("RT", "LT", OutcomeStatus.NotApplicable)] // both sides were done
    [InlineData("RT", "E1", OutcomeStatus.NotApplicable)]
    [InlineData("RT", "T5", OutcomeStatus.Fail)]
    [InlineData("RT", "50", OutcomeStatus.Fail)]
    public void Modifiers_of_both_sides_contradict_nothing(string first, string second, OutcomeStatus expected) =>
        Assert.Equal(expected, rule.Check(With(first, second, "A002", ""), Both).Status);

    [Fact]
    public void A_diagnosis_that_is_not_pointed_at_does_not_count()
    {
        var line = With("RT", "", "A002", "A001", (Field.DiagnosisPointer2, ""));

        Assert.Equal(OutcomeStatus.Fail, rule.Check(line, Both).Status);
        Assert.Equal(
            OutcomeStatus.NotApplicable,
            rule.Check(With("RT", "", "A002", "", (Field.DiagnosisPointer1, "")), Both).Status
        );
    }

    [Fact]
    public void A_diagnosis_outside_the_coverage_matters_only_where_it_could_change_the_answer()
    {
        var outside = Outcome.OutsideCoverage("icd-10-cm");

        Assert.Equal(outside, rule.Check(With("RT", "", "A002", "B99"), Both));
        Assert.Equal(outside, rule.Check(With("RT", "", "A009", "B99"), Both));
        Assert.Equal(Outcome.Pass, rule.Check(With("RT", "", "A001", "B99"), Both));
        Assert.Equal(Outcome.NotApplicable, rule.Check(With("50", "", "A002", "B99"), Both));
        Assert.Equal(Outcome.NoRelease("icd-10-cm"), rule.Check(With("RT", "", "A002", ""), Tables.Of(Modifiers)));
    }

    [Fact]
    public void So_does_a_modifier()
    {
        var outside = Outcome.OutsideCoverage("modifiers");

        Assert.Equal(outside, rule.Check(With("ZZ", "", "A002", ""), Both));
        Assert.Equal(outside, rule.Check(With("RT", "ZZ", "A002", ""), Both));
        Assert.Equal(Outcome.Pass, rule.Check(With("RT", "ZZ", "A001", ""), Both));
        Assert.Equal(Outcome.NotApplicable, rule.Check(With("ZZ", "", "A003", ""), Both));
        Assert.Equal(Outcome.NotApplicable, rule.Check(With("ZZ", "", "A009", ""), Both));
        Assert.Equal(Outcome.NoRelease("modifiers"), rule.Check(With("RT", "", "A002", ""), Tables.Of(Diagnoses)));
    }

    [Theory]
    [InlineData(Field.ServiceDateFrom, "2025-11-31", OutcomeStatus.NotChecked)]
    [InlineData(Field.ServiceDateFrom, "", OutcomeStatus.NotApplicable)]
    [InlineData(Field.DiagnosisCodeType, "9", OutcomeStatus.NotApplicable)]
    [InlineData(Field.DiagnosisPointer1, "13", OutcomeStatus.NotChecked)]
    [InlineData(Field.HcpcsModifier1, "rt", OutcomeStatus.NotChecked)]
    [InlineData(Field.HcpcsModifier2, "rt", OutcomeStatus.NotChecked)] // it may name the other side
    [InlineData(Field.DiagnosisCode1, "?", OutcomeStatus.NotChecked)]
    [InlineData(Field.ClaimType, "I", OutcomeStatus.NotApplicable)]
    public void What_is_missing_or_malformed_belongs_to_other_rules(Field field, string text, OutcomeStatus expected) =>
        Assert.Equal(expected, rule.Check(With("RT", "", "A002", "", (field, text)), Both).Status);

    [Fact]
    public void An_expired_release_never_gives_a_pass()
    {
        var ended = Diagnoses with { Release = Diagnoses.Release with { EffectiveTo = new DateOnly(2025, 6, 30) } };
        var tables = Tables.Of(Modifiers, ended);

        Assert.Equal(Outcome.Expired("icd-10-cm"), rule.Check(With("RT", "", "A001", ""), tables));
        Assert.Contains(
            "expired on 2025-06-30",
            rule.Report(With("RT", "", "A002", ""), tables).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_finding_names_modifiers_diagnoses_and_the_row()
    {
        var line = With("RT", "T5", "A009", "A002");

        Assert.Equal(
            [Field.DiagnosisCode2, Field.HcpcsModifier1, Field.HcpcsModifier2],
            rule.Report(line, Both).Fields
        );
        Assert.Equal(
            "Modifier RT names the right side; on 2025-11-03 the pointed diagnoses name only the left: A00.2.",
            rule.Report(line, Both).Message
        );
        Assert.Equal("A002", rule.Report(line, Both).Evidence.RowKey);
    }

    [Theory]
    [InlineData("LT", OutcomeStatus.Fail)]
    [InlineData("RT", OutcomeStatus.Pass)]
    public void The_embedded_tables_know_the_grafts_side(string modifier, OutcomeStatus expected)
    {
        var embedded = CodeTables.Read(TableFolder.Read(Path.Combine(AppContext.BaseDirectory, "data")));

        Assert.Equal(expected, rule.Check(Lines.GraftWith((Field.HcpcsModifier1, modifier)), embedded).Status);
    }

    [Fact]
    public void Looking_allocates_nothing()
    {
        var line = With("RT", "T5", "A002", "A009");
        rule.Check(line, Both);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            rule.Check(line, Both);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static ClaimLine With(
        string modifier,
        string secondModifier,
        string diagnosis,
        string secondDiagnosis,
        params (Field Field, string Text)[] changes
    ) =>
        Lines.Visit([
            (Field.HcpcsModifier1, modifier),
            (Field.HcpcsModifier2, secondModifier),
            (Field.DiagnosisCode1, diagnosis),
            (Field.DiagnosisCode2, secondDiagnosis),
            (Field.DiagnosisPointer2, secondDiagnosis.Length > 0 ? "2" : ""),
            .. changes,
        ]);
}
