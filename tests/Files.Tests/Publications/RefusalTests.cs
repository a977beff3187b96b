using ClaimLint.Files.Publications;
using Xunit;

namespace ClaimLint.Files.Tests.Publications;

/// <summary>What cannot be imported says so in one line, and what would help.</summary>
public sealed class RefusalTests
{
    private const string Limits = Texts.LimitsHeader + "11043,1,1 Line Edit,CMS Policy\n";

    [Theory]
    [InlineData("", "download.txt: The file is empty.")]
    [InlineData("\r\n\r\n", "download.txt: The file is empty.")]
    [InlineData("<!DOCTYPE html><html><body>404</body></html>", "download.txt: The file is an HTML page, not CSV.")]
    [InlineData("%PDF-1.7\n", "download.txt: The file is a PDF document, not CSV.")]
    [InlineData("a,b,c\n1,2,3\n", "download.txt is not a publication that can be imported. Its first line is: a,b,c")]
    [InlineData(
        "code,description\n99213,ours\n",
        "download.txt is not a publication that can be imported. Its first line is: code,description"
    )]
    [InlineData(
        "<?xml version=\"1.0\"?><ICD10CM.index><title/></ICD10CM.index>",
        "download.txt is another part of ICD-10-CM (an index or a table). Import the tabular list (icd10cm_tabular) instead."
    )]
    [InlineData(
        "A000    Cholera ours\r\nQA00101 Ours of 2026\r\n",
        "download.txt is the ICD-10-CM codes file, which has no headers and no flags. Import the order file beside it (icd10cm_order) instead."
    )]
    public void A_file_that_is_no_publication(string text, string refusal) =>
        Assert.Equal(refusal, Texts.Refusal(text));

    [Fact]
    public void A_header_that_lacks_a_column_is_told_with_what_was_seen() =>
        Assert.Equal(
            "download.txt looks like NCCI medically unlikely edits, but lacks these columns: 'MUE Adjudication Indicator'. The header is: HCPCS/CPT Code, Practitioner Services MUE Values, MUE Rationale",
            Texts.Refusal("HCPCS/CPT Code,Practitioner Services MUE Values,MUE Rationale\n11043,1,CMS Policy\n")
        );

    [Fact]
    public void A_header_without_rows() =>
        Assert.Equal("download.txt: The file has a header and no rows.", Texts.Refusal(Texts.LimitsHeader));

    [Fact]
    public void Rows_none_of_which_is_understood() =>
        Assert.Equal(
            "download.txt: None of the 2 rows can be read.",
            Texts.Refusal(
                Texts.LimitsHeader + "1,1,1 Line Edit,x\n2,1,1 Line Edit,x\n",
                Texts.July2026 with
                {
                    SkipBadRows = true,
                }
            )
        );

    [Fact]
    public void A_file_of_another_system()
    {
        Assert.Equal(
            "download.txt is NCCI medically unlikely edits (mue-medicare-practitioner), not ptp.",
            Texts.Refusal(Limits, Texts.July2026 with { System = "ptp" })
        );
        Assert.Equal(
            "download.txt is NCCI medically unlikely edits (mue-medicare-practitioner), not mue-medicare-outpatient.",
            Texts.Refusal(Limits, Texts.July2026 with { System = "mue-medicare-outpatient" })
        );
        Assert.Single(Texts.Read(Limits, Texts.July2026 with { System = "mue" }).Releases);
    }

    [Fact]
    public void Two_publications_at_once() =>
        Assert.Contains(
            "Import one publication at a time",
            Texts.Refusal(Texts.File(Limits, "a.csv"), Texts.File(Texts.FeesHeader + Texts.Fee("20957"), "b.csv")),
            StringComparison.Ordinal
        );

    [Fact]
    public void No_file_at_all() => Assert.Equal("No file was given.", Texts.Refusal(Texts.July2026));

    [Theory]
    [InlineData(10)]
    [InlineData(200)]
    public void A_truncated_zip(int missing)
    {
        var zip = Texts.Zip(("MCR_MUE.csv", Limits + new string('\n', 100)), ("other.txt", "ours"));
        Assert.Equal(
            "mue.zip: The archive is truncated or damaged. Download it again.",
            Texts.Refusal(Texts.File(zip[..^Math.Min(missing, zip.Length - 40)], "mue.zip"))
        );
    }

    [Fact]
    public void A_zip_whose_content_is_damaged()
    {
        var zip = Texts.Zip(
            (
                "MCR_MUE.csv",
                Texts.LimitsHeader
                    + string.Concat(Enumerable.Range(10000, 900).Select(code => $"{code},1,1 Line Edit,CMS Policy\n"))
            )
        );
        for (var i = 200; i < 400; i++)
            zip[i] ^= 0x5A;
        Assert.EndsWith(".", Texts.Refusal(Texts.File(zip, "mue.zip")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_truncated_gzip()
    {
        var gzip = Texts.Gzip(
            Texts.LimitsHeader
                + string.Concat(
                    Enumerable.Range(10000, 90000).Select(code => $"{code},{code % 17},1 Line Edit,CMS Policy\n")
                )
        );
        Assert.Equal(
            "mue.csv.gz: The archive is truncated or damaged. Download it again.",
            Texts.Refusal(Texts.File(gzip[..(gzip.Length / 2)], "mue.csv.gz"))
        );
    }

    [Fact]
    public void A_zip_without_a_publication() =>
        Assert.Equal(
            "all.zip: none of its 2 files can be imported. readme.txt is not a publication that can be imported. Its first line is: Read me.",
            Texts.Refusal(Texts.File(Texts.Zip(("readme.txt", "Read me."), ("more.txt", "And me.")), "all.zip"))
        );

    [Fact]
    public void A_workbook() =>
        Assert.Contains(
            "is an Excel workbook. Import the text or CSV",
            Texts.Refusal(
                Texts.File(Texts.Zip(("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", "<w/>")), "mue.csv")
            ),
            StringComparison.Ordinal
        );

    [Fact]
    public void The_right_file_of_a_zip_is_found_by_its_content()
    {
        var zip = Texts.Zip(("readme.csv", "Read me."), ("a", Limits), ("notes.pdf", "%PDF-1.4"));
        var release = PublicationReader
            .Read([Texts.File(zip, "MCR_MUE_PractitionerServices_Eff_07-01-2024.zip")])
            .Releases[0]
            .Release;
        Assert.Equal("mue-medicare-practitioner 2024q3", release.ToString());
        Assert.Equal("MCR_MUE_PractitionerServices_Eff_07-01-2024.zip", release.File);
    }

    [Theory]
    [InlineData("MCR_MUE_PractitionerServices_Eff_07-01-2024.csv", "2024q3", "2024-07-01", "2024-09-30")]
    [InlineData("medicare-ncci-2024q3-practitioner-mue.csv", "2024q3", "2024-07-01", "2024-09-30")]
    [InlineData("something-v302r0.csv", "2024q3", "2024-07-01", "2024-09-30")]
    public void A_name_proposes_a_release_and_the_caller_overrules_it(
        string name,
        string version,
        string from,
        string until
    )
    {
        var release = Texts.Read(Limits, new PublicationOptions(), name).Releases[0].Release;
        Assert.Equal(
            (version, DateOnly.Parse(from), DateOnly.Parse(until)),
            (release.Version, release.EffectiveFrom, release.EffectiveTo!.Value)
        );
        var own = Texts
            .Read(Limits, new PublicationOptions { Version = "ours", EffectiveFrom = new DateOnly(2025, 1, 1) }, name)
            .Releases[0]
            .Release;
        Assert.Equal(
            ("ours", new DateOnly(2025, 1, 1), new DateOnly(2025, 3, 31)),
            (own.Version, own.EffectiveFrom, own.EffectiveTo!.Value)
        );
    }

    [Fact]
    public void A_release_without_a_date() =>
        Assert.Equal(
            "limits.csv does not state when it takes effect. Pass the effective date (EffectiveFrom).",
            Texts.Refusal(Limits, new PublicationOptions(), "limits.csv")
        );

    [Fact]
    public void A_release_that_ends_before_it_begins() =>
        Assert.Contains(
            "before it begins",
            Texts.Refusal(Limits, Texts.July2026 with { EffectiveTo = new DateOnly(2026, 6, 30) }),
            StringComparison.Ordinal
        );

    [Fact]
    public void Records_of_another_years_layout() =>
        Assert.Contains(
            "its records have 281 characters. The layout since 2019 has 320.",
            Texts.Refusal(Texts.HcpcsRecord("A0021", '3', "Ours", "19850101")[..281] + "\r\n"),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("\"11043,1,1 Line Edit,CMS Policy\n11044,1,1 Line Edit,CMS Policy\n")]
    [InlineData("11043,\"1\"x,1 Line Edit,CMS Policy\n")]
    public void A_broken_quote(string rows) =>
        Assert.Contains("A quote is not closed", Texts.Refusal(Texts.LimitsHeader + rows), StringComparison.Ordinal);

    [Theory]
    [InlineData("11043,many,1 Line Edit,x", "MUE value 'many' is invalid: use a whole number of units.")]
    [InlineData("11043,-1,1 Line Edit,x", "MUE value '-1' is invalid: use a whole number of units.")]
    [InlineData(
        "11043,1,4 Other,x",
        "MUE adjudication indicator '4 Other' is invalid: use 1 (line), 2 (date of service, policy) or 3 (date of service, clinical)."
    )]
    [InlineData(
        "11043,1,12,x",
        "MUE adjudication indicator '12' is invalid: use 1 (line), 2 (date of service, policy) or 3 (date of service, clinical)."
    )]
    [InlineData("1104,1,1 Line Edit,x", "HCPCS or CPT code '1104' is invalid: use 5 digits or capital letters.")]
    public void A_unit_limit_that_is_not_understood(string row, string why) =>
        Assert.Equal($"download.txt, row 2: {why}", Texts.Refusal(Limits + row + "\n"));

    [Fact]
    public void A_code_twice() =>
        Assert.Equal(
            "download.txt, row 2: 11043 since 2026-07-01 overlaps row 1, since 2026-07-01. Correct or remove one of the two rows.",
            Texts.Refusal(Limits + "11043,2,1 Line Edit,CMS Policy\n")
        );

    [Fact]
    public void A_fee_schedule_whose_columns_have_slipped() =>
        Assert.Equal(
            "download.txt, row 1: GLOB DAYS '2' is invalid: use 000, 010, 090, MMM, XXX, YYY, ZZZ. Import the CSV of CMS's zip (PPRRVU), not one saved from its workbook.",
            Texts.Refusal(
                Texts.FeesHeader
                    + Texts
                        .Fee("20957")
                        .Replace(",090,0.10,0.69,0.21,", ",", StringComparison.Ordinal)
                        .Replace(",0.00\n", ",0.00,0,0,0,0\n", StringComparison.Ordinal)
            )
        );

    [Fact]
    public void Broken_records()
    {
        Assert.Contains(
            "The record continues AB, which is not the record before it",
            Texts.Refusal(Texts.HcpcsRecord("AD", '7', "x", "19840101") + Texts.HcpcsContinuation("AB", '8', "y")),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "GD: date terminated 2007-12-31 is before date added 2008-01-01",
            Texts.Refusal(Texts.HcpcsRecord("GD", '7', "x", "20080101", "20071231")),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Effective date '2025367' is invalid: use YYYYDDD",
            Texts.Refusal(Texts.AddOn('1', "0079T", "", "0078T", "", "2025367", "")),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "is before effective date",
            Texts.Refusal(Texts.AddOn('1', "0079T", "2012001", "0078T", "", "2013091", "")),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "row 2: Flag '2' is invalid: use 0 (header) or 1 (valid for submission)",
            Texts.Refusal(Texts.Ordered(1, "A00", '0', "Ours") + Texts.Ordered(2, "A000", '2', "Ours")),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "The XML is invalid at line",
            Texts.Refusal(Texts.Tabular("<section>")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_zip_with_two_files_of_one_name_or_with_too_many_is_refused()
    {
        Assert.Contains(
            "two files of one name",
            Texts.Refusal(Texts.File(Texts.Zip(("a.csv", "one"), ("a.csv", "other")), "twice.zip")),
            StringComparison.Ordinal
        );
        (string, string)[] many = [.. Enumerable.Range(0, 101).Select(at => ($"{at}.csv", "code"))];
        Assert.Contains(
            "The archive has 101 files. The limit is 100.",
            Texts.Refusal(Texts.File(Texts.Zip(many), "many.zip")),
            StringComparison.Ordinal
        );
    }
}
