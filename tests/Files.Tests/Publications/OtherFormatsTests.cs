using ClaimLint.Domain.Tables;
using ClaimLint.Files.Publications;
using Xunit;

namespace ClaimLint.Files.Tests.Publications;

/// <summary>The traps of every other kind of file.</summary>
public sealed class OtherFormatsTests
{
    [Theory]
    [InlineData("Practitioner Services", "mue-medicare-practitioner")]
    [InlineData("Outpatient Hospital Services", "mue-medicare-outpatient")]
    [InlineData("DME Supplier Services", "mue-medicare-dme")]
    public void The_name_of_a_column_tells_for_whom_unit_limits_are(string table, string system)
    {
        var text = Texts.LimitsHeader.Replace("Practitioner Services", table, StringComparison.Ordinal);
        var publication = Texts.Read(
            text
                + "27215,0,2 Date of Service Edit: Policy,CMS Policy\n11043,1,1 Line Edit,CMS Policy\n20680,3,3 Date of Service Edit: Clinical,Clinical: Data\n"
        );
        var (release, rows) = Assert.Single(publication.Releases);
        Assert.Equal(system, release.System);
        Assert.Equal("Notice of the AMA.\n\nMore of it.", release.Notice);
        // 0 is a limit.
        Assert.Equal(["0", "1", "3"], rows.Select(row => row["units"]));
        Assert.Equal(["2", "1", "3"], rows.Select(row => row["mai"]));
        Assert.Equal(new ActivePeriod(new DateOnly(2026, 7, 1), DateOnly.MaxValue), rows[0].Period);
    }

    [Fact]
    public void An_add_on_edit_ends_with_the_first_of_three_deletions()
    {
        var rows = Texts.Rows(
            Texts.AddOn('1', "0079T", "2013365", "0078T", "2013365", "2013091", "2013365")
                + Texts.AddOn('1', "0092T", "2014365", "22856", "", "2013091", "")
                + Texts.AddOn('1', "0095T", "", "22864", "2012366", "2012001", "")
                + Texts.AddOn('2', "0054T", "", "CCCCC", "", "2013091", "", "Contractor Defined Primary Codes")
                + Texts.AddOn('3', "0984T", "", "36221", "", "2025274", "", "\"a note, quoted\"")
        );
        Assert.Equal(
            ["0079T|0078T", "0092T|22856", "0095T|22864", "0054T|CCCCC", "0984T|36221"],
            rows.Select(row => row.Key)
        );
        Assert.Equal(
            [new(2013, 12, 31), new(2014, 12, 31), new(2012, 12, 31), DateOnly.MaxValue, DateOnly.MaxValue],
            rows.Select(row => row.Period.Until)
        );
        Assert.Equal(new DateOnly(2025, 10, 1), rows[4].Period.From);
        Assert.Equal(["1", "1", "1", "2", "3"], rows.Select(row => row["type"]));
        Assert.Equal("a note, quoted", rows[4]["note"]);
    }

    [Fact]
    public void Add_on_edits_in_columns_say_the_same()
    {
        var row = Assert.Single(
            Texts.Rows(
                "Primary Code,Add-on Code,AOC Edit Type,Special Instruction/Notes,AOC Del Dt (Julian),Primary Code Del Dt (Julian),AOC Edit Eff Dt (Julian),AOC Edit Del Dt (Julian)\n"
                    + "22856,0092T,1,,2014365,,2013091,\n"
            )
        );
        Assert.Equal("0092T|22856", row.Key);
        Assert.Equal(new ActivePeriod(new DateOnly(2013, 4, 1), new DateOnly(2014, 12, 31)), row.Period);
    }

    [Fact]
    public void The_fee_schedule_of_2025_has_31_columns_and_says_its_quarter()
    {
        var publication = Texts.Read(
            Texts.FeesHeader
                + Texts.Fee("20957")
                + Texts.Fee("71046", "26", assistant: "")
                + Texts.Fee("G0008", status: "X"),
            new PublicationOptions()
        );
        var (release, rows) = Assert.Single(publication.Releases);
        Assert.Equal("2025q4", release.Version);
        Assert.Equal(
            (new DateOnly(2025, 10, 1), new DateOnly(2025, 12, 31)),
            (release.EffectiveFrom, release.EffectiveTo!.Value)
        );
        Assert.Equal(["20957", "71046|26", "G0008"], rows.Select(row => row.Key));
        Assert.Equal(
            ("A", "", "NA", "0", "090"),
            (rows[0]["status"], rows[0]["nonfacility_na"], rows[0]["facility_na"], rows[0]["pctc"], rows[0]["global"])
        );
        Assert.Equal(
            ("2", "1", "2", "1", "0"),
            (rows[0]["multiple"], rows[0]["bilateral"], rows[0]["assistant"], rows[0]["cosurgeon"], rows[0]["team"])
        );
        Assert.Equal("", rows[1]["assistant"]);
    }

    [Fact]
    public void A_column_more_on_the_left_moves_nothing()
    {
        string Moved(string text) =>
            string.Concat(text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => $"X,{line}\n"));
        var sound = Texts.FeesHeader + Texts.Fee("20957");
        Assert.Equal(
            Texts.Rows(sound, new PublicationOptions())[0].Values,
            Texts.Rows(Moved(sound), new PublicationOptions())[0].Values
        );
    }

    [Fact]
    public void Descriptors_of_the_AMA_and_the_ADA_are_dropped_without_a_licence()
    {
        var fees = Texts.FeesHeader + Texts.Fee("20957") + Texts.Fee("0001F") + Texts.Fee("G0008");
        Assert.Equal(["", "", "OURS"], Texts.Rows(fees).Select(row => row["title"]));
        Assert.Equal(
            ["OURS", "OURS", "OURS"],
            Texts.Rows(fees, Texts.July2026 with { HoldsCptLicense = true }).Select(row => row["title"])
        );
        var hcpcs =
            Texts.HcpcsHeader
            + "D0120,0010,3,OURS,,D,20000101,20000101,,N\nA0021,0010,3,OURS,,I,19850101,19960910,,N\n";
        Assert.Equal(["", "OURS"], Texts.Rows(hcpcs).Select(row => row["title"]));
    }

    [Fact]
    public void Both_files_of_the_fee_schedule_give_one_release_and_differing_ones_none()
    {
        var one = Texts.FeesHeader + Texts.Fee("20957");
        var other = one.Replace("32.3465", "33.5675", StringComparison.Ordinal);
        var publication = PublicationReader.Read([
            Texts.File(
                Texts.Zip(
                    ("PPRRVU2026_Oct_nonQPP.csv", one),
                    ("readme.txt", "Read me."),
                    ("PPRRVU2026_Oct_QPP.csv", other)
                ),
                "rvu25d.zip"
            ),
        ]);
        Assert.Single(Assert.Single(publication.Releases).Rows);
        Assert.Contains(
            "but their rows differ. Import one of them.",
            Texts.Refusal(
                Texts.File(one, "a.csv"),
                Texts.File(Texts.FeesHeader + Texts.Fee("20957", assistant: "0"), "b.csv")
            ),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void HCPCS_text_joins_its_continuations_and_skips_its_disclaimer()
    {
        var publication = Texts.Read(
            "Note regarding coverage.\r\n\r\n"
                + Texts.HcpcsRecord("AD", '7', "Medical supervision of more than four", "19840101")
                + Texts.HcpcsContinuation("AD", '8', "procedures")
                + Texts.HcpcsRecord("GD", '7', "Units", "20080101", "20191231")
                + Texts.HcpcsRecord("A0021", '3', "Ambulance service", "19850101")
        );
        Assert.Equal(["hcpcs", "hcpcs-modifiers"], publication.Releases.Select(release => release.Release.System));
        Assert.Equal(["A*", "A* G*"], publication.Releases.Select(release => release.Release.Coverage.Text));
        var modifiers = publication.Releases[1].Rows;
        Assert.Equal("Medical supervision of more than four procedures", modifiers[0]["title"]);
        Assert.Equal(new DateOnly(2019, 12, 31), modifiers[1].Period.Until);
        // The line in the file: there is no header to count from.
        Assert.Equal([3, 5], modifiers.Select(row => row.Number));
        Assert.Equal("Note regarding coverage.", publication.Releases[0].Release.Notice);
    }

    [Theory]
    [InlineData("Fracture of right tibia", "R")]
    [InlineData("Fracture of left tibia", "L")]
    [InlineData("Bilateral hearing loss", "B")]
    [InlineData("Blepharitis of both eyes", "B")]
    [InlineData("Blindness right eye category 3, low vision left eye category 1", "B")]
    [InlineData("Varicose veins of right lower extremity with both ulcer of calf and inflammation", "R")]
    [InlineData("Homonymous bilateral field defects, left side", "L")]
    [InlineData("Burns involving both this and that", "")]
    [InlineData("Foreign body accidentally left in body following removal", "")]
    [InlineData("Left ventricular failure, unspecified", "")]
    [InlineData("Infarction involving left main coronary artery", "")]
    [InlineData("Malignant neoplasm of left main bronchus", "L")]
    [InlineData("Unspecified injury of ascending [right] colon", "")]
    [InlineData("Left sided colitis", "")]
    [InlineData("Bright light", "")]
    public void The_words_of_a_description_tell_the_side(string title, string side)
    {
        var row = Assert.Single(Texts.Rows(Texts.Ordered(1, "M84461A", '1', title), Texts.July2026));
        Assert.Equal(side, row["side"]);
        Assert.Equal("Y", row["billable"]);
    }

    [Theory]
    [InlineData("icd10cm_order_2021.txt", "2021", "2020-10-01", "2021-09-30")]
    [InlineData("icd10cm-order-April-2025.txt", "2025-04", "2025-04-01", "2025-09-30")]
    public void A_fiscal_year_begins_in_October(string name, string version, string from, string until)
    {
        var release = Texts
            .Read(Texts.Ordered(1, "A000", '1', "Ours"), new PublicationOptions(), name)
            .Releases[0]
            .Release;
        Assert.Equal(version, release.Version);
        Assert.Equal(DateOnly.Parse(from), release.EffectiveFrom);
        Assert.Equal(DateOnly.Parse(until), release.EffectiveTo);
    }

    [Fact]
    public void A_diagnosis_of_the_order_file_may_have_a_letter_in_second_place()
    {
        var row = Assert.Single(Texts.Rows(Texts.Ordered(1, "QA00101", '1', "Ours"), Texts.July2026));

        Assert.Equal(("QA00101", "Y"), (row.Key, row["billable"]));
    }

    [Fact]
    public void Excludes_come_down_from_chapter_and_section_and_their_references_are_read()
    {
        var publication = Texts.Read(
            Texts.Tabular(
                """
                <excludes1><note>birth trauma (P10-P15)</note></excludes1>
                <section id="S80-S82"><desc>Ours (S80-S82)</desc>
                <excludes1><note>frostbite (T33-T34, T35.-)</note><note>heart disease (in):</note></excludes1>
                <diag><name>S80</name><desc>Ours</desc></diag>
                <diag><name>S82</name><desc>Ours</desc>
                <excludes1><note>frostbite (T35.-)</note><note>open fracture (S92.-with 7th character B)</note><note>torticollis NOS M43.6</note></excludes1>
                <codeFirst><note>underlying disease, such as:</note><note>neoplasm (C00-D49)</note></codeFirst>
                <sevenChrDef><extension char="A">initial</extension><extension char="S">sequela</extension></sevenChrDef>
                <diag><name>S82.1</name><desc>Ours</desc><excludes1><note>stress fracture (M84.36-)</note></excludes1></diag></diag>
                </section>
                """
            ),
            new PublicationOptions()
        );
        Assert.Equal(new DateOnly(2025, 10, 1), publication.Releases[0].Release.EffectiveFrom);
        Assert.Equal(
            [
                "S80|P10-P15",
                "S80|T33-T34",
                "S80|T35-",
                "S821|M8436-",
                "S82|M436",
                "S82|P10-P15",
                "S82|S92-",
                "S82|T33-T34",
                "S82|T35-",
            ],
            publication.Releases[0].Rows.Select(row => row.Key).Order(StringComparer.Ordinal)
        );
        var rows = publication.Releases[0].Rows.ToDictionary(row => row.Key);
        Assert.Equal("with 7th character B", rows["S82|S92-"]["condition"]);
        Assert.Equal(("S82", "S80-S82"), (rows["S82|T35-"]["stated"], rows["S80|T35-"]["stated"]));
        Assert.Equal("T33-T34 T35-", rows["S80|T35-"]["references"]);
        Assert.Equal(["S82|C00-D49"], publication.Releases[1].Rows.Select(row => row.Key));
        Assert.Equal(["S82|A", "S82|S"], publication.Releases[2].Rows.Select(row => row.Key));
        Assert.Contains(
            publication.Told,
            sentence => sentence.StartsWith("4 Excludes1 notes of 7 lines; 1 ", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("ulcer (K57.0, K57.2)", "K570 K572")]
    [InlineData("injury (S06.1- to S06.6- , S06.81-)", "S061-S066 S0681-")]
    [InlineData("fracture (M84.4.-)", "M844-")]
    [InlineData("disorders (M47.0-M47.2.-)", "M470-M472")]
    [InlineData("lack of vitamin B12 (E53.8)", "E538")]
    [InlineData("absence (Z89.52-", "Z8952-")]
    [InlineData("disorder (QA0.0101, QA0.-)", "QA00101 QA0-")] // fiscal year 2026: a letter in second place
    [InlineData("gangliosidosis GM2 (E75.0-)", "E750-")]
    [InlineData("GM2 with CD30 and E75.0", "E750")]
    // The list of 2021 has the letter of an end misprinted; an end before its beginning is no range.
    [InlineData("contact (T63.81-R63.83)", "T6381-T6383")]
    [InlineData("fracture (S82.1-S81.9)", "S821 S819")]
    [InlineData("fractures with displacement classified to S06.4-S06.6", "S064-S066")]
    [InlineData("disorder (QA0.01-QA0.03, F51.0)", "QA001-QA003 F510")]
    public void References_are_read_out_of_prose(string note, string references)
    {
        var rows = Texts
            .Read(
                Texts.Tabular(
                    $"<section id=\"A00-A00\"><diag><name>A00</name><excludes1><note>{note}</note></excludes1><codeFirst><note>(A01)</note></codeFirst><sevenChrDef><extension char=\"A\">x</extension></sevenChrDef></diag></section>"
                )
            )
            .Releases[0]
            .Rows;
        Assert.All(rows, row => Assert.Equal(references, row["references"]));
        Assert.All(rows, row => Assert.Equal("", row["condition"]));
        Assert.Equal(references.Split(' '), rows.Select(row => row.KeyParts[1]));
    }

    [Fact]
    public void The_taxonomy_is_read_in_the_older_character_set_too()
    {
        const string Header = "Code,Grouping,Classification,Specialization,Definition,Notes,Display Name,Section\r\n";
        const string Row = "207X00000X,Group,Class \u0096 caf\u00E9,,\"a\r\ndefinition\",,Ours,Individual\r\n";
        var windows = Assert.Single(Texts.Rows(Header + Row));
        Assert.Equal("Class – café", windows["classification"]);
        var utf8 = PublicationReader
            .Read([
                Texts.File(
                    [.. "\uFEFF"u8, .. System.Text.Encoding.UTF8.GetBytes((Header + Row).Replace('\u0096', '–'))],
                    "nucc_taxonomy_251.csv"
                ),
            ])
            .Releases[0];
        Assert.Equal("Class – café", utf8.Rows[0]["classification"]);
        Assert.Equal(
            (new DateOnly(2025, 10, 1), new DateOnly(2026, 3, 31)),
            (utf8.Release.EffectiveFrom, utf8.Release.EffectiveTo!.Value)
        );
    }

    [Fact]
    public void A_deactivated_NPI_is_in_force_from_its_day_on()
    {
        var text = "NPPES Deactivated NPI Records,\nNPI,NPPES Deactivation Date\n1234567893,03/05/2024\n";
        var (release, rows) = Assert.Single(
            Texts.Read(text, new PublicationOptions(), "NPPES Deactivated NPI Report 20240610.csv").Releases
        );
        Assert.Equal(("npi-deactivations", "2024-06-10"), (release.System, release.Version));
        Assert.Equal("1234567893", rows[0].Key);
        Assert.Equal(new ActivePeriod(new DateOnly(2024, 3, 5), DateOnly.MaxValue), rows[0].Period);
        Assert.Contains(
            "NPI '1234567890' is invalid",
            Texts.Refusal("NPI,NPPES Deactivation Date\n1234567890,03/05/2024\n"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_place_is_named_by_the_words_before_its_description()
    {
        var rows = Texts.Rows(
            "code,description\n00,UNASSIGNED\n01,\"PHARMACY (EFFECTIVE OCTOBER 1, 2005)- A FACILITY\"\n21,INPATIENT HOSPITAL - A FACILITY\n50,FEDERALLY QUALIFIED CENTER-A FACILITY\n~,NO DESCRIPTION AVAILABLE\n"
        );
        Assert.Equal(["UNASSIGNED", "PHARMACY", "INPATIENT HOSPITAL"], rows.Take(3).Select(row => row["name"]));
        Assert.Equal(["N", "Y", "Y", "Y"], rows.Select(row => row["assigned"]));
        Assert.Equal(["N", "N", "Y", "N"], rows.Select(row => row["facility"]));
    }
}
