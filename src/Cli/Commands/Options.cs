using System.CommandLine;
using System.CommandLine.Parsing;

namespace ClaimLint.Cli.Commands;

/// <summary>Options and arguments that several commands take.</summary>
internal static class Options
{
    /// <summary>The table's name, one of <see cref="Domain.Tables.TableCatalog.Systems"/>.</summary>
    public static Argument<string> System() =>
        new("SYSTEM") { Description = "the table: icd-10-cm, nucc, mpfs-medicare …" };

    public static Argument<string> Version() => new("VERSION") { Description = "the release's version" };

    public static Option<bool> Json() => new("--json") { Description = "answer in JSON" };

    public static Option<string?> Tables() =>
        new("--tables")
        {
            Description =
                "a folder of tables (export, import --to); else those of storage, or without storage those of the program",
            HelpName = "DIR",
        };

    /// <summary>A day, and in no other form than YYYY-MM-DD: 03/04/2026 is two days.</summary>
    public static Option<DateOnly?> Day(string name, string description) =>
        new(name)
        {
            Description = description,
            HelpName = "DATE",
            CustomParser = DayOf,
        };

    private static DateOnly? DayOf(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", out var day))
            return day;
        result.AddError($"'{text}' is no day: write YYYY-MM-DD.");
        return null;
    }
}
