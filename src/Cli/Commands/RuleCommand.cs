using System.CommandLine;
using ClaimLint.Cli.NewRules;

namespace ClaimLint.Cli.Commands;

/// <summary><c>claimlint rule new</c>: the files of a new rule in a checkout of the repository, for its author to fill.</summary>
internal static class RuleCommand
{
    public static Command Of(CliContext context) =>
        new("rule", "Adds a rule to a checkout of the repository.") { New(context) };

    private static Command New(CliContext context)
    {
        var id = new Argument<string>("ID") { Description = "the rule's id, CL3030" };
        var title = new Argument<string>("TITLE") { Description = "the defect in 3 to 8 words, \"Zero charge\"" };
        var name = new Option<string?>("--class")
        {
            Description = "the name of its class; else made of the title",
            HelpName = "NAME",
        };
        var shape = new Option<RuleShape?>("--shape") { Description = "what it looks at; else Line, of CL4xxx Claim" };
        var folder = new Option<string?>("--in")
        {
            Description = "a folder of the checkout; else this one",
            HelpName = "DIR",
        };
        var command = new Command("new", "Writes the files of a rule; the tests fail until they are filled.")
        {
            id,
            title,
            name,
            shape,
            folder,
        };
        command.SetAction(parsed =>
        {
            var rule = Read(
                parsed.GetValue(id)!,
                parsed.GetValue(title)!,
                parsed.GetValue(name),
                parsed.GetValue(shape)
            );
            var checkout = RuleCheckout.Around(
                Path.GetFullPath(parsed.GetValue(folder) ?? Environment.CurrentDirectory)
            );
            foreach (var file in checkout.Write(rule))
                context.Screen.Say(file);
            context.Screen.Say(
                "Fill them as docs/adding-a-rule.md says: tests/Domain.Tests and tests/Golden fail until then."
            );
            return ExitCodes.Done;
        });
        return command;
    }

    private static NewRule Read(string id, string title, string? name, RuleShape? shape)
    {
        if (!NewRule.IsId(id))
            throw new RefusedException(
                $"'{id}' is not the id of a rule over lines or claims: CL, then 1 to 5, then three digits."
            );
        if (title.Length == 0 || title.AsSpan().ContainsAny('"', '\\', '\n'))
            throw new RefusedException("A title is one line without quotes and backslashes.");
        name ??= NewRule.NameOf(title);
        if (!NewRule.IsName(name) || name.Contains("Rule", StringComparison.Ordinal))
            throw new RefusedException(
                $"'{name}' is not a name for its class: give one with --class, a capital first, without 'Rule'."
            );
        return new NewRule(id, title, name, shape ?? (id[2] == '4' ? RuleShape.Claim : RuleShape.Line));
    }
}
