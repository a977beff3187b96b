namespace ClaimLint.Domain.Tables;

/// <summary>Reads the rows of the profile and review tables. Keys are <c>procedure|kind|code</c>.</summary>
internal static class ProfileReader
{
    /// <summary>The profile of one procedure on one day. It is of the published release, where it has any row of one; each assertion names its own.</summary>
    public static ProcedureProfile Read(
        IReadOnlyList<SourcedRow> rows,
        IReadOnlyList<SourcedRow> reviews,
        bool isBeforeReviews
    ) =>
        new(
            CodeTablesReader.CodeOf(rows[0].Row, rows[0].Row.KeyParts[0]),
            rows.MinBy(entry => entry.Release.IsOverride).Release,
            rows.Select(Assertion),
            reviews.Select(Review)
        )
        {
            IsBeforeReviews = isBeforeReviews,
        };

    public static ProfileReview Review(SourcedRow entry)
    {
        var row = entry.Row;
        return new ProfileReview(
            KindOf(row),
            row.PartsOf(3)[2],
            CodeTablesReader.Named<ReviewVerdict>(row, "verdict"),
            row["describes"],
            row["truth"],
            row["basis"],
            new Evidence(entry.Release, row.Key, row.Number)
        );
    }

    public static Assertion Assertion(SourcedRow entry)
    {
        var row = entry.Row;
        return new Assertion(
            KindOf(row),
            row.PartsOf(3)[2],
            row["title"],
            row["says"],
            CodeTablesReader.IsYes(row, "known"),
            CodeTablesReader.Side(row),
            CodeTablesReader.IsYes(row, "suggests_billing"),
            new Evidence(entry.Release, row.Key, row.Number)
        );
    }

    private static AssertionKind KindOf(TableRow row) =>
        Enum.TryParse<AssertionKind>(row.PartsOf(3)[1], ignoreCase: true, out var kind) && Enum.IsDefined(kind)
            ? kind
            : throw new InvalidTableException(
                $"Row {row.Number} ({row.Key}): '{row.KeyParts[1]}' is no kind of assertion."
            );
}
