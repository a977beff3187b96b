using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Validation;

namespace ClaimLint.Domain.Tests.Laws;

/// <summary>Each malformed value is reported by exactly one rule, however the line is sent.</summary>
public sealed class OwnershipLawTests
{
    private static readonly IReadOnlyDictionary<Field, string> Institutional = Lines.Changed(
        Lines.OfficeVisit,
        (Field.ClaimType, "I"),
        (Field.BillTypeCode, "131"),
        (Field.RevenueCenterCode, "0510")
    );

    [Fact]
    public void Every_column_with_a_format_has_one_owner()
    {
        foreach (var info in FieldCatalog.All.Where(info => info.Kind != FieldKind.Text))
            Assert.Single(RuleCatalog.All, rule => rule.Info.Owns.Contains(info.Field));
    }

    [Theory]
    [InlineData("a professional claim")]
    [InlineData("an institutional claim")]
    [InlineData("a line without its claim")]
    [InlineData("a file")]
    public void A_malformed_value_is_reported_by_its_owner_and_no_other_rule(string input)
    {
        var check = new ClaimCheck(RuleSet.Catalog, Tables.Embedded);
        var isInstitutional = input == "an institutional claim";
        var reported = FieldSet.Empty;
        foreach (var info in FieldCatalog.All)
        {
            foreach (var text in EngineLawTests.Texts.Append("?"))
            {
                var row = Lines.Changed(isInstitutional ? Institutional : Lines.OfficeVisit, (info.Field, text));
                var lines = input == "a file" ? Lines.ReadCsv(row) : Lines.Read([row], alone: input.Contains("line"));
                if (!lines.Lines[0].Malformed.Contains(info.Field))
                    continue;
                check.Run(lines.Lines);
                var owners = FindingReporter
                    .Report(check, lines.Lines)
                    .Where(finding => finding.Rule.Owns.Contains(info.Field) && finding.Fields.Contains(info.Field))
                    .Select(finding => finding.Rule.Id)
                    .ToList();
                // What the claim type does not carry is not evaluated.
                var isCarried = !(isInstitutional ? Fields.Pointers : FieldSet.Of(Field.RevenueCenterCode)).Contains(
                    info.Field
                );
                Assert.True(
                    owners.Count == (isCarried ? 1 : 0),
                    $"{info.Column} '{text}' in {input} is reported by {owners.Count} rules: {string.Join(' ', owners)}."
                );
                reported = reported.With(info.Field);
            }
        }

        Assert.All(
            FieldCatalog.All.Where(info => info.Kind != FieldKind.Text),
            info => Assert.True(reported.Contains(info.Field), $"No malformed {info.Column} was generated.")
        );
    }
}
