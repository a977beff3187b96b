using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;
using ClaimLint.Files.Publications;
using Xunit;

namespace ClaimLint.Files.Tests.Publications;

/// <summary>Published files as they are: rows that repeat others, cells that a spreadsheet changed, lists that come beside the right one.</summary>
public sealed class PublishedShapesTests
{
    private const string Nine = "10060\t11720\t\t19960101\t19960101\t9\t";

    [Fact]
    public void Identical_periods_of_indicator_9_are_one_row()
    {
        var publication = Texts.Read(
            Texts.PairsHeader
                + $"{Nine}One reason\n{Nine}Another reason\n10060\t11720\t\t19960101\t*\t0\tr\n{Nine}A third\n20957\t99213\t\t20200101\t*\t1\tr\n",
            Texts.Practitioner
        );
        var rows = Assert.Single(publication.Releases).Rows;
        Assert.IsType<PairRows>(rows);
        Assert.Equal([1, 3, 5], rows.Select(row => row.Number));
        Assert.Equal(3, publication.Releases[0].Release.Rows);
        Assert.Equal(
            ["2 rows repeat others or were never in force, and are not imported: rows 2, 4."],
            publication.Told
        );
        Assert.Equal(0, publication.SkippedRows);
    }

    [Fact]
    public void An_indicator_9_that_ends_with_a_row_in_force_does_not_stop_the_import()
    {
        var rows = Texts.Rows(
            Texts.PairsHeader
                + "10060\t11720\t\t20060101\t20191231\t1\tr\n10060\t11720\t\t20191231\t20191231\t9\tr\n10060\t11720\t\t20200101\t*\t1\tr\n",
            Texts.Practitioner
        );
        Assert.Equal(["1", "1"], rows.Select(row => row["indicator"]));
    }

    [Theory]
    [InlineData(true, '1')]
    [InlineData(false, '1')]
    [InlineData(true, '3')]
    public void An_add_on_edit_deleted_on_its_first_day_leaves_the_open_one_in_force(bool isFirst, char type)
    {
        var oneDay = Texts.AddOn(type, "0054T", "", "99202", "", "2024275", "2024275");
        var open = Texts.AddOn('1', "0054T", "", "99202", "", "2024001", "");
        var publication = Texts.Read(
            (isFirst ? oneDay + open : open + oneDay) + Texts.AddOn('1', "0055T", "", "99202", "", "2024001", "2024001")
        );
        var rows = Assert.Single(publication.Releases).Rows;
        Assert.Equal(["0054T|99202", "0055T|99202"], rows.Select(row => row.Key));
        Assert.Equal(new ActivePeriod(new DateOnly(2024, 1, 1), DateOnly.MaxValue), rows[0].Period);
        Assert.Equal("1", rows[0]["type"]);
        Assert.Single(publication.Told);
    }

    [Fact]
    public void A_bad_add_on_edit_is_not_skipped_for_it_would_leave_a_list_that_is_not_whole() =>
        Assert.Equal(
            "download.txt, row 2: Effective date '2024400' is invalid: use YYYYDDD, for example 2026182 for July 1, 2026. The row cannot be skipped: the other rows of its add-on code would be an incomplete list of primary codes.",
            Texts.Refusal(
                Texts.AddOn('1', "0054T", "", "99202", "", "2024001", "")
                    + Texts.AddOn('1', "0054T", "", "99203", "", "2024400", "")
                    + Texts.AddOn('1', "0054T", "", "99204", "", "2024001", ""),
                Texts.July2026 with
                {
                    SkipBadRows = true,
                }
            )
        );

    [Fact]
    public void Of_two_rows_that_contradict_each_other_none_is_skipped() =>
        Assert.Equal(
            "download.txt, row 2: 11043 since 2026-07-01 overlaps row 1, since 2026-07-01. Correct or remove one of the two rows.",
            Texts.Refusal(
                Texts.LimitsHeader + "11043,1,1 Line Edit,x\n11043,2,1 Line Edit,x\n",
                Texts.July2026 with
                {
                    SkipBadRows = true,
                }
            )
        );

    [Fact]
    public void A_bad_HCPCS_record_that_may_continue_another_is_not_skipped()
    {
        var first = Texts.HcpcsRecord("A0021", '3', "Ambulance", "19850101");
        var continued = Texts.HcpcsContinuation("A0021", '4', "service");
        var bad = Texts.HcpcsContinuation("A0021", '5', "outside");
        Assert.EndsWith(
            "The row cannot be skipped: it may be a part of the description of the record before it.",
            Texts.Refusal(first + continued + bad, Texts.July2026 with { SkipBadRows = true }),
            StringComparison.Ordinal
        );

        // A first record that cannot be read goes with all that continues it; the one before it is whole.
        var skipped = Texts.Read(
            first
                + continued
                + Texts.HcpcsRecord("A0080", '3', "Ours", "19851301")
                + Texts.HcpcsContinuation("A0080", '4', "more"),
            Texts.July2026 with
            {
                SkipBadRows = true,
            }
        );
        Assert.Equal("Ambulance service", Assert.Single(skipped.Releases[0].Rows)["title"]);
        Assert.Equal(2, skipped.SkippedRows);
    }

    [Fact]
    public void Zeros_that_a_spreadsheet_removed_are_restored_and_counted()
    {
        string Saved(string row) => row.Replace(",090,", ",90,", StringComparison.Ordinal);
        var publication = Texts.Read(
            Texts.FeesHeader
                + Saved(Texts.Fee("104"))
                + Texts.Fee("G0104").Replace(",090,", ",0,", StringComparison.Ordinal)
                + Texts.Fee("G0105").Replace(",090,", ",10,", StringComparison.Ordinal)
                + Texts.Fee("20957"),
            new PublicationOptions()
        );
        var rows = Assert.Single(publication.Releases).Rows;
        Assert.Equal(["00104", "G0104", "G0105", "20957"], rows.Select(row => row.Key));
        Assert.Equal(["090", "000", "010", "090"], rows.Select(row => row["global"]));
        Assert.Equal(
            [
                "Leading zeros that a spreadsheet removed were restored: HCPCS in 1 cell, GLOB DAYS in 3 cells. The CSV of CMS's zip (PPRRVU) has them.",
            ],
            publication.Told
        );
        Assert.Empty(Texts.Read(Texts.FeesHeader + Texts.Fee("20957"), new PublicationOptions()).Told);
    }

    [Fact]
    public void Of_the_fee_schedules_zip_the_CSV_is_read_whatever_comes_with_it()
    {
        var publication = PublicationReader.Read([
            Texts.File(
                Texts.Zip(
                    ("PPRRVU2025_Oct.txt", FixedWidthFees),
                    ("GPCI2025.csv", Localities),
                    ("PPRRVU2025_Oct.csv", Texts.FeesHeader + Texts.Fee("20957"))
                ),
                "rvu25d.zip"
            ),
        ]);
        Assert.Equal("mpfs-medicare 2025q4", Assert.Single(publication.Releases).Release.ToString());
    }

    [Fact]
    public void Of_the_ICD_10_CM_zip_the_order_file_is_read_whatever_comes_with_it()
    {
        var publication = PublicationReader.Read([
            Texts.File(
                Texts.Zip(
                    ("icd10cm_codes_2026.txt", "A000    Ours\r\nQA00101 Ours\r\n"),
                    ("icd10cm_order_addenda_2026.txt", Addenda),
                    ("icd10cm_order_2026.txt", Texts.Ordered(1, "A000", '1', "Ours"))
                ),
                "2026-code-descriptions.zip"
            ),
        ]);
        Assert.Equal("icd-10-cm 2026", Assert.Single(publication.Releases).Release.ToString());
    }

    [Fact]
    public void A_diagnosis_may_have_a_letter_in_second_place()
    {
        var tables = CodeTables.Read([
            .. Texts
                .Read(Texts.Ordered(1, "QA0", '0', "Ours") + Texts.Ordered(2, "QA00109", '1', "Ours, left ear"))
                .Releases,
        ]);
        var row = tables.Diagnoses.Find(Code.Of("QA00109"), new DateOnly(2026, 7, 4));
        Assert.True(row.IsFound);
        Assert.Equal((true, 'L'), (row.Row.Billable, row.Row.Side));
    }

    private const string Localities =
        "Addendum E,,,,,,\nMedicare Administrative Contractor (MAC),State,Locality Number,Locality Name,2025 PW GPCI (with 1.0 Floor),2025 PE GPCI,2025 MP GPCI\n99999,ZZ,00,OURS,1,1,1\n";

    private const string Addenda =
        "Add:         A0001   1 Ours\r\nDelete:      A0002   1 Ours\r\nRevise from: A0003   1 Ours\r\nRevise to:   A0003   1 Theirs\r\n";

    private static readonly string FixedWidthFees =
        "HDR OURS\r\n"
        + $"{"9999F  OURS", -57}I   0.00   0.00     0.00    0.00   0.00  0.009XXX.00.00.0099999             32.3465 090 99      0.00   0.00   0.00\r\n";

    public static TheoryData<string, string> Lists =>
        new()
        {
            {
                FixedWidthFees,
                "the fixed-width text of the Medicare physician fee schedule. Import the CSV of the same zip (PPRRVU) instead."
            },
            {
                Localities,
                "a locality file of the fee schedule (GPCI or counties). Import the relative value file of the same zip (PPRRVU) instead."
            },
            {
                "Medicare Adminstrative Contractor,Locality Number,State,Fee Schedule Area,Counties\n99999,0,OURS,OURS,ALL\n",
                "a locality file of the fee schedule (GPCI or counties). Import the relative value file of the same zip (PPRRVU) instead."
            },
            {
                "Contractor,Locality,Locality Name,National Anes CF of 20.0000\n99999,00,OURS,19.00\n",
                "the anesthesia conversion factors. Import the relative value file of the same zip (PPRRVU) instead."
            },
            {
                "HCPCS,MOD,PROCSTAT,CARRIER,LOCALITY,FACILITY PRICE,NON-FACILTY PRICE\n9999T,TC,C,99999,05,1.00,1.00\n",
                "the OPPS caps of the fee schedule. Import the relative value file of the same zip (PPRRVU) instead."
            },
            {
                Texts.PairsHeader.Replace(
                    "Column1/Column2 Edits",
                    "Column1/Column2 Edits: Additions",
                    StringComparison.Ordinal
                ) + "10060\t11720\t\t20260701\t*\t1\tr\n",
                "an NCCI PTP change report. Import the full edits (parts f1 to f4) instead."
            },
            {
                "Column 1,Column 2,Effective Date,Prior Modifier Indicator,Current Modifier Indicator\n10060,11720,20260701,0,1\n",
                "an NCCI PTP change report. Import the full edits (parts f1 to f4) instead."
            },
            {
                "HCPCS/CPT Code,Old MUE Value,New MUE Value,Effective Date\n11043,1,2,20260701\n",
                "an NCCI MUE change report. Import the full MUE table instead."
            },
            {
                "HCPCS/MOD Code,Action,Long Description,Short Description\nA0021,Revise,Ours,Ours\n",
                "the HCPCS corrections list. Import the full alpha-numeric file (ANWEB) instead."
            },
            {
                "A000    Ours\r\nQA00101 Ours\r\n",
                "the ICD-10-CM codes file, which has no headers and no flags. Import the order file beside it (icd10cm_order) instead."
            },
            {
                Addenda,
                "a list of ICD-10-CM changes (addenda). Import the order file beside it (icd10cm_order) instead."
            },
            {
                Texts.Ordered(1, "001", '0', "Ours") + Texts.Ordered(2, "0016070", '1', "Ours"),
                "the ICD-10-PCS order file. Import the ICD-10-CM order file (icd10cm_order) instead."
            },
            {
                "NPI,Entity Type Code,NPI Deactivation Date,Healthcare Provider Taxonomy Code_1\n1234567893,1,03/05/2024,207X00000X\n",
                "the full NPPES file. Import the report of deactivated NPIs instead."
            },
        };

    [Theory]
    [MemberData(nameof(Lists))]
    public void A_list_that_is_not_imported_is_named_in_its_refusal(string text, string what)
    {
        Assert.Equal($"download.txt is {what}", Texts.Refusal(text, Texts.Practitioner));
        Assert.Equal(
            $"all.zip: none of its 2 files can be imported. list.txt is {what}",
            Texts.Refusal(Texts.File(Texts.Zip(("readme.txt", "Read me."), ("list.txt", text)), "all.zip"))
        );
    }
}
