using ClaimLint.Domain.Tables;
using ClaimLint.Files.Publications.Reading;

namespace ClaimLint.Files.Publications.Formats;

/// <summary>The fields of a first record; a continuation has its code and its piece of the description alone.</summary>
internal readonly ref struct HcpcsRecord
{
    public ReadOnlySpan<byte> Id { get; init; }

    public ReadOnlySpan<byte> Code { get; init; }

    public ReadOnlySpan<byte> Long { get; init; }

    public ReadOnlySpan<byte> Coverage { get; init; }

    public ReadOnlySpan<byte> Added { get; init; }

    public ReadOnlySpan<byte> Terminated { get; init; }

    public int Number { get; init; }
}

/// <summary>Makes rows of HCPCS records, procedures and modifiers apart, whichever form they came in.</summary>
/// <remarks>
/// <para>
/// Procedures go into <c>hcpcs</c>, complete for the letters that the file's codes begin with: the digits are CPT's and D is the ADA's. The modifiers
/// go into a second release, <c>hcpcs-modifiers</c>, and not into <c>modifiers</c>: that table has CPT's modifiers too, and states of each whether it
/// opens pair edits and which side it names, which this file does not; a release of it made from this file would be the newest, and hide all that.
/// </para>
/// <para>
/// A code is in force from the day it was added to the day it was terminated, both included. The action date is of the last change: it often
/// lies behind the termination, whose day is the last of the quarter before.
/// </para>
/// </remarks>
internal sealed class HcpcsRecords(PublicationContext context)
{
    public static readonly string[] Systems = [ProcedureTable.Definition.Name, ProcedureTable.Modifiers.Name];

    public const string AffectedBySkippedRow = "it may be a part of the description of the record before it";

    private readonly List<TableRow> procedures = [];
    private readonly List<TableRow> modifiers = [];
    private Pending? pending;

    /// <exception cref="UnreadableRowException">The record cannot be read. It is independent if no record before it can go on in it.</exception>
    public void Add(in HcpcsRecord record)
    {
        if (record.Id is [(byte)'3' or (byte)'7'])
            End();
        try
        {
            Read(record);
        }
        catch (UnreadableRowException wrong) when (pending is null)
        {
            throw new UnreadableRowException(wrong.Message, wrong) { IsIndependent = true };
        }
    }

    private void Read(in HcpcsRecord record)
    {
        if (record.Id is not [(byte)'3' or (byte)'4' or (byte)'7' or (byte)'8'])
            throw PublicationText.Invalid(record.Id, "Record id", "use 3, 4, 7 or 8");
        var isModifier = record.Id is [(byte)'7' or (byte)'8'];
        var code = isModifier
            ? PublicationText.Code(record.Code, 2, 2, "Modifier")
            : PublicationText.Code(record.Code, 5, 5, "HCPCS code");
        if (record.Id is [(byte)'4' or (byte)'8'])
        {
            if (pending?.Code != code)
                throw new UnreadableRowException($"The record continues {code}, which is not the record before it.");
            pending.Texts.Add(PublicationText.Of(record.Long));
            return;
        }

        var from = PublicationText.Day(record.Added, "Date added");
        var until = record.Terminated.IsEmpty
            ? DateOnly.MaxValue
            : PublicationText.Day(record.Terminated, "Date terminated");
        pending = new Pending(
            code,
            isModifier,
            PublicationText.Period(from, until, "date added", $"{code}: date terminated"),
            PublicationText.Of(record.Coverage),
            record.Number,
            [PublicationText.Of(record.Long)]
        );
    }

    public IReadOnlyList<ReleaseDraft> Drafts()
    {
        End();
        var drafts = new List<ReleaseDraft>();
        if (procedures.Count > 0)
            drafts.Add(
                new ReleaseDraft(ProcedureTable.Definition.Name, "HCPCS level II procedures", procedures)
                {
                    Coverage = Letters(procedures),
                }
            );
        if (modifiers.Count > 0)
            drafts.Add(
                new ReleaseDraft(ProcedureTable.Modifiers.Name, "HCPCS level II modifiers", modifiers)
                {
                    Coverage = Letters(modifiers),
                }
            );
        return drafts;
    }

    private static string Letters(List<TableRow> rows) =>
        string.Join(
            ' ',
            rows.Select(row => row.Key[0]).Where(char.IsAsciiLetter).Distinct().Order().Select(letter => $"{letter}*")
        );

    private void End()
    {
        if (pending is not { } record)
            return;
        pending = null;
        var title = string.Join(' ', record.Texts.Select(text => text.Trim()).Where(text => text.Length > 0));
        var values = new Dictionary<string, string>(2)
        {
            ["title"] = context.Descriptor(record.Code, title),
            ["coverage"] = record.Coverage,
        };
        (record.IsModifier ? modifiers : procedures).Add(
            new TableRow(record.Code, record.Period, values, record.Number)
        );
    }

    private sealed record Pending(
        string Code,
        bool IsModifier,
        ActivePeriod Period,
        string Coverage,
        int Number,
        List<string> Texts
    );
}
