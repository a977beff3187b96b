using System.Runtime.CompilerServices;
using System.Text;
using ClaimLint.Domain.Tables;
using ClaimLint.Files.Publications;
using Xunit;

namespace ClaimLint.Files.Tests.Publications;

/// <summary>The real reference files, which are outside the repository; tests that need them are skipped where they are absent.</summary>
internal static class ReferenceData
{
    private const string Variable = "CLAIMLINT_REFERENCE_DATA";
    private const string CasesVariable = "CLAIMLINT_REFERENCE_CASES";

    private static readonly string Root = FindRoot();

    public static string GoldenFolder { get; } = Path.Combine(Root, "tests", "Files.Tests", "Publications", "Golden");

    /// <summary>The tables of the repository.</summary>
    public static string EmbeddedFolder { get; } = Path.Combine(Root, "data");

    /// <summary>A whole file, or a beginning of one.</summary>
    public static PublicationFile File(string name) => File(Variable, ["data"], name);

    /// <summary>An excerpt with the traps of a real file.</summary>
    public static PublicationFile Case(string name) => File(CasesVariable, ["cases", "publications"], name);

    private static PublicationFile File(string variable, string[] usual, string name)
    {
        var folder = Environment.GetEnvironmentVariable(variable) is { Length: > 0 } named
            ? named
            : Path.Combine([Root, "..", "shared", .. usual]);
        var path = Path.Combine(folder, name);
        Assert.SkipUnless(
            System.IO.File.Exists(path),
            $"The reference file {name} is not there; {variable} names the folder of the reference files."
        );
        return PublicationFile.At(path);
    }

    public static Publication Read(string name, PublicationOptions? options = null) =>
        PublicationReader.Read([File(name)], options);

    /// <summary>The releases as text: codes, numbers and dates, and of the values those that are named. No descriptor is.</summary>
    public static string Told(Publication publication, params string[] values)
    {
        var text = new StringBuilder();
        foreach (var (release, rows) in publication.Releases)
        {
            text.Append(release.System).Append(' ').Append(release.Version).Append(' ');
            text.Append(new ActivePeriod(release.EffectiveFrom, release.EffectiveTo ?? DateOnly.MaxValue));
            text.Append(", complete for '").Append(release.Coverage.Text).Append("', ");
            text.Append(release.Rows).Append(" rows, authority ").Append(release.Authority).Append('\n');
            foreach (var row in rows)
            {
                text.Append(row.Number).Append(' ').Append(row.Key).Append(' ').Append(row.Period);
                foreach (var value in values)
                    text.Append(' ').Append(value).Append('=').Append(row[value]);
                text.Append('\n');
            }
        }

        return text.ToString();
    }

    private static string FindRoot([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));
}
