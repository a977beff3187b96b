namespace ClaimLint.Cli.NewRules;

/// <summary>The texts of a new rule's files: they compile, and the tests fail until everything in them is filled.</summary>
internal static class RuleSkeleton
{
    private const string Header =
        "claim_id,claim_line_number,claim_type,payer_id,member_id,patient_birth_date,patient_sex,billing_npi,billing_tin,rendering_npi,rendering_taxonomy_code,place_of_service_code,received_date,diagnosis_code_1,service_date_from,hcpcs_code,charge_amount,service_unit_quantity,diagnosis_pointer_1";

    /// <summary>The rule: what it checks, why, its facts, the decision and the finding.</summary>
    public static string RuleOf(NewRule rule)
    {
        var (check, report) = rule.Shape switch
        {
            RuleShape.Line => ("in LineContext context", "in LineContext context, in Outcome decision"),
            RuleShape.ClaimLines => (
                "in LineContext context, in ClaimContext claim",
                "in LineContext context, in ClaimContext claim, in Conflict conflict"
            ),
            _ => ("in ClaimContext claim", "in ClaimContext claim, in Outcome decision"),
        };
        return $$"""
            using ClaimLint.Domain.Claims;

            namespace ClaimLint.Domain.Rules.{{rule.Kind}};

            /// <summary>(What is true of a line that passes.)</summary>
            /// <remarks>(Why it matters to a payer.)</remarks>
            public sealed class {{rule.Name}} : {{rule.Shape}}Rule
            {
                public override RuleInfo Info { get; } =
                    new("{{rule.Id}}", "{{rule.Title}}")
                    {
                        Snip = 0,
                        Fields = FieldSet.Of(),
                        Needs = FieldSet.Of(),
                        DependsOn = FieldSet.Of(),
                        Citation = new("", ""),
                        Fix = "",
                        Carc = "",
                        Stc = "",
                        Notes = "",
                    };

                public override Outcome Check({{check}}) => Outcome.NotApplicable;

                public override FindingDetails Report({{report}}) =>{{(
                rule.Shape == RuleShape.ClaimLines ? "\n        " : " "
            )}}new("", Info.Fields);
            }

            """;
    }

    /// <summary>Its tests: each way to pass and to fail, what does not apply, what cannot be evaluated, and the finding.</summary>
    public static string TestsOf(NewRule rule)
    {
        var (claim, subject) = rule.Shape switch
        {
            RuleShape.Line => ("Lines.Visit((Field.ChargeAmount, value))", "claim"),
            RuleShape.ClaimLines => (
                "Lines.Claim(Lines.OfficeVisit, [], [(Field.ChargeAmount, value)])",
                "claim.Lines[1], claim.Lines[0]"
            ),
            _ => ("Lines.Claim(Lines.OfficeVisit, [], [(Field.ChargeAmount, value)])", "claim.Lines"),
        };
        return $$"""
            using ClaimLint.Domain.Claims;
            using ClaimLint.Domain.Rules;
            using ClaimLint.Domain.Rules.{{rule.Kind}};

            namespace ClaimLint.Domain.Tests.Rules;

            public sealed class {{rule.Name}}Tests
            {
                private readonly {{rule.Name}} rule = new();

                [Theory]
                [InlineData("(passes)", OutcomeStatus.Pass)]
                [InlineData("(fails)", OutcomeStatus.Fail)]
                [InlineData("(is malformed: which rule reports it?)", OutcomeStatus.NotChecked)]
                [InlineData("", OutcomeStatus.NotApplicable)]
                public void What_is_true_of_a_line_that_passes(string value, OutcomeStatus expected)
                {
                    var claim = {{claim}};

                    Assert.Equal(expected, rule.Check({{subject}}, Tables.Embedded).Status);
                }

                [Theory]
                [InlineData("(fails)", "(the value, what was expected, and the fact that decided with its date)")]
                public void The_finding_states_what_is_wrong(string value, string message)
                {
                    var claim = {{claim}};

                    Assert.Equal([Field.ChargeAmount], rule.Report({{subject}}, Tables.Embedded).Fields);
                    Assert.Equal(message, rule.Report({{subject}}, Tables.Embedded).Message);
                }
            }

            """;
    }

    /// <summary>A file that is clean under every rule, to begin both golden files with: an office visit of an invented patient.</summary>
    public static string GoldenOf(NewRule rule)
    {
        var lines = Enumerable
            .Range(1, rule.Shape == RuleShape.Line ? 1 : 2)
            .Select(number =>
                $"CLAIM-1,{number},P,MEDICARE,1EG4TE5MK73,1950-05-04,F,1234567893,123456789,1234567893,207Q00000X,11,2025-11-10,E119,2025-11-03,{(number == 1 ? "99213" : "36415")},120.00,1,1"
            );
        return $"{string.Join('\n', lines.Prepend(Header))}\n";
    }
}
