using System.Text;
using System.Xml.Linq;
using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Validation;
using CsvHelper;

namespace ClaimLint.Golden;

/// <summary>Writes a rule's page: its documentation comment, its facts, and what it says of its own failing file.</summary>
internal static class RulePage
{
    private static readonly Dictionary<string, XElement> Comments = XDocument
        .Load(Path.Combine(AppContext.BaseDirectory, "ClaimLint.Domain.xml"))
        .Descendants("member")
        .ToDictionary(member => member.Attribute("name")!.Value);

    public static string Of(Rule rule)
    {
        var info = rule.Info;
        var page = new StringBuilder();
        page.Append($"# {info.Id} {info.Title}\n\n");
        page.Append($"{Comment(rule, "summary")}\n\n");
        if (Comment(rule, "remarks") is { Length: > 0 } why)
            page.Append($"{why}\n\n");
        page.Append("| | |\n|---|---|\n");
        page.Append($"| Kind | {info.Kind} |\n");
        page.Append($"| Severity | {Words.Of(info.Severity)} |\n");
        page.Append($"| Disposition of an error | {Words.Of(info.Disposition)} |\n");
        page.Append($"| SNIP type | {info.Snip} |\n");
        if (!info.Fields.IsEmpty)
            page.Append($"| Columns | {Columns(info.Fields)} |\n");
        if (info.Carc.Length > 0)
            page.Append($"| CARC | {info.Carc} |\n");
        if (info.Stc.Length > 0)
            page.Append($"| 277CA | {info.Stc} |\n");
        if (info.FollowsProgram)
            page.Append(
                "| Program | an edit of a program: asked of payers that follow it, a warning at most where that is not known |\n"
            );
        page.Append($"| Source | [{info.Citation.Text}]({info.Citation.Url}) |\n\n");
        page.Append($"**To pass:** {info.Fix}\n");
        if (info.Notes.Length > 0)
            page.Append($"\n**Where it does not speak:** {info.Notes}\n");
        page.Append($"\n## What it says\n\nOf [its failing file](../../tests/Golden/{info.Id}/fail.csv):\n\n");
        foreach (var message in Messages(rule))
            page.Append($"> {message}\n\n");
        page.Append($"The same file [put right](../../tests/Golden/{info.Id}/pass.csv).\n");
        return page.ToString();
    }

    public static string List()
    {
        var page = new StringBuilder("# The rules\n\nMade from the catalogue; do not edit by hand.\n\n");
        foreach (var kind in RuleCatalog.All.GroupBy(rule => rule.Info.Kind))
        {
            page.Append($"## {kind.Key}\n\n| Rule | Defect | Severity | SNIP |\n|---|---|---|---|\n");
            foreach (var info in kind.Select(rule => rule.Info))
                page.Append(
                    $"| [{info.Id}]({info.Id}.md) | {info.Title} | {Words.Of(info.Severity)} | {info.Snip} |\n"
                );
            page.Append('\n');
        }

        return page.ToString().TrimEnd('\n') + "\n";
    }

    private static string Columns(FieldSet fields)
    {
        const int most = 12;
        var names = fields.ToArray().Select(field => $"`{FieldCatalog.Of(field).Column}`").ToArray();
        return names.Length <= most
            ? string.Join(", ", names)
            : $"{string.Join(", ", names.Take(most))} and {names.Length - most} more";
    }

    private static string Comment(Rule rule, string part) =>
        Comments.TryGetValue($"T:{rule.GetType().FullName}", out var member) && member.Element(part) is { } text
            ? string.Join(
                ' ',
                string.Concat(text.Nodes().Select(Plain)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            )
            : string.Empty;

    private static string Plain(XNode node) =>
        node switch
        {
            XText text => text.Value,
            XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
            XElement element when element.Attribute("cref") is { } cref => $"`{cref.Value.Split('.')[^1]}`",
            XElement element => element.Value,
            _ => string.Empty,
        };

    private static List<string> Messages(Rule rule)
    {
        var (_, findings, _, _) = Repository.Check(Repository.FolderOf(rule), "fail.csv");
        using var csv = CsvReader.Create(Encoding.UTF8.GetBytes(findings), new CsvReaderOptions());
        csv.ReadHeader();
        List<string> messages = [];
        while (csv.Read())
        {
            if (csv.GetString("rule") == rule.Info.Id)
                messages.Add(csv.GetString("message").Replace("\n", " ", StringComparison.Ordinal));
        }

        return [.. messages.Distinct()];
    }
}
