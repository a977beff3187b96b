using System.Text;
using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Rules.Codes;
using ClaimLint.Domain.Tables;
using ClaimLint.Domain.Validation;

namespace ClaimLint.Domain.Tests.Validation;

/// <summary>What the id of a finding depends on.</summary>
public sealed class FindingIdTests
{
    private static readonly Finding Sample = new(
        new UnknownDiagnosisCode().Info,
        OutcomeStatus.Fail,
        Severity.Error,
        "A message."
    )
    {
        Fix = "A fix.",
        Line = 2,
        OtherLine = 4,
        Row = 7,
        LineNumber = 3,
        Fields = [Field.DiagnosisCode1],
        Evidence = new Evidence(Release("2024-07"), "E119", 5),
    };

    /// <summary>The same finding with one thing another that its id depends on.</summary>
    public static TheoryData<Finding> Others =>
        [
            Sample with
            {
                Rule = new InactiveDiagnosisCode().Info,
            },
            Sample with
            {
                Line = 3,
            },
            Sample with
            {
                OtherLine = 5,
            },
            Sample with
            {
                Fields = [Field.DiagnosisCode2],
            },
            Sample with
            {
                Fields = [Field.DiagnosisCode1, Field.DiagnosisCode2],
            },
            Sample with
            {
                Evidence = new Evidence(Release("2024-07"), "E118", 5),
            },
            Sample with
            {
                Evidence = default,
            },
        ];

    [Theory]
    [MemberData(nameof(Others), DisableDiscoveryEnumeration = true)]
    public void It_depends_on_line_rule_columns_other_line_and_the_key_of_the_row(Finding other) =>
        Assert.NotEqual(Of(Sample), Of(other));

    [Fact]
    public void It_does_not_depend_on_the_release_the_place_in_the_file_the_words_or_the_weight()
    {
        var same = Sample with
        {
            Evidence = new Evidence(Release("2025-10"), "E119", 99),
            Row = 70,
            OtherRow = 71,
            LineNumber = 30,
            OtherLineNumber = 31,
            Message = "Other words.",
            Severity = Severity.Warning,
        };

        Assert.Equal(Of(Sample), Of(same));
    }

    [Fact]
    public void It_depends_on_the_claim_and_on_which_of_its_groups_of_rows()
    {
        string[] ids =
        [
            Of(Sample),
            Of(Sample, "C-2"),
            Of(Sample, ""),
            Of(Sample, part: "2"),
            Of(Sample, part: "3"),
            Of(Sample, "2\nC-1"),
            FindingId.OfFile(Sample.Rule, 0),
            FindingId.OfFile(Sample.Rule, 1),
            FindingId.OfFile(new InactiveDiagnosisCode().Info, 1),
        ];

        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.All(ids, id => Assert.Matches("^[0-9a-f]{16}$", id));
    }

    /// <summary>An integrator stores ids: a change of how they are made is a change of the contract.</summary>
    [Fact]
    public void It_stays_as_it_is_from_version_to_version()
    {
        Assert.Equal("4f47655be8e962d5", Of(Sample));
        Assert.Equal("643bbde8c8635707", FindingId.OfFile(Sample.Rule, 7));
    }

    [Fact]
    public void Lines_with_the_same_number_have_findings_of_their_own()
    {
        var wrong = (Field.DiagnosisCode1, "M84151A");
        var claim = Lines.Claim(Lines.Graft, [wrong], [wrong, (Field.ClaimLineNumber, "1")]);

        var ids = Answers.To(claim, Tables.Embedded).Findings.Select(finding => finding.Id).ToArray();

        Assert.Equal(ids.Length, ids.Distinct().Count());
    }

    private static string Of(Finding finding, string claim = "C-1", string part = "") =>
        FindingId.Of(finding, Encoding.UTF8.GetBytes(claim), part);

    private static Release Release(string version) =>
        new("icd-10-cm", version, new DateOnly(2024, 7, 1), null, Coverage.Whole, 100);
}
