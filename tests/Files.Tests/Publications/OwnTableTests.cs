using ClaimLint.Domain.Tables;
using ClaimLint.Files.Publications;
using Xunit;

namespace ClaimLint.Files.Tests.Publications;

/// <summary>What has no public shape comes in our own columns.</summary>
public sealed class OwnTableTests
{
    [Theory]
    [InlineData(
        "payer_id,from,until,name,program,severities\nMEDICARE,,,Medicare,medicare,CL1007=warning CL3005=info\n",
        "payers",
        "*"
    )]
    [InlineData(
        "procedure,kind,code,from,until,title,says,known,side,suggests_billing\n20957,modifier,62,,,ours,ours,Y,,N\n",
        "profiles",
        "*"
    )]
    [InlineData(
        "procedure,kind,code,from,until,verdict,describes,truth,basis\n20957,modifier,62,,,agrees,,ours,ours\n",
        "profile-reviews",
        "*"
    )]
    [InlineData("code,from,until,edit,sex,age_from,age_to\nP0700,2020-10-01,,age,,0,0\n", "diagnosis-edits", "rows")]
    [InlineData("revenue_code,from,until,title\n0450,,,ours\n", "revenue-codes", "rows")]
    [InlineData("code,until,from,billable,side\nE119,,2020-10-01,Y,\n", "icd-10-cm", "rows")]
    [InlineData(
        "code,from,until,grouping,classification,specialization,source\n207X00000X,,,a,b,c,d\n",
        "nucc",
        "rows"
    )]
    public void A_table_is_known_by_its_columns(string text, string system, string coverage)
    {
        var (release, rows) = Assert.Single(Texts.Read(text).Releases);
        Assert.Equal((system, coverage), (release.System, release.Coverage.Text));
        Assert.Single(rows);
        Assert.Equal(1, rows[0].Number);
        Assert.NotNull(CodeTables.Read([new ReleaseRows(release, rows)]));
    }

    [Theory]
    [InlineData(
        "payer_id,from,until,name,program,severities\nX,,,ours,medicar,\n",
        "'medicar' is not valid for program. Use medicare, medicaid, none or empty."
    )]
    [InlineData(
        "payer_id,from,until,name,program,severities\nX,,,ours,,CL1007=loud\n",
        "'CL1007=loud' is not valid for severities. Use rules with info, warning or error, each rule once, as in CL3001=info CL4006=warning."
    )]
    [InlineData("payer_id,from,until,name,program,severities\n,,,ours,,\n", "no payer_id.")]
    [InlineData("code,from,until,edit,sex,age_from,age_to\nP0700,,,age,,9,5\n", "age_to 5 is before age_from 9.")]
    [InlineData(
        "code,from,until,edit,sex,age_from,age_to\nP0700,,,age,,,\n",
        "an age edit without age_from and age_to."
    )]
    [InlineData(
        "code,from,until,edit,sex,age_from,age_to\nP0700,,,sex,X,,\n",
        "'X' is not valid for sex. Use F, M or empty."
    )]
    [InlineData("revenue_code,from,until,title\n450,,,ours\n", "'450' is not a revenue code of four digits.")]
    [InlineData(
        "code,from,until,billable,side\nE11.9,,,Y,\n",
        "'E11.9' is not a code of 1 to 10 capital letters and digits."
    )]
    [InlineData(
        "code,from,until,billable,side\nE119,2020-13-01,,Y,\n",
        "'2020-13-01' is not a valid date for 'from'. Use YYYY-MM-DD."
    )]
    [InlineData(
        "code,from,until,billable,side\nE119,2020-10-01,2020-09-30,Y,\n",
        "until 2020-09-30 is before from 2020-10-01."
    )]
    [InlineData("code,from,until,billable,side\nE119,,,yes,\n", "'yes' is not valid for billable. Use Y or N.")]
    public void A_value_that_the_tables_could_not_use_refuses_the_file(string text, string why) =>
        Assert.Equal($"download.txt, row 1: {why}", Texts.Refusal(text));

    [Fact]
    public void A_missing_or_duplicate_column_is_reported()
    {
        Assert.Contains(
            "looks like a table in ClaimLint's own columns, but lacks these columns: 'program', 'severities'",
            Texts.Refusal("payer_id,from,until,name\nX,,,ours\n"),
            StringComparison.Ordinal
        );
        Assert.Equal(
            "download.txt has two columns 'title'.",
            Texts.Refusal("revenue_code,from,until,title,title\n0450,,,ours,ours\n")
        );
    }

    [Fact]
    public void Every_embedded_table_can_be_imported_alone()
    {
        var files = Directory
            .GetFiles(ReferenceData.EmbeddedFolder, "*.csv")
            .Where(path => Path.GetFileName(path) is not ("releases.csv" or "sources.csv"))
            .ToArray();
        Assert.True(files.Length >= 11);
        Assert.All(
            files,
            path =>
            {
                var publication = PublicationReader.Read([PublicationFile.At(path)], Texts.Practitioner);
                Assert.Equal(File.ReadAllLines(path).Length - 1, Assert.Single(publication.Releases).Rows.Count);
            }
        );
    }
}
