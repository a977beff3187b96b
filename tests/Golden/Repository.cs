using System.Globalization;
using System.Runtime.CompilerServices;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Tables;
using ClaimLint.Domain.Validation;
using ClaimLint.Files.Claims;
using ClaimLint.Files.Csv;
using ClaimLint.Files.Publications;
using ClaimLint.Files.Reports;

namespace ClaimLint.Golden;

/// <summary>Where things stand in the checkout, and a file checked with the embedded tables.</summary>
internal static class Repository
{
    private static readonly DateTimeOffset Modified = new(2025, 11, 10, 0, 0, 0, TimeSpan.Zero);

    public static string Root { get; } = FindRoot();

    public static string GoldenFolder { get; } = Path.Combine(Root, "tests", "Golden");

    public static string RulePages { get; } = Path.Combine(Root, "docs", "rules");

    public static IReadOnlyList<ReleaseRows> Embedded { get; } = ReadTables(Path.Combine(Root, "data"));

    /// <summary>The embedded tables; a system that the folder's own <c>tables/</c> has is replaced wholly.</summary>
    public static CodeTables TablesFor(string golden)
    {
        var own = Path.Combine(golden, "tables");
        if (!Directory.Exists(own))
            return CodeTables.Read(Embedded);
        var replaced = ReadTables(own);
        var systems = replaced.Select(release => release.Release.System).ToHashSet();
        return CodeTables.Read([.. Embedded.Where(release => !systems.Contains(release.Release.System)), .. replaced]);
    }

    /// <summary>Without the ends of the releases' periods: an example of a rule shows the rule, on whatever day, and not that a table has expired.</summary>
    private static IReadOnlyList<ReleaseRows> ReadTables(string folder) =>
        [
            .. TableFolder
                .Read(folder)
                .Select(release => release with { Release = release.Release with { EffectiveTo = null } }),
        ];

    /// <summary>Checks a file; gives the summary, the findings file's text and the two files of rows.</summary>
    public static (BatchSummary Summary, string Findings, byte[] Accepted, byte[] Rejected) Check(
        string golden,
        string name
    )
    {
        using var findings = new MemoryStream();
        using var accepted = new MemoryStream();
        using var rejected = new MemoryStream();
        using var file = File.OpenRead(Path.Combine(golden, name));
        using var check = new ClaimFileCheck(
            RuleSet.Catalog,
            TablesFor(golden),
            new ClaimFileInfo(name, "golden", Modified, file.Length),
            new ReportStreams(findings, accepted, rejected),
            LimitsFor(golden)
        );
        var summary = check.Run(file, TestContext.Current.CancellationToken);
        return (
            summary,
            System.Text.Encoding.UTF8.GetString(findings.ToArray()),
            accepted.ToArray(),
            rejected.ToArray()
        );
    }

    /// <summary>A folder about a limit carries a small one, <c>row-limit.txt</c> in bytes, so that its files stay readable.</summary>
    private static CsvLimits LimitsFor(string golden)
    {
        var own = Path.Combine(golden, "row-limit.txt");
        return File.Exists(own)
            ? CsvLimits.Default with
            {
                MaxRowBytes = int.Parse(File.ReadAllText(own), CultureInfo.InvariantCulture),
            }
            : CsvLimits.Default;
    }

    public static string FolderOf(Rule rule) => Path.Combine(GoldenFolder, rule.Info.Id);

    private static string FindRoot([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
}
