namespace ClaimLint.Domain.Tables;

/// <summary>Gathers the rows of the profile and review tables into profiles. Keys are <c>procedure|kind|code</c>.</summary>
internal static class ProfileReader
{
    public static IReadOnlyList<ProcedureProfile> Read(ReleaseRows profiles, ReleaseRows? reviews) =>
        [
            .. profiles
                .Rows.GroupBy(row => row.KeyParts[0])
                .Select(procedure => new ProcedureProfile(
                    CodeTablesReader.CodeOf(procedure.First(), procedure.Key),
                    profiles.Release,
                    procedure.OrderBy(row => row.Number).Select(row => Read(row, profiles.Release)),
                    reviews is null
                        ? []
                        : reviews
                            .Rows.Where(row => row.KeyParts[0] == procedure.Key)
                            .OrderBy(row => row.Number)
                            .Select(row => Review(row, reviews.Release))
                )),
        ];

    private static Assertion Read(TableRow row, Release release) =>
        new(
            KindOf(row),
            row.PartsOf(3)[2],
            row["title"],
            row["says"],
            CodeTablesReader.IsYes(row, "known"),
            CodeTablesReader.Character(row, "side"),
            CodeTablesReader.IsYes(row, "suggests_billing"),
            new Evidence(release, row.Key, row.Number)
        );

    private static ProfileReview Review(TableRow row, Release release) =>
        new(
            KindOf(row),
            row.PartsOf(3)[2],
            CodeTablesReader.Named<ReviewVerdict>(row, "verdict"),
            row["describes"],
            row["truth"],
            row["basis"],
            new Evidence(release, row.Key, row.Number)
        );

    private static AssertionKind KindOf(TableRow row) =>
        Enum.TryParse<AssertionKind>(row.PartsOf(3)[1], ignoreCase: true, out var kind) && Enum.IsDefined(kind)
            ? kind
            : throw new InvalidTableException(
                $"Row {row.Number} ({row.Key}): '{row.KeyParts[1]}' is no kind of assertion."
            );
}
