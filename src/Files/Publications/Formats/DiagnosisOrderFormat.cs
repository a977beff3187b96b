using ClaimLint.Domain.Tables;
using ClaimLint.Files.Publications.Reading;

namespace ClaimLint.Files.Publications.Formats;

/// <summary>The ICD-10-CM order file: every code and header, billable or not; the words of its long description name the side.</summary>
/// <remarks>Fixed width: order number 1-5, code 7-13, flag 15, short description 17-76, long description from 78 on; places here count from 0.</remarks>
internal sealed class DiagnosisOrderFormat : PublicationFormat
{
    private const int LinesLookedAt = 20;

    public override string Name => "the ICD-10-CM order file";

    public override Source Source => Publishers.Diagnoses;

    public override FileLayout? Recognise(FileHead head, out NearMiss? nearest)
    {
        nearest = null;
        var lines = head.Lines().Where(line => !PublicationText.Trim(line.Span).IsEmpty).Take(LinesLookedAt).ToArray();
        var known = lines.Count(line => IsOrdered(line.Span));
        return known > 0 && known >= lines.Length / 2 ? new LinesLayout() : null;
    }

    public override IReadOnlyList<string> Systems(FileLayout layout, PublicationOptions options) =>
        [DiagnosisTable.Definition.Name];

    public override PublicationDate? DateFrom(string fileName) => NamedDates.FiscalYearIn(fileName);

    public override PublicationDate DateOf(DateOnly from) => NamedDates.FiscalYearOf(from);

    public override IReadOnlyList<ReleaseDraft> Read(PublicationContext context)
    {
        var rows = new List<TableRow>();
        var values = new SharedValues("billable", "side");
        using var lines = new TextLines(context.Parts[0].Entry);
        while (lines.Read())
        {
            var line = lines.Line;
            if (PublicationText.Trim(line).IsEmpty)
                continue;
            try
            {
                var code = PublicationText.Code(PublicationText.Slice(line, 6, 7), 3, 7, "ICD-10-CM code");
                var flag = PublicationText.Slice(line, 14, 1);
                var title = PublicationText.Slice(line, 77, line.Length);
                if (flag is not [(byte)'0' or (byte)'1'])
                    throw PublicationText.Invalid(flag, "Flag", "use 0 (header) or 1 (valid for submission)");
                if (title.IsEmpty)
                    throw new UnreadableRowException("Long description is missing.");
                rows.Add(
                    new TableRow(
                        code,
                        context.SinceRelease,
                        values.Of(flag[0] == (byte)'1' ? "Y" : "N", DiagnosisSides.Of(PublicationText.Of(title))),
                        lines.Number
                    )
                );
            }
            catch (UnreadableRowException wrong)
            {
                context.Skip(lines.Name, lines.Number, wrong.Message);
            }
        }

        return [new ReleaseDraft(DiagnosisTable.Definition.Name, "ICD-10-CM", rows)];
    }

    /// <summary>ICD-10-PCS has an order file of the same layout, which begins with section 0.</summary>
    internal static bool IsOrderedProcedure(ReadOnlyMemory<byte> line) =>
        IsOrderLine(line.Span) && line.Span[6] is >= (byte)'0' and <= (byte)'9';

    private static bool IsOrdered(ReadOnlySpan<byte> line) =>
        IsOrderLine(line) && line[6] is >= (byte)'A' and <= (byte)'Z';

    private static bool IsOrderLine(ReadOnlySpan<byte> line) =>
        line.Length > 77
        && line[..5].IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0
        && line[5] == (byte)' '
        && PublicationText.IsCode(PublicationText.Slice(line, 6, 7), 3, 7)
        && line[14] is (byte)'0' or (byte)'1'
        && line[15] == (byte)' ';
}
