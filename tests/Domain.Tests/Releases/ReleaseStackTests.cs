using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Tables;
using ClaimLint.Domain.Validation;

namespace ClaimLint.Domain.Tests.Releases;

/// <summary>Which of several releases answers: the newest in its period that covers the code.</summary>
public sealed class ReleaseStackTests
{
    private const string Codes = "code,from,until,title";
    private const string Diagnoses = "code,from,until,billable,side";
    private const string Units = "code,from,until,units,mai,rationale";
    private const string CmsLetters = "A* B* C* E* G* H* J* K* L* M* P* Q* R* S* T* U* V*";

    /// <summary>An own list of CPT codes, then CMS's file of the next quarter, which has no CPT codes.</summary>
    private static readonly CodeTables Procedures = Tables.Of(
        Release("hcpcs", "own", "2026-01-01", null, "rows", Codes, "99213,,,", "99214,,,"),
        Release(
            "hcpcs",
            "2026q3",
            "2026-07-01",
            "2026-09-30",
            CmsLetters,
            Codes,
            "A0021,1995-01-01,,",
            "G2211,2024-01-01,,"
        )
    );

    [Theory]
    [InlineData("99213", LookupStatus.Found, "own")]
    [InlineData("A0021", LookupStatus.Found, "2026q3")]
    [InlineData("A0022", LookupStatus.Unknown, "2026q3")]
    [InlineData("99999", LookupStatus.NotCovered, "2026q3")]
    public void A_newer_release_of_a_part_does_not_hide_an_older_one(string code, LookupStatus status, string release)
    {
        var found = Procedures.Procedures.Find(Code.Of(code), new DateOnly(2026, 8, 1));

        Assert.Equal((status, release, false), (found.Status, found.Release!.Version, found.IsExpired));
    }

    [Theory]
    [InlineData("99213", 5)]
    [InlineData("97110", 4)]
    public void A_newer_list_of_an_installations_own_does_not_silence_the_published_one(string code, int units)
    {
        var limits = Tables
            .Of(
                Release(
                    "mue-medicare-practitioner",
                    "2026q3",
                    "2026-07-01",
                    "2026-09-30",
                    "",
                    Units,
                    "99213,,,1,2,a",
                    "97110,,,4,2,a"
                ),
                Release("mue-medicare-practitioner", "own", "2026-08-01", null, "rows", Units, "99213,,,5,2,a")
            )
            .EditsFor(EditProgram.Medicare, EditSetting.Practitioner)
            .UnitLimits;

        var found = limits.Find(Code.Of(code), new DateOnly(2026, 8, 1));

        Assert.Equal((true, units), (found.IsFound, found.Row.Units));
        Assert.Equal(LookupStatus.NotCovered, limits.Find(Code.Of("99214"), new DateOnly(2026, 8, 1)).Status);
    }

    /// <summary>Unit limits are complete for nothing, and a newer file takes the place of an older one all the same.</summary>
    [Fact]
    public void A_unit_limit_that_a_newer_file_does_not_list_is_not_known()
    {
        var limits = Tables
            .Of(
                Release("mue-medicare-practitioner", "2026q2", "2026-04-01", "2026-06-30", "", Units, "99213,,,1,2,a"),
                Release("mue-medicare-practitioner", "2026q3", "2026-07-01", "2026-09-30", "", Units, "97110,,,4,2,a")
            )
            .EditsFor(EditProgram.Medicare, EditSetting.Practitioner)
            .UnitLimits;

        Assert.Equal(LookupStatus.NotCovered, limits.Find(Code.Of("99213"), new DateOnly(2026, 8, 1)).Status);
        Assert.True(limits.Find(Code.Of("99213"), new DateOnly(2026, 5, 1)).IsFound);
    }

    [Theory]
    // In the release: it may have ended since.
    [InlineData("M545", "2023-04-18", LookupStatus.Found, true)]
    // Not in the release: it may have been added since.
    [InlineData("M5451", "2023-04-18", LookupStatus.Expired, true)]
    [InlineData("M545", "2021-09-30", LookupStatus.Found, false)]
    [InlineData("M5451", "2021-09-30", LookupStatus.Unknown, false)]
    public void An_expired_release_says_so(string code, string day, LookupStatus status, bool isExpired)
    {
        var tables = Tables.Of(
            Release("icd-10-cm", "2021", "2020-10-01", "2021-09-30", "*", Diagnoses, "M545,2020-10-01,,Y,")
        );

        var found = tables.Diagnoses.Find(Code.Of(code), DateOnly.Parse(day, null));

        Assert.Equal((status, isExpired), (found.Status, found.IsExpired));
    }

    /// <summary>An order file has no ends of codes: that one knows nothing of it does not hide the row that does.</summary>
    [Fact]
    public void A_row_that_states_when_a_code_ended_is_not_hidden_by_an_expired_release()
    {
        var tables = Tables.Of(
            Release(
                "icd-10-cm",
                "2021-01",
                "2020-10-01",
                "2021-09-30",
                "M545",
                Diagnoses,
                "M545,2020-10-01,2021-09-30,Y,"
            ),
            Release("icd-10-cm", "2021", "2020-10-01", "2021-09-30", "*", Diagnoses, "M545,2020-10-01,,Y,")
        );

        var found = tables.Diagnoses.Find(Code.Of("M545"), new DateOnly(2021, 11, 15));

        Assert.Equal((LookupStatus.NotInForce, "2021-01"), (found.Status, found.Release!.Version));
    }

    [Fact]
    public void An_older_release_within_its_period_decides_before_a_newer_one_that_has_expired()
    {
        var tables = Tables.Of(
            Release("hcpcs", "2026", "2026-01-01", "2026-12-31", "*", Codes, "A0021,,,year"),
            Release("hcpcs", "2026q1", "2026-02-01", "2026-03-31", "*", Codes, "A0021,,,quarter")
        );

        Assert.Equal("quarter", tables.Procedures.Find(Code.Of("A0021"), new DateOnly(2026, 3, 1)).Row.Title);
        var found = tables.Procedures.Find(Code.Of("A0021"), new DateOnly(2026, 6, 1));
        Assert.Equal(("year", false), (found.Row.Title, found.IsExpired));
    }

    [Fact]
    public void A_later_release_that_dates_a_code_back_decides_before_an_expired_one()
    {
        var tables = Tables.Of(
            Release("hcpcs", "2020", "2020-01-01", "2020-12-31", "*", Codes, "A0021,,,"),
            Release("hcpcs", "2026", "2026-01-01", null, "*", Codes, "A0021,1995-01-01,,", "G2211,2024-01-01,,")
        );

        foreach (var code in new[] { "A0021", "G2211" })
        {
            var found = tables.Procedures.Find(Code.Of(code), new DateOnly(2025, 11, 3));
            Assert.Equal((true, false, "2026"), (found.IsFound, found.IsExpired, found.Release!.Version));
        }
    }

    [Theory]
    [InlineData("C9014", "2018-12-31", LookupStatus.Found)]
    [InlineData("C9014", "2019-01-01", LookupStatus.NotInForce)]
    [InlineData("G2211", "2019-01-01", LookupStatus.NotInForce)]
    [InlineData("A0001", "2019-01-01", LookupStatus.NoRelease)] // its row begins with the release
    [InlineData("A0002", "2019-01-01", LookupStatus.NoRelease)]
    public void Dates_that_a_later_release_states_decide_where_no_release_of_the_day_does(
        string code,
        string day,
        LookupStatus status
    )
    {
        var tables = Tables.Of(
            Release(
                "hcpcs",
                "2026",
                "2026-01-01",
                null,
                "*",
                Codes,
                "A0001,2026-01-01,,",
                "C9014,2018-01-01,2018-12-31,",
                "G2211,2024-01-01,,"
            )
        );

        Assert.Equal(status, tables.Procedures.Find(Code.Of(code), DateOnly.Parse(day, null)).Status);
        Assert.True(LookupKey.TryRead("hcpcs", code, out var asked));
        Assert.Equal(
            status == LookupStatus.NoRelease ? null : status == LookupStatus.Found,
            CodeHistory.IsActive(tables, "hcpcs", asked, DateOnly.Parse(day, null))
        );
    }

    private const string Fees =
        "code,modifier,from,until,status,nonfacility_na,facility_na,pctc,global,multiple,bilateral,assistant,cosurgeon,team";

    [Theory]
    [InlineData("20957", "2026-08-01", LookupStatus.Found)]
    [InlineData("20958", "2026-08-01", LookupStatus.NotCovered)] // deleted, and still in the file
    [InlineData("20957", "2026-10-01", LookupStatus.NotCovered)] // the fee schedule has expired
    [InlineData("20957", "2026-06-30", LookupStatus.NoRelease)]
    [InlineData("A0022", "2026-08-01", LookupStatus.Unknown)]
    public void A_code_that_the_fee_schedule_has_in_force_exists(string code, string day, LookupStatus status)
    {
        var tables = Tables.Of(
            Release("hcpcs", "2026q3", "2026-07-01", null, CmsLetters, Codes, "A0021,1995-01-01,,"),
            Release(
                "mpfs-medicare",
                "2026q3",
                "2026-07-01",
                "2026-09-30",
                "*",
                Fees,
                "20957,,2026-07-01,,A,,,0,090,2,0,2,1,0",
                "20958,,2026-07-01,,D,,,0,090,2,0,2,1,0"
            )
        );

        var found = tables.Procedures.Find(Code.Of(code), DateOnly.Parse(day, null));

        Assert.Equal(status, found.Status);
        if (status == LookupStatus.Found)
            Assert.Equal(("mpfs-medicare", "20957"), (found.Release!.System, found.Evidence.RowKey));
    }

    [Fact]
    public void Coverage_of_rows_is_made_of_the_rows_and_stays_one_word()
    {
        string[] rows = [.. Enumerable.Range(0, 11_000).Select(code => $"{10_000 + code},,,")];
        var release = Release("hcpcs", "cpt", "2026-01-01", null, "rows", Codes, rows);

        var tables = Tables.Of(release).Procedures;

        Assert.Equal("rows", release.Release.Coverage.Text);
        Assert.True(tables.Find(Code.Of("20999"), new DateOnly(2026, 1, 1)).IsFound);
        Assert.Equal(LookupStatus.NotCovered, tables.Find(Code.Of("21000"), new DateOnly(2026, 1, 1)).Status);
    }

    [Fact]
    public void Of_pairs_both_codes_must_be_covered()
    {
        const string pairs = "column1,column2,from,until,indicator,rationale";
        var edits = Tables
            .Of(
                Release("ptp-medicare-practitioner", "2026q3", "2026-07-01", null, "*", pairs, "10060,11720,,,1,whole"),
                Release("ptp-medicare-practitioner", "own", "2026-08-01", null, "rows", pairs, "20957,64721,,,0,own")
            )
            .MedicarePractitioner.Pairs;
        var day = new DateOnly(2026, 8, 1);

        Assert.Equal("whole", edits.Find(Code.Of("10060"), Code.Of("11720"), day).Row.Rationale);
        Assert.Equal("own", edits.Find(Code.Of("20957"), Code.Of("64721"), day).Row.Rationale);
        var turned = edits.Find(Code.Of("64721"), Code.Of("20957"), day);
        Assert.Equal((LookupStatus.Unknown, "own"), (turned.Status, turned.Release!.Version));
        var mixed = edits.Find(Code.Of("20957"), Code.Of("11720"), day);
        Assert.Equal((LookupStatus.Unknown, "2026q3"), (mixed.Status, mixed.Release!.Version));
    }

    [Fact]
    public void Suggestions_are_codes_in_force_on_the_day()
    {
        var tables = Tables.Of(
            Release(
                "icd-10-cm",
                "2025",
                "2024-10-01",
                "2025-09-30",
                "*",
                Diagnoses,
                "M5450,,,Y,",
                "M5451,,2024-12-31,Y,"
            ),
            Release("icd-10-cm", "own", "2025-01-01", null, "rows", Diagnoses, "M5459,,,Y,")
        );

        Assert.Equal(["M5450", "M5459"], On(2025, 9, 30));
        Assert.Equal(["M5450", "M5451"], On(2024, 12, 31));
        Assert.Equal(["M5459"], On(2025, 10, 1));

        IEnumerable<string> On(int year, int month, int day) =>
            tables
                .Diagnoses.InForce(Code.Of("M54"), new DateOnly(year, month, day))
                .Select(entry => entry.Code.ToString());
    }

    [Fact]
    public void Stale_is_what_has_expired_while_nothing_newer_covers_the_same()
    {
        var tables = Tables.Of(
            Release("icd-10-cm", "2021-01", "2020-10-01", "2021-09-30", "M545", Diagnoses, "M545,,,Y,"),
            Release("icd-10-cm", "2022", "2021-10-01", "2022-09-30", "*", Diagnoses, "M5450,,,Y,"),
            Release("icd-10-cm", "own", "2022-11-01", null, "rows", Diagnoses, "M5459,,,Y,")
        );

        Assert.Empty(tables.StaleOn(new DateOnly(2022, 9, 30)));
        Assert.Equal(["2022"], tables.StaleOn(new DateOnly(2022, 12, 1)).Select(release => release.Version));
    }

    [Fact]
    public void A_lookup_allocates_nothing()
    {
        var (code, day) = (Code.Of("99213"), new DateOnly(2026, 8, 1));
        var table = Procedures.Procedures;
        Assert.True(table.Find(code, day).IsFound);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            table.Find(code, day);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    /// <summary>ICD-10-CM of fiscal year 2021 alone: M54.51 came in 2022, M54.5 ended in 2021.</summary>
    [Theory]
    [InlineData("M54.51", "2023-04-18")]
    [InlineData("M54.5", "2025-11-03")]
    public void With_an_expired_code_set_alone_a_diagnosis_is_not_checked(string diagnosis, string day)
    {
        var tables = Tables.EmbeddedBut(
            Release("icd-10-cm", "2021", "2020-10-01", "2021-09-30", "*", Diagnoses, "M545,,,Y,")
        );

        var answers = Answers.To(
            Lines.Read([
                Lines.Changed(
                    Lines.OfficeVisit,
                    (Field.DiagnosisCode1, diagnosis),
                    (Field.ServiceDateFrom, day),
                    (Field.ReceivedDate, day)
                ),
            ]),
            tables
        );

        Assert.Equal(Outcome.Expired("icd-10-cm"), answers.Of("CL2003"));
        Assert.NotEqual(Verdict.Reject, answers.VerdictOf(0));
    }

    [Fact]
    public void With_an_expired_code_set_alone_a_procedure_is_not_checked()
    {
        var tables = Tables.Of(Release("hcpcs", "2020", "2020-01-01", "2020-12-31", CmsLetters, Codes, "G0108,,,"));

        var answers = Answers.To(Lines.Read([Lines.Changed(Lines.OfficeVisit, (Field.HcpcsCode, "G2211"))]), tables);

        Assert.Equal(Outcome.Expired("hcpcs"), answers.Of("CL2001"));
        Assert.Empty(answers.FindingsOf("CL2001"));
    }

    private static ReleaseRows Release(
        string system,
        string version,
        string from,
        string? to,
        string coverage,
        string header,
        params string[] rows
    )
    {
        var release = Tables.Release(system, version, DateOnly.Parse(from, null), coverage, header, rows);
        return release with
        {
            Release = release.Release with { EffectiveTo = to is null ? null : DateOnly.Parse(to, null) },
        };
    }
}
