using ClaimLint.Domain.Tables;
using ClaimLint.Files.Publications.Reading;

namespace ClaimLint.Files.Publications.Formats;

/// <summary>Makes rows of add-on code edits out of their fields, whichever form they came in.</summary>
/// <remarks>
/// An edit is in force from its effective date to the first of three deletions: its own, the add-on code's, the primary code's. Dates are
/// YYYYDDD. Primary <c>CCCCC</c> stands for what each contractor defines, and is kept as it is.
/// </remarks>
internal sealed class AddOnRows
{
    private readonly List<TableRow> rows = [];
    private readonly SharedValues values = new("type", "note");

    public static string System(PublicationOptions options) =>
        $"{TableSystems.AddOns}-{options.Program}".ToLowerInvariant();

    /// <exception cref="UnreadableRowException">The edit is not understood.</exception>
    public void Add(
        ReadOnlySpan<byte> type,
        ReadOnlySpan<byte> addOn,
        ReadOnlySpan<byte> primary,
        ReadOnlySpan<byte> effective,
        Deletions deletions,
        string note,
        int number
    )
    {
        if (type is not [>= (byte)'1' and <= (byte)'3'])
            throw PublicationText.Wrong(type, "type of add-on edit (1, 2, 3)");
        var code = PublicationText.Code(addOn, 5, 5, "add-on code");
        var with = PublicationText.Code(primary, 5, 5, "primary code");
        var from = PublicationText.JulianDay(effective, "effective date (YYYYDDD)");
        var until = First(
            First(
                Deleted(deletions.OfEdit, "deletion date"),
                Deleted(deletions.OfAddOn, "deletion date of the add-on code")
            ),
            Deleted(deletions.OfPrimary, "deletion date of the primary code")
        );
        if (until < from)
            throw new UnreadableRowException(
                $"the deletion date {until:yyyy-MM-dd} is before the effective date {from:yyyy-MM-dd}."
            );
        rows.Add(
            new TableRow(
                $"{code}|{with}",
                new ActivePeriod(from, until),
                values.Of(((char)type[0]).ToString(), note.Trim('"', ' ')),
                number
            )
        );
    }

    public ReleaseDraft Draft(PublicationOptions options) =>
        new(System(options), $"NCCI add-on code edits, {options.Program}", rows);

    private static DateOnly First(DateOnly one, DateOnly other) => one < other ? one : other;

    private static DateOnly Deleted(ReadOnlySpan<byte> field, string what) =>
        field.IsEmpty ? DateOnly.MaxValue : PublicationText.JulianDay(field, $"{what} (YYYYDDD)");
}

/// <summary>The three dates that may end an add-on edit; empty for none.</summary>
internal readonly ref struct Deletions
{
    public ReadOnlySpan<byte> OfEdit { get; init; }

    public ReadOnlySpan<byte> OfAddOn { get; init; }

    public ReadOnlySpan<byte> OfPrimary { get; init; }
}
