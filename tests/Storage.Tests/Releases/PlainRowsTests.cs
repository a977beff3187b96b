using ClaimLint.Domain.Tables;

namespace ClaimLint.Storage.Tests.Releases;

/// <summary>Rows as entities that a person can read: the periods of a code side by side.</summary>
public sealed class PlainRowsTests
{
    private static TableRow[] Periods(int count, params (string Column, string Value)[] values) =>
        [
            .. Enumerable
                .Range(1, count)
                .Select(number =>
                    Samples.Row("E119", values) with
                    {
                        Period = new ActivePeriod(
                            new DateOnly(1900 + number, 1, 1),
                            new DateOnly(1900 + number, 12, 31)
                        ),
                        Number = number,
                    }
                ),
        ];

    [Theory]
    [InlineData(1, 1)]
    [InlineData(61, 1)]
    [InlineData(62, 2)]
    [InlineData(130, 3)]
    public void More_periods_than_properties_go_into_a_further_entity(int periods, int entities)
    {
        // Four properties a period: From, Until, Row and the title.
        var release = Samples.Diagnoses.WithRows(Periods(periods, ("title", "a")));

        var written = CodeEntities.Of("icd-10-cm|2021", release).ToArray();

        Assert.Equal(entities, written.Length);
        Assert.Equal(Samples.Told(release.Rows), Samples.Told(written.SelectMany(CodeEntities.Read)));
    }

    [Fact]
    public void Periods_longer_than_an_entity_go_into_a_further_one()
    {
        var release = Samples.Diagnoses.WithRows(Periods(25, ("title", new string('t', 32_000))));

        var written = CodeEntities.Of("icd-10-cm|2021", release).ToArray();

        Assert.Equal(["E119", "E119~2", "E119~3"], written.Select(entity => entity.RowKey));
        Assert.Equal(Samples.Told(release.Rows), Samples.Told(written.SelectMany(CodeEntities.Read)));
    }

    public static TheoryData<string, string, string> Refused =>
        new()
        {
            { "Title", "a", "has a column 'Title': names begin with no capital and hold no '__'" },
            { "title__2", "a", "has a column 'title__2': names begin with no capital and hold no '__'" },
            { "", "a", "has a column '': names begin with no capital and hold no '__'" },
            { "short title", "a", "'short title', which is no name of letters, digits and underscores" },
            { "1st", "a", "'1st', which is no name of letters, digits and underscores" },
            { "odata.etag", "a", "'odata.etag', which is no name of letters, digits and underscores" },
            { "title", new string('t', 32_769), "has more than 65536 bytes in 'title'" },
        };

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_row_that_cannot_be_stored_is_refused(string column, string value, string why)
    {
        var release = Samples.Diagnoses.WithRows(Samples.Row("E119", (column, value)));

        var told = Assert.Throws<InvalidTableException>(() => CodeEntities.Of("icd-10-cm|2021", release).ToArray());

        Assert.Contains(why, told.Message, StringComparison.Ordinal);
        Assert.Contains("E119", told.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_of_more_columns_than_an_entity_has_is_refused()
    {
        var row = Samples.Row("E119", [.. Enumerable.Range(1, 250).Select(number => ($"c{number}", "a"))]);

        var told = Assert.Throws<InvalidTableException>(() =>
            CodeEntities.Of("icd-10-cm|2021", Samples.Diagnoses.WithRows(row)).ToArray()
        );

        Assert.Equal("The row 'icd-10-cm|2021|E11' 'E119' has more than 252 properties.", told.Message);
    }

    [Fact]
    public void The_same_code_with_the_same_last_day_twice_is_refused()
    {
        var release = Samples.Diagnoses.WithRows(
            Samples.Row("E119", ("billable", "Y")) with
            {
                Number = 3,
            },
            Samples.Row("E119", ("billable", "N")) with
            {
                Number = 9,
            }
        );

        var told = Assert.Throws<InvalidTableException>(() => CodeEntities.Of("icd-10-cm|2021", release).ToArray());

        Assert.Equal("Row 9 (E119) repeats row 3: the same key and the same last day.", told.Message);
    }
}
