using System.Text;
using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Tests;

/// <summary>Lines for tests: a good one, with the few columns changed that a test is about. The patient is invented.</summary>
internal static class Lines
{
    /// <summary>The day of the request or file.</summary>
    private static readonly DateOnly Received = new(2025, 11, 10);

    /// <summary>An office visit that no rule has anything to say about, with the embedded tables.</summary>
    public static readonly IReadOnlyDictionary<Field, string> OfficeVisit = new Dictionary<Field, string>
    {
        [Field.ClaimId] = "CLAIM-1",
        [Field.ClaimLineNumber] = "1",
        [Field.ClaimType] = "P",
        [Field.ClaimFrequencyCode] = "1",
        [Field.PayerId] = "MEDICARE",
        [Field.MemberId] = "1EG4TE5MK73",
        [Field.PatientBirthDate] = "1950-05-04",
        [Field.PatientSex] = "F",
        [Field.BillingNpi] = "1234567893",
        [Field.BillingTin] = "123456789",
        [Field.RenderingNpi] = "1234567893",
        [Field.RenderingTaxonomyCode] = "207Q00000X",
        [Field.PlaceOfServiceCode] = "11",
        [Field.AssignmentCode] = "A",
        [Field.ProviderSignatureIndicator] = "Y",
        [Field.BenefitsAssignmentIndicator] = "Y",
        [Field.ReleaseOfInformationCode] = "Y",
        [Field.ReceivedDate] = "2025-11-10",
        [Field.DiagnosisCode1] = "E119",
        [Field.ServiceDateFrom] = "2025-11-03",
        [Field.HcpcsCode] = "99213",
        [Field.ChargeAmount] = "120.00",
        [Field.ServiceUnitQuantity] = "1",
        [Field.DiagnosisPointer1] = "1",
    };

    /// <summary>The graft that the first procedure profile speaks of: 20957 on the right side, inpatient.</summary>
    public static readonly IReadOnlyDictionary<Field, string> Graft = new Dictionary<Field, string>(OfficeVisit)
    {
        [Field.PatientBirthDate] = "1973-05-04",
        [Field.PatientSex] = "M",
        [Field.RenderingTaxonomyCode] = "207X00000X",
        [Field.PlaceOfServiceCode] = "21",
        [Field.DiagnosisCode1] = "M84461A",
        [Field.HcpcsCode] = "20957",
        [Field.HcpcsModifier1] = "RT",
        [Field.ChargeAmount] = "8200.00",
    };

    /// <summary>The office visit with columns changed; an empty text empties the column.</summary>
    public static ClaimLine Visit(params (Field Field, string Text)[] changes) =>
        Read([Changed(OfficeVisit, changes)]).Lines[0];

    /// <summary>The graft with columns changed.</summary>
    public static ClaimLine GraftWith(params (Field Field, string Text)[] changes) =>
        Read([Changed(Graft, changes)]).Lines[0];

    /// <summary>The line sent without its claim.</summary>
    public static ClaimLine Alone(
        IReadOnlyDictionary<Field, string> line,
        params (Field Field, string Text)[] changes
    ) => Read([Changed(line, changes)], alone: true).Lines[0];

    /// <summary>A claim of several lines, each the given line with columns changed; line numbers are counted unless changed.</summary>
    public static ClaimBuffer Claim(
        IReadOnlyDictionary<Field, string> line,
        params (Field Field, string Text)[][] changes
    ) => Read([.. changes.Select((change, i) => Changed(line, [(Field.ClaimLineNumber, $"{i + 1}"), .. change]))]);

    public static Dictionary<Field, string> Changed(
        IReadOnlyDictionary<Field, string> line,
        params (Field Field, string Text)[] changes
    )
    {
        var changed = new Dictionary<Field, string>(line);
        foreach (var (field, text) in changes)
            changed[field] = text;
        return changed;
    }

    /// <summary>Reads rows of one claim: a column for every field that any row fills. Every other field is empty, as in JSON.</summary>
    public static ClaimBuffer Read(IReadOnlyList<IReadOnlyDictionary<Field, string>> rows, bool alone = false) =>
        Read(rows, new ReadingContext(Received, alone));

    /// <summary>The same, received at a given time.</summary>
    public static ClaimBuffer Read(IReadOnlyList<IReadOnlyDictionary<Field, string>> rows, in ReadingContext context) =>
        Read(rows, context, missingAreEmpty: true);

    /// <summary>The same as a CSV has it: a column that no row fills is absent from the file.</summary>
    public static ClaimBuffer ReadCsv(params IReadOnlyDictionary<Field, string>[] rows) =>
        Read(rows, new ReadingContext(Received, LinesAlone: false), missingAreEmpty: false);

    private static ClaimBuffer Read(
        IReadOnlyList<IReadOnlyDictionary<Field, string>> rows,
        in ReadingContext context,
        bool missingAreEmpty
    )
    {
        var layout = new ColumnLayout([.. rows.SelectMany(row => row.Keys).Distinct().Order()], missingAreEmpty);
        var buffer = new ClaimBuffer();
        for (var i = 0; i < rows.Count; i++)
        {
            buffer.BeginLine(layout);
            for (var slot = 0; slot < layout.Count; slot++)
                buffer.Add(Encoding.UTF8.GetBytes(rows[i].GetValueOrDefault(layout.FieldAt(slot), string.Empty)));
            buffer.EndLine(i + 1, context);
        }

        return buffer;
    }
}
