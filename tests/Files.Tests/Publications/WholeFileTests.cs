using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;
using ClaimLint.Files.Publications;
using Xunit;

namespace ClaimLint.Files.Tests.Publications;

/// <summary>Whole real files: as many rows as they have, and what must hold across them.</summary>
public sealed class WholeFileTests
{
    private const string OrderFile = "icd10cm-order-2021.txt.gz";
    private const string TabularList = "icd10cm-tabular-2021.xml.gz";
    private static readonly PublicationOptions January2020 = new() { EffectiveFrom = new DateOnly(2020, 1, 1) };

    [Fact]
    public void The_order_file_has_every_code_and_says_which_are_billable()
    {
        var (release, rows) = Assert.Single(ReferenceData.Read(OrderFile).Releases);
        Assert.Equal(95_358, rows.Count);
        Assert.Equal(95_358, release.Rows);
        Assert.Equal(72_621, rows.Count(row => row["billable"] == "Y"));
        Assert.Equal(("icd-10-cm", "2021"), (release.System, release.Version));
        Assert.Equal(new DateOnly(2020, 10, 1), release.EffectiveFrom);
        Assert.Equal(new DateOnly(2021, 9, 30), release.EffectiveTo);
        Assert.True(release.Coverage.IsWhole);
        Assert.Equal(95_358, rows[^1].Number);
    }

    [Fact]
    public void The_order_file_says_what_the_embedded_table_says_checked_by_hand()
    {
        var whole = ReferenceData.Read(OrderFile).Releases[0].Rows.ToDictionary(row => row.Key);
        var embedded = TableFolder
            .Read(ReferenceData.EmbeddedFolder)
            .Single(release => release.Release is { System: "icd-10-cm", Version: "2021-01" });
        Assert.True(embedded.Rows.Count > 5_000);
        Assert.All(
            embedded.Rows,
            row =>
            {
                Assert.Equal(row["billable"], whole[row.Key]["billable"]);
                Assert.Equal(row["side"], whole[row.Key]["side"]);
            }
        );
    }

    /// <summary>The headers of 2026 are derived from its billable codes: those that both years have must be headers in both, but for codes that were split.</summary>
    [Fact]
    public void The_embedded_table_of_2026_differs_from_the_order_file_of_2021_only_where_codes_were_split()
    {
        var whole = ReferenceData.Read(OrderFile).Releases[0].Rows.ToDictionary(row => row.Key);
        var (release, rows) = TableFolder
            .Read(ReferenceData.EmbeddedFolder)
            .Single(release => release.Release is { System: "icd-10-cm", Version: "2026-partial" });
        var shared = rows.Where(row => whole.ContainsKey(row.Key)).ToArray();

        Assert.Equal((6_798, 6_748), (rows.Count, shared.Length));
        Assert.Equal(
            ["F438", "M545", "R05", "R102"],
            shared.Where(row => row["billable"] != whole[row.Key]["billable"]).Select(row => row.Key)
        );
        Assert.All(shared, row => Assert.Equal(whole[row.Key]["side"], row["side"]));
        Assert.Empty(
            whole.Keys.Where(code => release.Coverage.Covers(Code.Of(code))).Except(rows.Select(row => row.Key))
        );
    }

    [Fact]
    public void Seventh_characters_of_the_tabular_list_are_those_of_the_order_file()
    {
        var characters = ReferenceData
            .Read(TabularList)
            .Releases[2]
            .Rows.GroupBy(row => row.KeyParts[0])
            .ToDictionary(code => code.Key, code => code.Select(row => row.KeyParts[1][0]).ToHashSet());
        Assert.Equal(507, characters.Count);
        var asked = 0;
        foreach (var row in ReferenceData.Read(OrderFile).Releases[0].Rows.Where(row => row["billable"] == "Y"))
        {
            // The nearest ancestor that defines any: a code begins with those above it.
            HashSet<char>? allowed = null;
            for (var length = Math.Min(6, row.Key.Length); length >= 3 && allowed is null; length--)
                allowed = characters.GetValueOrDefault(row.Key[..length]);
            if (allowed is null)
                continue;
            asked++;
            Assert.True(row.Key.Length == 7 && allowed.Contains(row.Key[6]), row.Key);
        }

        Assert.True(asked > 40_000, $"{asked}");
    }

    [Fact]
    public void Every_note_of_the_tabular_list_is_read()
    {
        var list = ReferenceData.Read(TabularList);
        Assert.Equal(
            ["icd-10-cm-excludes", "icd-10-cm-code-first", "icd-10-cm-seventh-characters"],
            list.Releases.Select(release => release.Release.System)
        );
        Assert.All(list.Releases, release => Assert.Equal("2021", release.Release.Version));
        Assert.Contains(
            list.Told,
            sentence => sentence.StartsWith("2625 Excludes1 notes of 5441 lines", StringComparison.Ordinal)
        );
        Assert.Contains(
            list.Told,
            sentence => sentence.StartsWith("317 code first notes of 681 lines", StringComparison.Ordinal)
        );
        var excludes = list.Releases[0].Rows.ToDictionary(row => row.Key);
        // Below a category the note stands where the list has it …
        Assert.Equal("", excludes["M844|S12-"]["condition"]);
        Assert.Contains("S12-", excludes["M844|S12-"]["references"].Split(' '));
        // … from a section it comes down to each of its categories, from a chapter to each of its own …
        Assert.Equal(["A15", "A17", "A18", "A19"], Having(excludes, "P370", "A15-A19"));
        Assert.Contains("E13", Having(excludes, "P70-P74", "E00-E89"));
        // … and a reference with a condition keeps it.
        Assert.Contains(
            excludes.Values,
            row => row["condition"] == "with 7th character B" && row.KeyParts[1] == "S02-"
        );
        Assert.DoesNotContain(excludes.Keys, key => key.Contains('.', StringComparison.Ordinal));
    }

    [Fact]
    public void What_the_tabular_list_says_is_looked_up_for_any_codes()
    {
        var day = new DateOnly(2021, 3, 4);
        var list = ReferenceData.Read(TabularList).Releases;
        var tables = CodeTables.Read(list);
        bool Excludes(string one, string other) =>
            tables.DiagnosisExcludes.FindBetween(Code.Of(one), Code.Of(other), day).IsFound;

        // Of two kinds of diabetes one excludes the other, in either order; a fracture by illness one by injury, of any site.
        Assert.True(Excludes("E1010", "E1165"));
        Assert.True(Excludes("E1165", "E1010"));
        Assert.True(Excludes("M84461A", "S82101A"));
        // From a section (A15-A19) and from a chapter (E00-E89).
        Assert.True(Excludes("A150", "P370"));
        Assert.True(Excludes("P704", "E1165"));
        Assert.False(Excludes("E1165", "I10"));
        Assert.Equal(
            LookupStatus.NoRelease,
            tables.DiagnosisExcludes.FindBetween(Code.Of("E1010"), Code.Of("E1165"), day.AddYears(-1)).Status
        );

        // Every row is found by what it refers to, but where a code would exclude itself.
        var themselves = 0;
        foreach (var row in list[0].Rows)
        {
            var (one, other) = (Code.Of(row.KeyParts[0]), Code.Of(row.KeyParts[1].Split('-')[0]));
            var found = tables.DiagnosisExcludes.FindBetween(one, other, day);
            if (!found.IsFound)
            {
                themselves++;
                Assert.True(row.KeyParts[1].TrimEnd('-').Split('-') is [var low, ..] && one >= Code.Of(low), row.Key);
                continue;
            }

            Assert.True(found.Row.Condition.Length == 0 || row["condition"].Length > 0, row.Key);
            Assert.NotNull(found.Evidence.RowKey);
        }

        Assert.True(themselves < 100, $"{themselves} of {list[0].Rows.Count}");
        Assert.True(tables.DiagnosisCodeFirst.FindAny(Code.Of("F0280"), day).IsFound);

        // 7th characters: each billable code of the order file has one that is asked of it, or is asked for none.
        foreach (var row in ReferenceData.Read(OrderFile).Releases[0].Rows.Where(row => row["billable"] == "Y"))
            Assert.NotEqual(LookupStatus.NotInForce, tables.SeventhCharacters.Find(Code.Of(row.Key), day).Status);
        Assert.Equal(LookupStatus.NotInForce, tables.SeventhCharacters.Find(Code.Of("S82101X"), day).Status);
    }

    private static IEnumerable<string> Having(Dictionary<string, TableRow> rows, string reference, string stated) =>
        rows
            .Values.Where(row => row.KeyParts[1] == reference && row["stated"] == stated)
            .Select(row => row.KeyParts[0])
            .Order(StringComparer.Ordinal);

    [Fact]
    public void The_HCPCS_text_gives_procedures_and_modifiers()
    {
        var publication = ReferenceData.Read("hcpcs-2020-anweb.txt.gz", January2020);
        var (procedures, modifiers) = (publication.Releases[0], publication.Releases[1]);
        Assert.Equal((6_710, 369), (procedures.Rows.Count, modifiers.Rows.Count));
        Assert.Equal("hcpcs", procedures.Release.System);
        Assert.Equal("A* B* C* E* G* H* J* K* L* M* P* Q* R* S* T* V*", procedures.Release.Coverage.Text);
        Assert.Equal("hcpcs-modifiers", modifiers.Release.System);
        Assert.Equal("2020q1", modifiers.Release.Version);
        Assert.StartsWith(
            "Note regarding coverage and payment indicators",
            modifiers.Release.Notice,
            StringComparison.Ordinal
        );
        Assert.Contains("CMS’ 2020", modifiers.Release.Notice, StringComparison.Ordinal);
        var rows = modifiers.Rows.ToDictionary(row => row.Key);
        // Terminated before its last action: the day of termination is the last in force.
        Assert.Equal(new ActivePeriod(new DateOnly(2008, 1, 1), new DateOnly(2019, 12, 31)), rows["GD"].Period);
        // 9 lines of preamble, and the modifier has a continuation.
        Assert.Equal(20, rows["AD"].Number);
        Assert.Equal(
            "Medical supervision by a physician: more than four concurrent anesthesia procedures",
            rows["AD"]["title"]
        );
        Assert.Equal(
            615,
            publication.Releases.Sum(release => release.Rows.Count(row => row.Period.Until != DateOnly.MaxValue))
        );
    }

    [Fact]
    public void Places_of_service_say_what_the_embedded_table_says()
    {
        var publication = ReferenceData.Read("pos-codes.csv", new() { EffectiveFrom = new DateOnly(2024, 6, 1) });
        var (release, rows) = Assert.Single(publication.Releases);
        Assert.Equal(("pos", "2024-06"), (release.System, release.Version));
        // 101 rows in the file: 00 to 99, and a row for no code.
        Assert.Equal(100, rows.Count);
        Assert.Single(publication.Told);
        var whole = rows.ToDictionary(row => row.Key);
        Assert.Equal("TELEHEALTH", whole["02"]["name"]);
        Assert.Equal(
            ["02", "19", "21", "22", "23", "24", "26", "31", "34", "41", "42", "51", "52", "53", "56", "61"],
            rows.Where(row => row["facility"] == "Y").Select(row => row.Key)
        );
        var embedded = TableFolder.Read(ReferenceData.EmbeddedFolder).Single(table => table.Release.System == "pos");
        Assert.All(embedded.Rows, row => Assert.Equal(row["assigned"], whole[row.Key]["assigned"]));
    }

    [Fact]
    public void What_was_read_can_be_loaded_and_looked_up()
    {
        var tables = CodeTables.Read([
            .. ReferenceData.Read("hcpcs-2020-anweb.txt.gz", January2020).Releases,
            .. ReferenceData.Read(OrderFile).Releases,
            .. ReferenceData.Read("formats/nucc-taxonomy-25.1.excerpt.csv").Releases,
            .. ReferenceData.Read("formats/pprrvu-2026-jul.excerpt.csv").Releases,
            .. ReferenceData.Read("formats/aoc-2025q4.excerpt.txt").Releases,
            .. ReferenceData.Read("formats/mue-practitioner-2026q3.excerpt.csv").Releases,
        ]);
        var day = new DateOnly(2026, 7, 4);
        var diagnosis = tables.Diagnoses.Find(Code.Of("M84461A"), day);
        Assert.True(diagnosis.IsFound);
        Assert.Equal((true, 'R'), (diagnosis.Row.Billable, diagnosis.Row.Side));
        // The order file is of fiscal year 2021: what it lacks may have been added since.
        Assert.Equal(LookupStatus.Expired, tables.Diagnoses.Find(Code.Of("M84461Z"), day).Status);
        Assert.Equal(LookupStatus.Unknown, tables.Diagnoses.Find(Code.Of("M84461Z"), new DateOnly(2021, 3, 4)).Status);
        // CPT's digits are not the HCPCS file's to know.
        Assert.Equal(LookupStatus.NotCovered, tables.Procedures.Find(Code.Of("99213"), day).Status);
        Assert.Equal(LookupStatus.Expired, tables.Procedures.Find(Code.Of("A0002"), day).Status);
        var limit = tables.MedicarePractitioner.UnitLimits.Find(Code.Of("0001U"), day);
        Assert.True(limit.IsFound);
        Assert.Equal((1, 2), (limit.Row.Units, limit.Row.AdjudicationIndicator));
        // No row is no proof of no limit: some are confidential.
        Assert.Equal(
            LookupStatus.NotCovered,
            tables.MedicarePractitioner.UnitLimits.Find(Code.Of("99213"), day).Status
        );
    }
}
