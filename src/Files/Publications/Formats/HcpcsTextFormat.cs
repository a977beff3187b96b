using ClaimLint.Domain.Tables;
using ClaimLint.Files.Publications.Reading;

namespace ClaimLint.Files.Publications.Formats;

/// <summary>The HCPCS alpha-numeric file as text: fixed width 320, a disclaimer before the first record, modifiers among the codes.</summary>
/// <remarks>CMS's record layout "HCPCS 2019" and later: code 1-5, sequence 6-10 of which 9-10 are used, record id 11; places here count from 0.</remarks>
internal sealed class HcpcsTextFormat : PublicationFormat
{
    private const int RecordId = 10;
    private const int Width = 320;

    // Codes to where the action code stands: a first record that is shorter is of another year's layout.
    private const int LeastWidth = 293;

    public override string Name => "the HCPCS alpha-numeric file";

    public override Source Source => Publishers.Hcpcs;

    public override string AffectedBySkippedRow => HcpcsRecords.AffectedBySkippedRow;

    public override FileLayout? Recognise(FileHead head, out NearMiss? nearest)
    {
        nearest = null;
        var lines = head.Lines();
        var preamble = lines.TakeWhile(line => !IsRecord(line.Span)).ToArray();
        if (preamble.Length == lines.Count || preamble.Length > PublicationLimits.MaxHeaderRows)
            return null;
        var first = lines[preamble.Length].Span;
        if (first.Length is < LeastWidth or > Width)
            throw new UnreadablePublicationException(
                $"{head.Name} looks like {Name}, but its records have {first.Length} characters. The layout since 2019 has {Width}."
            );
        return new LinesLayout
        {
            Notice = HeaderStack.NoticeOf(preamble.Select(line => PublicationText.Of(line.Span).Trim())),
        };
    }

    public override IReadOnlyList<string> Systems(FileLayout layout, PublicationOptions options) =>
        HcpcsRecords.Systems;

    public override PublicationDate? DateFrom(string fileName) =>
        NamedDates.QuarterIn(fileName) ?? NamedDates.YearlyHcpcsIn(fileName);

    public override PublicationDate DateOf(DateOnly from) => NamedDates.Quarter(from);

    public override IReadOnlyList<ReleaseDraft> Read(PublicationContext context)
    {
        var records = new HcpcsRecords(context);
        var began = false;
        using var lines = new TextLines(context.Parts[0].Entry);
        while (lines.Read())
        {
            var line = lines.Line;
            began |= IsRecord(line);
            if (!began || PublicationText.Trim(line).IsEmpty)
                continue;
            try
            {
                records.Add(
                    new HcpcsRecord
                    {
                        Code = PublicationText.Slice(line, 0, 5),
                        Id = PublicationText.Slice(line, RecordId, 1),
                        Long = PublicationText.Slice(line, 11, 80),
                        Coverage = PublicationText.Slice(line, 229, 1),
                        Added = PublicationText.Slice(line, 268, 8),
                        Terminated = PublicationText.Slice(line, 284, 8),
                        Number = lines.Number,
                    }
                );
            }
            catch (UnreadableRowException wrong)
            {
                context.Skip(
                    lines.Name,
                    lines.Number,
                    wrong.Message,
                    wrong.IsIndependent ? null : AffectedBySkippedRow
                );
            }
        }

        return records.Drafts();
    }

    /// <summary>Code or modifier, five digits, record id: no sentence of the disclaimer has these at their places.</summary>
    private static bool IsRecord(ReadOnlySpan<byte> line) =>
        line.Length > 80
        && line[RecordId] is (byte)'3' or (byte)'7'
        && line[5..RecordId].IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0
        && (
            PublicationText.IsCode(line[..5], 5, 5)
            || (line[..3].SequenceEqual("   "u8) && PublicationText.IsCode(line[3..5], 2, 2))
        );
}
