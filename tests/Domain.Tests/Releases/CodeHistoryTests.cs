using ClaimLint.Domain.Tables;
using ClaimLint.Files.Publications;

namespace ClaimLint.Domain.Tests.Releases;

/// <summary>Whatever can be imported can be looked up by what a person types, with the row that says so.</summary>
public sealed class CodeHistoryTests
{
    private const string Pairs = "column1,column2,from,until,indicator,rationale";
    private const string Units = "code,units,mai,rationale";
    private const string AddOns = "code,primary,type,note";
    private const string Notes = "code,reference,references,condition,stated,note";

    /// <summary>System, columns, row, what is typed, the row's key, what it says.</summary>
    public static TheoryData<string, string, string, string, string, string> Every { get; } =
        new()
        {
            { "icd-10-cm", "code,billable,side", "S82101A,Y,R", "s82.101a", "S82101A", "billable=Y side=R" },
            { "hcpcs", "code,title", "A0021,ours", "a0021", "A0021", "title=ours" },
            {
                "modifiers",
                "code,title,ncci,side,anatomic,evaluation_only",
                "LT,left,Y,L,Y,N",
                "lt",
                "LT",
                "title=left ncci=Y side=L anatomic=Y evaluation_only=N"
            },
            { "hcpcs-modifiers", "code,title", "LT,left", "LT", "LT", "title=left" },
            {
                "pos",
                "code,name,facility,assigned",
                "21,Hospital,Y,Y",
                "21",
                "21",
                "name=Hospital facility=Y assigned=Y"
            },
            {
                "nucc",
                "code,grouping,classification,specialization",
                "208600000X,a,Surgery,",
                "208600000x",
                "208600000X",
                "grouping=a classification=Surgery specialization="
            },
            {
                "mpfs-medicare",
                "code,modifier,status,nonfacility_na,facility_na,pctc,global,multiple,bilateral,assistant,cosurgeon,team",
                "93000,26,A,NA,,1,XXX,0,0,0,0,0",
                "93000",
                "93000|26",
                "modifier=26 status=A nonfacility_na=NA facility_na= pctc=1 global=XXX multiple=0 bilateral=0 assistant=0 cosurgeon=0 team=0"
            },
            { "ptp-medicare-practitioner", Pairs, "20957,99213,,,1,a", "20957", "20957|99213", Pair },
            { "mue-medicare-practitioner", Units, "99213,2,3,a", "99213", "99213", Limit },
            { "aoc-medicare", AddOns, "69990,20957,1,", "69990", "69990|20957", "primary=20957 type=1" },
            { "ptp-medicare-outpatient", Pairs, "20957,99213,,,1,a", "20957", "20957|99213", Pair },
            { "mue-medicare-outpatient", Units, "99213,2,3,a", "99213", "99213", Limit },
            { "mue-medicare-dme", Units, "E0100,2,3,a", "E0100", "E0100", Limit },
            { "aoc-medicaid", AddOns, "69990,CCCCC,2,", "69990", "69990|CCCCC", "primary=CCCCC type=2" },
            { "ptp-medicaid-practitioner", Pairs, "20957,99213,,,1,a", "20957", "20957|99213", Pair },
            { "mue-medicaid-practitioner", Units, "99213,2,3,a", "99213", "99213", Limit },
            {
                "ptp-medicaid-dme",
                Pairs,
                "E0100,E0105,,,1,a",
                "E0100",
                "E0100|E0105",
                "column2=E0105 indicator=1 rationale=a"
            },
            { "ptp-medicaid-outpatient", Pairs, "20957,99213,,,1,a", "20957", "20957|99213", Pair },
            { "mue-medicaid-outpatient", Units, "99213,2,3,a", "99213", "99213", Limit },
            { "mue-medicaid-dme", Units, "E0100,2,3,a", "E0100", "E0100", Limit },
            { "icd-10-cm-excludes", Notes, "M84,S82-,S82-,,M84,a", "m84.461a", "M84|S82-", Note },
            // The code that a note refers to finds it as well.
            { "icd-10-cm-excludes", Notes, "M84,S82-,S82-,,M84,a", "S82.101A", "M84|S82-", Note },
            { "icd-10-cm-code-first", Notes, "M84,S82-,S82-,,M84,a", "M84.461A", "M84|S82-", Note },
            {
                "icd-10-cm-seventh-characters",
                "code,character,meaning",
                "S82,A,first",
                "S82.101",
                "S82|A",
                "code=S82 character=A meaning=first"
            },
            {
                "diagnosis-edits",
                "code,edit,sex,age_from,age_to",
                "P0700,age,,,0",
                "p07.00",
                "P0700|age",
                "edit=age sex= age_from= age_to=0"
            },
            { "revenue-codes", "revenue_code,title", "0450,ours", "0450", "0450", "title=ours" },
            { "npi-deactivations", "code,from,until", "1234567893,2005-05-23,", "1234567893", "1234567893", "" },
            {
                "profiles",
                "procedure,kind,code,title,says,known,side,suggests_billing",
                "20957,modifier,62,a,b,Y,,N",
                "20957",
                "20957|modifier|62",
                "kind=modifier code=62 title=a says=b known=Y side= suggests_billing=N"
            },
            {
                "profile-reviews",
                "procedure,kind,code,verdict,describes,truth,basis",
                "20957,modifier,62,agrees,,a,b",
                "20957",
                "20957|modifier|62",
                "kind=modifier code=62 verdict=agrees describes= truth=a basis=b"
            },
            {
                "payers",
                "payer_id,name,program,severities",
                "Acme-1,Acme,medicare,",
                " Acme-1",
                "Acme-1",
                "payer_id=Acme-1 name=Acme program=medicare severities="
            },
        };

    private const string Pair = "column2=99213 indicator=1 rationale=a";
    private const string Limit = "units=2 mai=3 rationale=a";
    private const string Note = "code=M84 reference=S82- condition= stated=M84 note=a";

    [Theory]
    [MemberData(nameof(Every))]
    public void A_row_is_found_by_what_a_person_types(
        string system,
        string columns,
        string row,
        string typed,
        string key,
        string says
    )
    {
        var tables = Tables.Of(Tables.Release(system, "*", columns, row));

        Assert.True(LookupKey.TryRead(system, typed, out var asked));
        var period = Assert.Single(CodeHistory.Of(tables, system, asked));

        Assert.Equal((key, 1), (period.Row.RowKey, period.Row.RowNumber));
        Assert.Equal(says, string.Join(' ', period.Says.Select(value => $"{value.Key}={value.Value}")));
        Assert.Equal(system, period.Release.System);
    }

    /// <summary>What was exported is loaded again by <c>--tables</c>, and says the same.</summary>
    [Theory]
    [MemberData(nameof(Every))]
    public void A_row_comes_through_a_folder_of_tables_as_it_was(
        string system,
        string columns,
        string row,
        string typed,
        string key,
        string says
    )
    {
        var release = Tables.Release(system, "*", columns, row);
        var folder = Directory.CreateTempSubdirectory("claimlint-").FullName;
        try
        {
            TableFolderWriter.Write(folder, [release]);
            var read = Assert.Single(TableFolder.Read(folder));

            Assert.Empty(ReleaseDiff.Of(release, read));
            Assert.True(LookupKey.TryRead(system, typed, out var asked));
            var period = Assert.Single(CodeHistory.Of(Tables.Of(read), system, asked));
            Assert.Equal(key, period.Row.RowKey);
            Assert.Equal(says, string.Join(' ', period.Says.Select(value => $"{value.Key}={value.Value}")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void No_table_is_left_out()
    {
        Assert.Equal(TableCatalog.Default.Systems.Order(), Every.Select(row => row.Data.Item1).Distinct().Order());
        Assert.Equal(TableCatalog.Default.Systems, CodeHistory.Systems);
    }

    [Fact]
    public void Rows_come_oldest_release_first_and_an_override_last()
    {
        var first = Tables.Release("aoc-medicare", "*", AddOns, "69990,20957,1,", "69991,20957,1,");
        var second = Tables.Release(
            "aoc-medicare",
            "2025",
            new DateOnly(2025, 1, 1),
            "*",
            AddOns,
            "69990,20955,1,",
            "69990,20957,3,"
        );
        var own = RowOverride.Of(
            "aoc-medicare",
            "69990|20957",
            "override-1",
            first.Rows[0],
            new Dictionary<string, string> { ["type"] = "2" },
            new OverrideTerms("A. Operator", "a reason", null, null),
            new DateOnly(2025, 1, 1)
        );

        Assert.True(LookupKey.TryRead("aoc-medicare", "69990", out var asked));
        var periods = CodeHistory.Of(Tables.Of(own, second, first), "aoc-medicare", asked);

        Assert.Equal(
            ["2024-07 69990|20957 1", "2025 69990|20955 1", "2025 69990|20957 3", "override-1 69990|20957 2"],
            periods.Select(period => $"{period.Release.Version} {period.Row.RowKey} {period.Says[1].Value}")
        );
    }

    [Theory]
    [InlineData("npi-deactivations", "123456789")]
    [InlineData("hcpcs", "a b")]
    [InlineData("payers", " ")]
    [InlineData("revenue-codes", "")]
    public void What_could_be_no_key_is_not_read(string system, string typed)
    {
        Assert.False(LookupKey.TryRead(system, typed, out _));
    }
}
