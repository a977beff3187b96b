namespace ClaimLint.Domain.Tables;

/// <summary>Gathers the rows of the profile and review tables into profiles. Keys are <c>procedure|kind|code</c>.</summary>
internal static class ProfileReader
{
    /// <summary>A profile is of the published release, where it has any row of one; each assertion names its own.</summary>
    public static IReadOnlyList<ProcedureProfile> Read(
        IReadOnlyList<SourcedRow> profiles,
        IReadOnlyList<SourcedRow> reviews
    ) =>
        [
            .. profiles
                .GroupBy(entry => entry.Row.KeyParts[0])
                .Select(procedure => new ProcedureProfile(
                    CodeTablesReader.CodeOf(procedure.First().Row, procedure.Key),
                    procedure.MinBy(entry => entry.Release.IsOverride).Release,
                    procedure.Select(Read),
                    reviews.Where(entry => entry.Row.KeyParts[0] == procedure.Key).Select(Review)
                )),
        ];

    private static Assertion Read(SourcedRow entry)
    {
        var row = entry.Row;
        return new Assertion(
            KindOf(row),
            row.PartsOf(3)[2],
            row["title"],
            row["says"],
            CodeTablesReader.IsYes(row, "known"),
            CodeTablesReader.Character(row, "side"),
            CodeTablesReader.IsYes(row, "suggests_billing"),
            new Evidence(entry.Release, row.Key, row.Number)
        );
    }

    private static ProfileReview Review(SourcedRow entry)
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

    private static AssertionKind KindOf(TableRow row) =>
        Enum.TryParse<AssertionKind>(row.PartsOf(3)[1], ignoreCase: true, out var kind) && Enum.IsDefined(kind)
            ? kind
            : throw new InvalidTableException(
                $"Row {row.Number} ({row.Key}): '{row.KeyParts[1]}' is no kind of assertion."
            );
}
