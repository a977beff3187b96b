using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Rules.Claims;
using ClaimLint.Domain.Validation;
using CsCheck;

namespace ClaimLint.Domain.Tests.Laws;

/// <summary>What is true of the fields that rules declare, for every rule and any line.</summary>
public sealed class NeedsLawTests
{
    private static readonly Rule[] Rules = [.. RuleCatalog.All.Where(rule => rule is not FileRule)];

    private static readonly LineRule[] LineRules = [.. Rules.OfType<LineRule>()];

    /// <summary>Each rule, noted when it is called, and the same rule called whatever the line's fields. A rule without fields to look at may pass instead.</summary>
    [Fact]
    public void A_rule_is_not_called_only_where_it_would_find_nothing()
    {
        var declared = LineRules.Select(rule => new Declared(rule)).ToArray();
        var always = LineRules.Select(rule => new Always(rule)).ToArray();
        var check = new ClaimCheck(new RuleSet([.. declared, .. always]), Tables.Embedded);

        EngineLawTests.Row.Sample(
            row =>
            {
                foreach (var rule in declared)
                    rule.IsCalled = false;
                check.Run(Lines.Read([row]).Lines);
                for (var i = 0; i < declared.Length; i++)
                {
                    var outcome = check.OutcomeOf(0, i);
                    if (declared[i].IsCalled || outcome != Outcome.NotApplicable)
                        continue;
                    var would = check.OutcomeOf(0, declared.Length + i);
                    Assert.True(
                        would.Status is OutcomeStatus.NotApplicable or OutcomeStatus.Pass,
                        $"{declared[i].Info.Id} is not called, and would be {would}."
                    );
                }
            },
            iter: 2000,
            threads: 1 // the rules note that they are called
        );
    }

    [Fact]
    public void A_field_that_becomes_malformed_or_absent_never_acquits()
    {
        var check = new ClaimCheck(new RuleSet(Rules), Tables.Embedded);
        var changed = new ClaimCheck(new RuleSet(Rules), Tables.Embedded);

        Gen.Select(EngineLawTests.Row.Array[1, 3], Gen.Int[0, FieldCatalog.Count - 1], Gen.Bool)
            .Sample(
                (rows, number, isMalformed) =>
                {
                    var field = (Field)number;
                    var before = Lines.Read(rows);
                    if (!before.Lines[0].Present.Contains(field) || IsDefaulted(field))
                        return;
                    var after = isMalformed ? Malformed(rows, field) : Without(rows, field);
                    if (isMalformed && !after.Lines[0].Malformed.Contains(field))
                        return;
                    check.Run(before.Lines);
                    changed.Run(after.Lines);
                    for (var i = 0; i < Rules.Length; i++)
                    {
                        var line = Rules[i] is ClaimRule ? -1 : 0;
                        var info = Rules[i].Info;
                        if (check.OutcomeOf(line, i).Status != OutcomeStatus.Fail || info.Owns.Contains(field))
                            continue;
                        // Of fields that are evaluated one by one, those that the file has are enough.
                        if (
                            !isMalformed
                            && info.NeedsAny.Contains(field)
                            && info.NeedsAny.Overlaps(after.Lines[0].Text.Columns)
                        )
                            continue;
                        if (IsFaultOfColumn(check, before, Rules[i], field))
                            continue;
                        Assert.True(
                            changed.OutcomeOf(line, i).Status
                                is not (OutcomeStatus.Pass or OutcomeStatus.NotApplicable),
                            $"{Rules[i].Info.Id} fails, and is {changed.OutcomeOf(line, i).Status} where {field} is {(isMalformed ? "malformed" : "absent")}."
                        );
                    }
                },
                iter: 5000,
                threads: 1 // one engine
            );
    }

    /// <summary>The rule evaluates each column by itself, and only this one, or its numbered group, is at fault: the fault goes with the column.</summary>
    private static bool IsFaultOfColumn(ClaimCheck check, ClaimBuffer lines, Rule rule, Field field) =>
        (rule.Info.Kind == "Format" || rule is HeaderDrift)
        && FindingReporter
            .Report(check, lines.Lines)
            .Where(finding => finding.Rule == rule.Info && finding.Line <= 0)
            .SelectMany(finding => finding.Fields)
            .All(at => FieldCatalog.Of(at).JsonName == FieldCatalog.Of(field).JsonName);

    /// <summary>A default or another field takes the place of an absent column; a malformed one of these is not the point here.</summary>
    private static bool IsDefaulted(Field field) => !Fields.AbsentFrom(FieldSet.Empty).Contains(field);

    private static ClaimBuffer Malformed(Dictionary<Field, string>[] rows, Field field) =>
        Lines.Read([Lines.Changed(rows[0], (field, "?")), .. rows[1..]]);

    /// <summary>The rows as a file of all columns but one; of a numbered group, but all.</summary>
    private static ClaimBuffer Without(Dictionary<Field, string>[] rows, Field field) =>
        Lines.ReadCsv([
            .. rows.Select(row =>
                FieldCatalog
                    .All.Where(info => info.JsonName != FieldCatalog.Of(field).JsonName)
                    .ToDictionary(info => info.Field, info => row.GetValueOrDefault(info.Field, string.Empty))
            ),
        ]);

    private sealed class Declared(LineRule rule) : LineRule
    {
        public bool IsCalled { get; set; }

        public override RuleInfo Info => rule.Info;

        public override Outcome Check(in LineContext context)
        {
            IsCalled = true;
            return rule.Check(context);
        }

        public override FindingDetails Report(in LineContext context, in Outcome decision) =>
            rule.Report(context, decision);
    }

    private sealed class Always(LineRule rule) : LineRule
    {
        public override RuleInfo Info { get; } =
            rule.Info with
            {
                Needs = FieldSet.Empty,
                NeedsAny = FieldSet.Empty,
                DependsOn = FieldSet.Empty,
                FollowsProgram = false,
            };

        public override Outcome Check(in LineContext context) => rule.Check(context);

        public override FindingDetails Report(in LineContext context, in Outcome decision) =>
            rule.Report(context, decision);
    }
}
