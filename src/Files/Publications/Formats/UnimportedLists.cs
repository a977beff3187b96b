using ClaimLint.Files.Publications.Reading;

namespace ClaimLint.Files.Publications.Formats;

/// <summary>Published lists that are not imported, so that the refusal names them and the file to import instead.</summary>
/// <remarks>They come beside the right file, often in one zip with it, where they are passed over.</remarks>
internal static class UnimportedLists
{
    private const string Delimiters = "\t,|;";
    private const int LinesLookedAt = 20;

    private static readonly ListInColumns[] InColumns =
    [
        new(
            "an NCCI PTP change report",
            "the full edits (parts f1 to f4)",
            new("Column 1", true, "COLUMN1*"),
            new("Column 2", true, "COLUMN2*")
        ),
        new(
            "an NCCI MUE change report",
            "the full MUE table",
            new("HCPCS/CPT Code", true, "HCPCSCPTCODE", "HCPCSCODE", "CODE"),
            new("Old MUE Value", true, "OLD*", "PRIOR*", "PREVIOUS*", "NEWMUE*", "REVISEDMUE*", "CHANGE*", "ACTION*"),
            new("MUE Value", true, "MUE*", "NEWMUE*", "OLDMUE*", "REVISEDMUE*", "PRACTITIONER*", "OUTPATIENT*", "DME*")
        ),
        new(
            "the HCPCS corrections list",
            "the full alpha-numeric file (ANWEB)",
            new("HCPCS/MOD Code", true, "HCPCSMODCODE*", "HCPCSCODE*"),
            new("Action", true, "ACTION")
        ),
        new(
            "a locality file of the fee schedule (GPCI or counties)",
            "the relative value file of the same zip (PPRRVU)",
            new("Medicare Administrative Contractor", true, "MEDICAREADM*", "MAC"),
            new("Locality Number", true, "LOCALITY*")
        ),
        new(
            "the anesthesia conversion factors",
            "the relative value file of the same zip (PPRRVU)",
            new("Contractor", true, "CONTRACTOR*"),
            new("Locality", true, "LOCALITY*")
        ),
        new(
            "the OPPS caps of the fee schedule",
            "the relative value file of the same zip (PPRRVU)",
            new("HCPCS", true, "HCPCS"),
            new("CARRIER", true, "CARRIER*"),
            new("LOCALITY", true, "LOCALITY*")
        ),
        new(
            "the full NPPES file",
            "the report of deactivated NPIs",
            new("NPI", true, "NPI"),
            new("Entity Type Code", true, "ENTITYTYPECODE")
        ),
    ];

    private static readonly ListOfLines[] OfLines =
    [
        new(
            "the fixed-width text of the Medicare physician fee schedule",
            "the CSV of the same zip (PPRRVU)",
            lines => lines.Any(IsFee)
        ),
        new(
            "the ICD-10-CM codes file, which has no headers and no flags",
            "the order file beside it (icd10cm_order)",
            lines => lines.Length > 1 && lines.All(IsListedDiagnosis)
        ),
        new(
            "a list of ICD-10-CM changes (addenda)",
            "the order file beside it (icd10cm_order)",
            lines => lines.All(IsAddendum)
        ),
        new(
            "the ICD-10-PCS order file",
            "the ICD-10-CM order file (icd10cm_order)",
            lines => lines.All(DiagnosisOrderFormat.IsOrderedProcedure)
        ),
        new(
            "another part of ICD-10-CM (an index or a table)",
            "the tabular list (icd10cm_tabular)",
            lines => lines.Any(line => line.Span.IndexOf("<ICD10CM."u8) >= 0)
        ),
    ];

    /// <summary>The list that a text is and what to import instead, as one sentence; null where it is none of them.</summary>
    public static string? SentenceFor(FileHead head)
    {
        ReadOnlyMemory<byte>[] lines =
        [
            .. head.Lines().Where(line => !PublicationText.Trim(line.Span).IsEmpty).Take(LinesLookedAt),
        ];
        if (lines.Length == 0)
            return null;
        if (Array.Find(OfLines, list => list.Is(lines)) is { } ofLines)
            return Sentence(head, ofLines.Name, ofLines.Instead);
        foreach (var delimiter in Delimiters)
        {
            var records = head.Records(delimiter);
            if (Array.Find(InColumns, list => HeaderStack.Find(records, list.Columns, out _) is not null) is { } found)
                return Sentence(head, found.Name, found.Instead);
        }

        return null;
    }

    private static string Sentence(FileHead head, string name, string instead) =>
        $"{head.Name} is {name}. Import {instead} instead.";

    /// <summary>Code, modifier, description in 50 places, status, relative values.</summary>
    private static bool IsFee(ReadOnlyMemory<byte> line)
    {
        const int Status = 57;
        var text = line.Span;
        return text.Length > 120
            && PublicationText.IsCode(text[..5], 5, 5)
            && text[Status] is >= (byte)'A' and <= (byte)'X'
            && text[Status + 1] == (byte)' '
            && IsAmount(PublicationText.Slice(text, Status + 1, 7));
    }

    private static bool IsAmount(ReadOnlySpan<byte> field) =>
        field.Contains((byte)'.') && field.IndexOfAnyExceptInRange((byte)'.', (byte)'9') < 0;

    /// <summary>icd10cm_codes: the code in seven places, a blank, the description. Since 2026 its second character may be a letter.</summary>
    private static bool IsListedDiagnosis(ReadOnlyMemory<byte> line)
    {
        var text = line.Span;
        var code = PublicationText.Slice(text, 0, 7);
        return text.Length > 9
            && text[0] is >= (byte)'A' and <= (byte)'Z'
            && code.ContainsAnyInRange((byte)'0', (byte)'9')
            && PublicationText.IsCode(code, 3, 7)
            && text[7] == (byte)' '
            && text[8] != (byte)' ';
    }

    private static bool IsAddendum(ReadOnlyMemory<byte> line) =>
        line.Span.StartsWith("Add:"u8)
        || line.Span.StartsWith("Delete:"u8)
        || line.Span.StartsWith("Revise from:"u8)
        || line.Span.StartsWith("Revise to:"u8)
        || line.Span.StartsWith("No Change:"u8);

    private sealed record ListInColumns(string Name, string Instead, params Column[] Columns);

    private sealed record ListOfLines(string Name, string Instead, Predicate<ReadOnlyMemory<byte>[]> Is);
}
