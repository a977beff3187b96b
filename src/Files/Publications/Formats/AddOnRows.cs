using ClaimLint.Domain.Tables;
using ClaimLint.Files.Publications.Reading;

namespace ClaimLint.Files.Publications.Formats;

/// <summary>Makes rows of add-on code edits out of their fields, whichever form they came in.</summary>
/// <remarks>
/// An edit is in force from its effective date to the first of three deletions: its own, the add-on code's, the primary code's. Dates are
/// YYYYDDD. Primary <c>CCCCC</c> means what each contractor defines, and is kept as it is.
/// </remarks>
internal sealed class AddOnRows
{
    /// <summary>The list of a type 1 edit is closed: a primary code without a row would be an error.</summary>
    public const string AffectedBySkippedRow =
        "the other rows of its add-on code would be an incomplete list of primary codes";

    private readonly List<TableRow> rows = [];
    private readonly SharedValues values = new("type", "note");

    public static string System(PublicationOptions options) =>
        $"{AddOnTable.Definition.Name}-{options.Program}".ToLowerInvariant();

    /// <exception cref="UnreadableRowException">The edit cannot be read.</exception>
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
            throw PublicationText.Invalid(type, "Add-on edit type", "use 1, 2 or 3");
        var code = PublicationText.Code(addOn, 5, 5, "Add-on code");
        var with = PublicationText.Code(primary, 5, 5, "Primary code");
        var from = PublicationText.JulianDay(effective, "Effective date");
        var until = First(
            First(
                Deleted(deletions.OfEdit, "Deletion date"),
                Deleted(deletions.OfAddOn, "Deletion date of the add-on code")
            ),
            Deleted(deletions.OfPrimary, "Deletion date of the primary code")
        );
        rows.Add(
            new TableRow(
                $"{code}|{with}",
                PublicationText.Period(from, until, "effective date", "Deletion date"),
                values.Of(((char)type[0]).ToString(), note.Trim('"', ' ')),
                number
            )
        );
    }

    public ReleaseDraft Draft(PublicationOptions options) =>
        new(System(options), $"NCCI add-on code edits, {options.Program}", rows)
        {
            // Deleted as of its first day. CMS lists such edits beside the one in force, often before it.
            IsNeverInForce = row => row.Period.From == row.Period.Until,
        };

    private static DateOnly First(DateOnly one, DateOnly other) => one < other ? one : other;

    private static DateOnly Deleted(ReadOnlySpan<byte> field, string label) =>
        field.IsEmpty ? DateOnly.MaxValue : PublicationText.JulianDay(field, label);
}

/// <summary>The three dates that may end an add-on edit; empty for none.</summary>
internal readonly ref struct Deletions
{
    public ReadOnlySpan<byte> OfEdit { get; init; }

    public ReadOnlySpan<byte> OfAddOn { get; init; }

    public ReadOnlySpan<byte> OfPrimary { get; init; }
}
