using System.CommandLine;
using ClaimLint.Cli.Output;
using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Validation;

namespace ClaimLint.Cli.Commands;

/// <summary><c>claimlint rules</c>: the catalogue, or all that is said of one rule.</summary>
internal static class RulesCommand
{
    public static Command Of(CliContext context)
    {
        var id = new Argument<string?>("ID") { Description = "the rule, CL3005", Arity = ArgumentArity.ZeroOrOne };
        var json = Options.Json();
        var command = new Command("rules", "Lists the rules, or tells what one asks and why.") { id, json };
        command.SetAction(parsed =>
        {
            var screen = context.Screen;
            if (parsed.GetValue(id) is not { } wanted)
            {
                if (parsed.GetValue(json))
                    screen.Json(
                        new { RuleCatalog.All.Count, Rules = RuleCatalog.All.Select(rule => Answer(rule.Info)) }
                    );
                else
                    PrintAll(screen);
                return ExitCodes.Done;
            }

            var found =
                RuleCatalog.Find(wanted)
                ?? throw new RefusedException($"There is no rule '{wanted}': claimlint rules lists them.");
            if (parsed.GetValue(json))
                screen.Json(Answer(found.Info));
            else
                Print(screen, found.Info);
            return ExitCodes.Done;
        });
        return command;
    }

    private static void PrintAll(Screen screen) =>
        screen.Table(
            ["rule", "kind", "severity", "title"],
            RuleCatalog.All.Select(rule =>
                (string[])[rule.Info.Id, rule.Info.Kind, Words.Of(rule.Info.Severity), rule.Info.Title]
            )
        );

    private static void Print(Screen screen, RuleInfo rule)
    {
        screen.Say($"{rule.Id} {rule.Title}");
        screen.Say("");
        screen.Facts(
            ("kind", rule.Kind),
            ("severity", Words.Of(rule.Severity)),
            ("disposition", Words.Of(rule.Disposition)),
            ("program", rule.FollowsProgram ? "for payers that follow it; warns at most where that is not known" : ""),
            ("columns", string.Join(", ", Columns(rule))),
            ("fix", rule.Fix),
            ("notes", rule.Notes),
            ("written in", rule.Citation.Text),
            ("", rule.Citation.Url),
            ("SNIP type", rule.Snip.ToString()),
            ("CARC", rule.Carc),
            ("277CA", rule.Stc)
        );
    }

    private static object Answer(RuleInfo rule) =>
        new
        {
            rule.Id,
            rule.Title,
            rule.Kind,
            rule.Severity,
            rule.Disposition,
            rule.Snip,
            Fields = Columns(rule),
            rule.Fix,
            rule.Notes,
            Carc = rule.Carc.Length == 0 ? null : rule.Carc,
            Stc = rule.Stc.Length == 0 ? null : rule.Stc,
            Citation = rule.Citation.Text,
            rule.Citation.Url,
        };

    private static IEnumerable<string> Columns(RuleInfo rule) =>
        rule.Fields.ToArray().Select(field => FieldCatalog.Of(field).Column);
}
