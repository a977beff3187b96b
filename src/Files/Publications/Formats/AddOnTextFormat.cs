using ClaimLint.Domain.Tables;
using ClaimLint.Files.Publications.Reading;

namespace ClaimLint.Files.Publications.Formats;

/// <summary>NCCI add-on code edits as CMS ships them since January 2022: fixed width, no header.</summary>
/// <remarks>
/// Type 1, add-on code 5, its deletion 7, primary code 5, its deletion 7, effective 7, deletion 7, then a note; dates YYYYDDD. Known by the
/// codes and dates standing at these places in each of the first lines.
/// </remarks>
internal sealed class AddOnTextFormat : PublicationFormat
{
    private const int LinesLookedAt = 20;

    public override string Name => "NCCI add-on code edits";

    public override Source Source => Publishers.AddOns;

    public override string AffectedBySkippedRow => AddOnRows.AffectedBySkippedRow;

    public override FileLayout? Recognise(FileHead head, out NearMiss? nearest)
    {
        nearest = null;
        var lines = head.Lines().Where(line => !PublicationText.Trim(line.Span).IsEmpty).Take(LinesLookedAt).ToArray();
        // A bad line among good ones is reported by its number when it is read.
        var known = lines.Count(line => IsEdit(line.Span));
        return known > 0 && known >= lines.Length / 2 ? new LinesLayout() : null;
    }

    public override IReadOnlyList<string> Systems(FileLayout layout, PublicationOptions options) =>
        [AddOnRows.System(options)];

    public override PublicationDate? DateFrom(string fileName) => NamedDates.QuarterIn(fileName);

    public override PublicationDate DateOf(DateOnly from) => NamedDates.Quarter(from);

    public override IReadOnlyList<ReleaseDraft> Read(PublicationContext context)
    {
        var rows = new AddOnRows();
        using var lines = new TextLines(context.Parts[0].Entry);
        while (lines.Read())
        {
            var line = lines.Line;
            if (PublicationText.Trim(line).IsEmpty)
                continue;
            try
            {
                rows.Add(
                    PublicationText.Slice(line, 0, 1),
                    PublicationText.Slice(line, 1, 5),
                    PublicationText.Slice(line, 13, 5),
                    PublicationText.Slice(line, 25, 7),
                    new Deletions
                    {
                        OfAddOn = PublicationText.Slice(line, 6, 7),
                        OfPrimary = PublicationText.Slice(line, 18, 7),
                        OfEdit = PublicationText.Slice(line, 32, 7),
                    },
                    PublicationText.Of(PublicationText.Slice(line, 39, line.Length)),
                    lines.Number
                );
            }
            catch (UnreadableRowException wrong)
            {
                context.Skip(lines.Name, lines.Number, wrong.Message, AffectedBySkippedRow);
            }
        }

        return [rows.Draft(context.Options)];
    }

    private static bool IsEdit(ReadOnlySpan<byte> line) =>
        line.Length >= 32
        && line[0] is >= (byte)'1' and <= (byte)'3'
        && PublicationText.IsCode(line.Slice(1, 5), 5, 5)
        && IsBlankOrDigits(line.Slice(6, 7))
        && PublicationText.IsCode(line.Slice(13, 5), 5, 5)
        && IsBlankOrDigits(line.Slice(18, 7))
        && line.Slice(25, 7).IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0;

    private static bool IsBlankOrDigits(ReadOnlySpan<byte> field) =>
        PublicationText.Trim(field).IsEmpty || field.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0;
}
