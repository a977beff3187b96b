using ClaimLint.Domain.Tables;
using ClaimLint.Files.Publications;
using Xunit;

namespace ClaimLint.Files.Tests.Publications;

public sealed class PairEditsTests
{
    private const string Reason = "Misuse of column two code with column one code";

    [Fact]
    public void A_star_is_open_and_the_deletion_day_is_the_last_in_force()
    {
        var rows = Texts.Rows(
            Texts.PairsHeader
                + $"0001U\t0028U\t\t20180701\t20180930\t1\t{Reason}\r\n0001U\t0030U\t*\t20180701\t*\t0\t{Reason}\r\n",
            Texts.Practitioner
        );
        Assert.Equal("0001U|0028U", rows[0].Key);
        Assert.Equal(new ActivePeriod(new DateOnly(2018, 7, 1), new DateOnly(2018, 9, 30)), rows[0].Period);
        Assert.True(rows[0].Period.Contains(new DateOnly(2018, 9, 30)));
        Assert.Equal(DateOnly.MaxValue, rows[1].Period.Until);
        Assert.Equal(("1", "0"), (rows[0]["indicator"], rows[1]["indicator"]));
        Assert.Equal(Reason, rows[1]["rationale"]);
        Assert.Equal((1, 2), (rows[0].Number, rows[1].Number));
    }

    [Fact]
    public void The_CSV_form_says_the_same()
    {
        const string Header =
            "Column 1,Column 2,\"*=in existence prior to 1996\",Effective Date,Deletion Date *=no data,Modifier 0=not allowed 1=allowed 9=not applicable,PTP Edit Rationale\n";
        var row = Assert.Single(Texts.Rows(Header + $"93000,93005,,20000101,*,0,{Reason}\n", Texts.Practitioner));
        Assert.Equal("93000|93005", row.Key);
        Assert.Equal(new ActivePeriod(new DateOnly(2000, 1, 1), DateOnly.MaxValue), row.Period);
    }

    [Fact]
    public void A_pair_may_come_back_after_its_deletion()
    {
        var rows = Texts.Rows(
            Texts.PairsHeader
                + $"20957\t99211\t\t20060101\t20191231\t1\t{Reason}\n20957\t99211\t\t20200101\t*\t1\t{Reason}\n",
            Texts.Practitioner
        );
        Assert.Equal(2, rows.Count);
    }

    [Fact]
    public void A_pair_that_was_never_in_force_contradicts_no_other_row()
    {
        var rows = Texts.Rows(
            Texts.PairsHeader
                + $"0001A\t90473\t\t20220101\t20220101\t9\t{Reason}\n0001A\t90473\t\t20220101\t*\t1\t{Reason}\n",
            Texts.Practitioner
        );
        Assert.Equal("9", rows[0]["indicator"]);
        Assert.Equal(rows[0].Period.From, rows[0].Period.Until);
    }

    [Fact]
    public void Two_rows_of_a_pair_in_force_on_one_day_refuse_the_file() =>
        Assert.Equal(
            "download.txt, row 3: 20957|99211 since 2019-12-31 overlaps row 1, from 2006-01-01 until 2019-12-31. Correct or remove one of the two rows.",
            Texts.Refusal(
                Texts.PairsHeader
                    + $"20957\t99211\t\t20060101\t20191231\t1\t{Reason}\n10060\t99211\t\t20060101\t*\t1\t{Reason}\n20957\t99211\t\t20191231\t*\t1\t{Reason}\n",
                Texts.Practitioner
            )
        );

    [Theory]
    [InlineData(
        "20957\t99211\t\t20200101\t20191231\t1\tr",
        "Deletion date 2019-12-31 is before effective date 2020-01-01."
    )]
    [InlineData(
        "20957\t99211\t\t20251301\t*\t1\tr",
        "Effective date '20251301' is invalid: use YYYYMMDD, for example 20260701."
    )]
    [InlineData(
        "20957\t99211\t\t20250230\t*\t1\tr",
        "Effective date '20250230' is invalid: use YYYYMMDD, for example 20260701."
    )]
    [InlineData("20957\t99211\t\t20250101\t\t1\tr", "Deletion date is missing: use YYYYMMDD, or * for none.")]
    [InlineData(
        "20957\t9921\t\t20250101\t*\t1\tr",
        "Column 2 code '9921' is invalid: use 5 digits or capital letters."
    )]
    [InlineData(
        "20957\t99211\t\t20250101\t*\t2\tr",
        "Modifier indicator '2' is invalid: use 0 (not allowed), 1 (allowed) or 9 (not applicable)."
    )]
    [InlineData("20957\t99211\t20250101\t*\t1\tr", "The row has 6 columns and the header has 7.")]
    [InlineData("20957\t99211\t\t20250101\t*\t1\tr\tmore", "The row has 8 columns and the header has 7.")]
    public void A_row_that_cannot_be_read_refuses_the_file_and_is_reported_by_number(string row, string why)
    {
        var text =
            Texts.PairsHeader + "10060\t11720\t\t20250101\t*\t1\tr\n" + row + "\n11010\t11720\t\t20250101\t*\t1\tr\n";
        Assert.Equal($"download.txt, row 2: {why}", Texts.Refusal(text, Texts.Practitioner));
        var skipped = Texts.Read(text, Texts.Practitioner with { SkipBadRows = true });
        Assert.Equal(1, skipped.SkippedRows);
        Assert.Equal([$"download.txt, row 2: {why}"], skipped.Told);
        Assert.Equal([1, 3], skipped.Releases[0].Rows.Select(row => row.Number));
    }

    [Fact]
    public void Rows_that_say_the_same_share_one_set_of_values()
    {
        var rows = Texts.Rows(
            Texts.PairsHeader
                + $"10060\t11720\t\t20250101\t*\t1\t{Reason}\n10060\t11721\t\t20250101\t*\t0\t{Reason}\n10060\t11722\t\t20250101\t*\t1\t{Reason}\n",
            Texts.Practitioner
        );
        Assert.Same(rows[0].Values, rows[2].Values);
        Assert.NotSame(rows[0].Values, rows[1].Values);
    }

    [Fact]
    public void The_setting_makes_the_system_and_must_be_said()
    {
        var text = Texts.PairsHeader + $"10060\t11720\t\t20250101\t*\t1\t{Reason}\n";
        Assert.Contains(
            "Pass the setting, practitioner, outpatient or dme (Setting)",
            Texts.Refusal(text, Texts.Practitioner with { Setting = null }),
            StringComparison.Ordinal
        );
        Assert.Equal(
            "ptp-medicaid-outpatient",
            Texts
                .Read(
                    text,
                    Texts.Practitioner with
                    {
                        Setting = PublicationSetting.Outpatient,
                        Program = PublicationProgram.Medicaid,
                    }
                )
                .Releases[0]
                .Release.System
        );
    }

    [Fact]
    public void Four_parts_make_one_release_in_whatever_order_they_are_given()
    {
        var parts = PartsOfAWhole();
        var files = parts.Select((part, i) => Texts.File(part, $"ccipra-v322r0-f{i + 1}.txt")).Reverse().ToArray();
        var publication = PublicationReader.Read(
            files,
            new PublicationOptions { Setting = PublicationSetting.Practitioner }
        );
        var (release, rows) = Assert.Single(publication.Releases);
        Assert.True(release.Coverage.IsWhole);
        Assert.Equal("2026q3", release.Version);
        Assert.Equal(new DateOnly(2026, 7, 1), release.EffectiveFrom);
        Assert.Equal(Enumerable.Range(1, rows.Count), rows.Select(row => row.Number));
        Assert.Equal(rows.Select(row => row.Key).Order(StringComparer.Ordinal), rows.Select(row => row.Key));
        Assert.Equal(
            "ccipra-v322r0-f1.txt, ccipra-v322r0-f2.txt, ccipra-v322r0-f3.txt, ccipra-v322r0-f4.txt",
            release.File
        );
    }

    [Theory]
    [InlineData(0, "there is no column 1 code of CPT category II or III")]
    [InlineData(1, "there is no column 1 code between 25000 and 37000")]
    [InlineData(2, "there is no column 1 code between 36000 and 61000")]
    [InlineData(3, "there is no column 1 code of HCPCS level II")]
    public void A_part_that_is_missing_is_seen(int missing, string what)
    {
        var files = PartsOfAWhole().Where((_, i) => i != missing).Select(part => Texts.File(part)).ToArray();
        var refusal = Texts.Refusal(Texts.Practitioner with { Coverage = null }, files);
        Assert.Contains(
            $"a part is missing, {what}. Import all parts (f1 to f4) together",
            refusal,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Parts_of_two_quarters_are_not_one_release() =>
        Assert.Contains(
            "of different releases, 2026q2 and 2026q3",
            Texts.Refusal(
                new PublicationOptions { Setting = PublicationSetting.Practitioner },
                [
                    .. PartsOfAWhole()
                        .Select((part, i) => Texts.File(part, $"ccipra-v32{(i == 0 ? 1 : 2)}r0-f{i + 1}.txt")),
                ]
            ),
            StringComparison.Ordinal
        );

    /// <summary>Column 1 codes a thousand apart, cut where CMS cuts.</summary>
    private static string[] PartsOfAWhole()
    {
        string Part(int from, int to, params string[] others) =>
            Texts.PairsHeader
            + string.Concat(
                others
                    .Where(code => char.IsAsciiLetter(code[4]))
                    .Concat(Enumerable.Range(from, to - from + 1).Select(thousand => $"{thousand}000"))
                    .Concat(others.Where(code => char.IsAsciiLetter(code[0])))
                    .Select(code => $"{code}\t99211\t\t20060101\t*\t1\t{Reason}\n")
            );
        return [Part(10, 25, "0001A"), Part(26, 36), Part(37, 60), Part(61, 99, "G0008")];
    }
}
