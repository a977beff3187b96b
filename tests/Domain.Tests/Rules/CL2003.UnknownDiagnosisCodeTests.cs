using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Rules.Codes;
using CsCheck;

namespace ClaimLint.Domain.Tests.Rules;

public sealed class UnknownDiagnosisCodeTests
{
    private readonly UnknownDiagnosisCode rule = new();

    [Theory]
    [InlineData("M84.461A", OutcomeStatus.Pass)]
    [InlineData("M84.461", OutcomeStatus.Pass)] // CL2004 owns it
    [InlineData("M84.151A", OutcomeStatus.Fail)]
    [InlineData("M84152A", OutcomeStatus.Fail)]
    [InlineData("M54.5", OutcomeStatus.Pass)] // CL2004 owns it
    [InlineData("M54.58", OutcomeStatus.Fail)]
    [InlineData("E11.8", OutcomeStatus.Pass)]
    [InlineData("E10.9", OutcomeStatus.NotChecked)]
    [InlineData("QA0.0101", OutcomeStatus.Pass)]
    [InlineData("QA0.0999", OutcomeStatus.Fail)]
    [InlineData("EE1.9", OutcomeStatus.NotChecked)]
    [InlineData("m84151a", OutcomeStatus.NotChecked)] // CL1004 reports it
    [InlineData("", OutcomeStatus.NotApplicable)]
    public void A_diagnosis_is_in_some_release(string code, OutcomeStatus expected)
    {
        var line = Lines.Visit((Field.DiagnosisCode1, code));

        Assert.Equal(expected, rule.Check(line, Tables.Embedded).Status);
    }

    [Theory]
    [InlineData("E119", "M84151A", OutcomeStatus.Fail)]
    [InlineData("E109", "M84151A", OutcomeStatus.Fail)]
    [InlineData("E109", "E119", OutcomeStatus.NotChecked)]
    [InlineData("M545", "E119", OutcomeStatus.Pass)]
    public void Of_several_the_gravest_decides(string first, string second, OutcomeStatus expected)
    {
        var line = Lines.Visit((Field.DiagnosisCode1, first), (Field.DiagnosisCode2, second));

        Assert.Equal(expected, rule.Check(line, Tables.Embedded).Status);
    }

    [Fact]
    public void Codes_of_an_older_code_set_are_never_called_clean()
    {
        var line = Lines.Visit((Field.DiagnosisCodeType, "9"), (Field.DiagnosisCode1, "M84151A"));

        Assert.Equal(OutcomeStatus.NotChecked, rule.Check(line, Tables.Embedded).Status);
    }

    [Fact]
    public void Without_a_release_for_the_day_nothing_is_known_to_be_unknown()
    {
        var line = Lines.Visit((Field.DiagnosisCode1, "M84151A"), (Field.ServiceDateFrom, "2020-09-30"));

        Assert.Equal(Outcome.NoRelease("icd-10-cm"), rule.Check(line, Tables.Embedded));
    }

    [Fact]
    public void The_finding_names_the_valid_codes_most_like_it_in_its_category()
    {
        var line = Lines.Visit((Field.DiagnosisCode2, "M84.151A"));

        Assert.Equal([Field.DiagnosisCode2], rule.Report(line, Tables.Embedded).Fields);
        Assert.Equal(
            "Diagnosis M84.151A is not in ICD-10-CM 2026-partial, which applies to 2025-11-03. Nearest valid codes: M84.351A, M84.451A, M84.551A, M84.651A, M84.751A.",
            rule.Report(line, Tables.Embedded).Message
        );
        Assert.Equal("icd-10-cm", rule.Report(line, Tables.Embedded).Evidence.Release!.System);
    }

    [Fact]
    public void Nearness_counts_characters_put_in_taken_out_and_replaced_among_valid_codes_alone()
    {
        var tables = Tables.Of(
            Tables.Release(
                "icd-10-cm",
                "X10*",
                "code,from,until,billable,side",
                "X10,,,N,",
                "X101,,,N,",
                "X1011,,,Y,",
                "X10221A,,,Y,",
                "X1023,,2025-10-31,Y,",
                "X103A,,,Y,",
                "X10X,,,Y,"
            )
        );
        var line = Lines.Visit((Field.DiagnosisCode1, "X10.3"));

        Assert.Contains(
            "Nearest valid codes: X10.3A, X10.X, X10.11, X10.221A.",
            rule.Report(line, tables).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void An_older_release_of_the_evidence_is_not_called_the_newest()
    {
        const string header = "code,from,until,billable,side";
        var older = Tables.Release("icd-10-cm", "2021", new DateOnly(2020, 10, 1), "*", header, "X100,,,Y,");
        var newer = Tables.Release("icd-10-cm", "2026", new DateOnly(2025, 10, 1), "*", header, "X101,,,Y,");
        var expired = older with { Release = older.Release with { EffectiveTo = new DateOnly(2021, 9, 30) } };
        var line = Lines.Changed(Lines.OfficeVisit, (Field.DiagnosisCode1, "X10.0"));

        var both = Assert.Single(Answers.To(Lines.Read([line]), Tables.Of(expired, newer)).FindingsOf("CL2005"));
        var alone = Tables.Of(expired);

        Assert.Equal("2021", both.Evidence.Release!.Version);
        Assert.DoesNotContain("no newer release", both.Message, StringComparison.Ordinal);
        Assert.Equal(["2021"], alone.StaleOn(new DateOnly(2025, 11, 3)).Select(release => release.Version));
        Assert.Empty(Tables.Of(expired, newer).StaleOn(new DateOnly(2025, 11, 3)));
    }

    [Fact]
    public void The_codes_named_are_the_nearest_of_all()
    {
        var suffix = Gen.Char["01AB"].Array[1, 4].Select(characters => new string(characters));
        Gen.Select(suffix, suffix.Array[0, 60])
            .Sample(
                (wrong, others) =>
                {
                    var valid = others.Append("0000").Distinct(StringComparer.Ordinal).Where(code => code != wrong);
                    var tables = Tables.Of(
                        Tables.Release(
                            "icd-10-cm",
                            "*",
                            "code,from,until,billable,side",
                            [.. valid.Select(code => $"X10{code},,,Y,")]
                        )
                    );
                    var nearest = valid
                        .OrderBy(code => Distance(wrong, code))
                        .ThenBy(code => code, StringComparer.Ordinal)
                        .Take(5);

                    Assert.Contains(
                        $"Nearest valid codes: {string.Join(", ", nearest.Select(code => $"X10.{code}"))}.",
                        rule.Report(Lines.Visit((Field.DiagnosisCode1, "X10" + wrong)), tables).Message,
                        StringComparison.Ordinal
                    );
                },
                iter: 300
            );
    }

    [Fact]
    public void A_finding_repeated_on_the_lines_of_a_claim_names_the_same_codes_and_searches_once()
    {
        var tables = Tables.Of(
            Tables.Release(
                "icd-10-cm",
                "*",
                "code,from,until,billable,side",
                [.. Enumerable.Range(0, 1000).Select(number => $"X10{number:000},,,Y,")]
            )
        );
        var line = Lines.Visit((Field.DiagnosisCode1, "X10.1A"));
        var first = rule.Report(line, tables).Message;

        var before = GC.GetAllocatedBytesForCurrentThread();
        var second = rule.Report(line, tables).Message;
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(first, second);
        Assert.InRange(allocated, 0, 4_000);
    }

    [Fact]
    public void A_category_without_valid_codes_says_so()
    {
        var tables = Tables.Of(Tables.Release("icd-10-cm", "*", "code,from,until,billable,side", "E119,,,Y,"));
        var line = Lines.Visit((Field.DiagnosisCode1, "Y59.9"));

        Assert.Equal(
            "Diagnosis Y59.9 is not in ICD-10-CM 2024-07, which applies to 2025-11-03. No valid code begins with Y59.",
            rule.Report(line, tables).Message
        );
    }

    [Theory]
    [InlineData("W21.9A", "W21.9XXA, W21.09A")]
    [InlineData("W21.9XD", "W21.9XXD, W21.9XXA")]
    [InlineData("W21.9S", "W21.09A")] // no such code
    public void A_code_that_lacks_its_placeholders_is_named_first_with_them(string code, string nearest)
    {
        var tables = Tables.Of(
            Tables.Release(
                "icd-10-cm",
                "*",
                "code,from,until,billable,side",
                "W219,,,N,",
                "W2109A,,,Y,",
                "W219XXA,,2025-11-30,Y,",
                "W219XXD,,,Y,",
                "W219XXS,,2025-10-31,Y,"
            )
        );

        Assert.Contains(
            $"Nearest valid codes: {nearest}",
            rule.Report(Lines.Visit((Field.DiagnosisCode1, code)), tables).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Other_unknown_codes_are_named_too()
    {
        var line = Lines.Visit(
            (Field.DiagnosisCode1, "Y59.9"),
            (Field.DiagnosisCode2, "E119"),
            (Field.DiagnosisCode3, "Y59.8")
        );
        var tables = Tables.Of(Tables.Release("icd-10-cm", "*", "code,from,until,billable,side", "E119,,,Y,"));

        Assert.Equal([Field.DiagnosisCode1, Field.DiagnosisCode3], rule.Report(line, tables).Fields);
        Assert.EndsWith(" Also: Y59.8.", rule.Report(line, tables).Message, StringComparison.Ordinal);
    }

    /// <summary>Levenshtein's distance by its definition.</summary>
    private static int Distance(string from, string to) =>
        from.Length == 0 || to.Length == 0
            ? from.Length + to.Length
            : new[]
            {
                Distance(from[1..], to) + 1,
                Distance(from, to[1..]) + 1,
                Distance(from[1..], to[1..]) + (from[0] == to[0] ? 0 : 1),
            }.Min();
}
