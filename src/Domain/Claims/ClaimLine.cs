using System.Runtime.CompilerServices;

namespace ClaimLint.Domain.Claims;

/// <summary>837 professional or institutional.</summary>
public enum ClaimType : byte
{
    /// <summary>Missing or not one of the two: CL1001 and CL1016 own it.</summary>
    Unknown,
    Professional,
    Institutional,
}

/// <summary>Four modifiers in the order submitted; an empty or malformed one is no code.</summary>
[InlineArray(Fields.ModifierCount)]
public struct ModifierList
{
    private Code first;
}

/// <summary>Up to 25 diagnoses of the claim; an empty or malformed one is no code.</summary>
[InlineArray(Fields.DiagnosisCount)]
public struct DiagnosisList
{
    private Code first;
}

/// <summary>Four pointers into the diagnosis list, 1 to 12; 0 for an empty or malformed one.</summary>
[InlineArray(Fields.PointerCount)]
public struct PointerList
{
    private byte first;
}

/// <summary>One service line of an 837P or 837I claim with its claim's columns: the unit that is checked.</summary>
/// <remarks>
/// Filled by <see cref="ClaimBuffer"/> alone, so that HTTP and batch read alike. A typed value is set only where its text is
/// well-formed; what is wrong with the shape stands in the sets, and is told by the format rules. An absent date is
/// <c>default</c>. The struct is large: pass it by <c>in</c>.
/// </remarks>
public struct ClaimLine
{
    /// <summary>The text of every column, as submitted, white space trimmed.</summary>
    public LineText Text { get; internal set; }

    /// <summary>Row in the file or position in the request, from 1.</summary>
    public long Row { get; internal set; }

    /// <summary>The line was sent without its claim: what only a claim must have is not asked of it.</summary>
    public bool IsAlone { get; internal set; }

    /// <summary>Columns with a value.</summary>
    public FieldSet Present { get; internal set; }

    /// <summary>Columns whose value is not of the column's shape.</summary>
    public FieldSet Malformed { get; internal set; }

    /// <summary>Columns whose value is longer than X12 allows.</summary>
    public FieldSet TooLong { get; internal set; }

    /// <summary>Columns with control characters or characters outside the X12 sets.</summary>
    public FieldSet Unprintable { get; internal set; }

    /// <summary>Columns with a well-formed NPI whose check digit is not that of the others.</summary>
    public FieldSet WrongCheckDigit { get; internal set; }

    /// <summary>Columns that had white space around their value.</summary>
    public FieldSet Trimmed { get; internal set; }

    public ClaimType Type { get; internal set; }

    /// <summary>The line's number within its claim; 0 when absent or malformed.</summary>
    public int LineNumber { get; internal set; }

    /// <summary>A key of the payer id's text, to look policies up by; compare the text on a hit.</summary>
    public ulong PayerKey { get; internal set; }

    /// <summary><c>M</c>, <c>F</c>, <c>U</c>, or NUL.</summary>
    public char Sex { get; internal set; }

    /// <summary>Of the diagnosis codes: ICD-10-CM, unless the claim says 9.</summary>
    public bool IsIcd10 { get; internal set; }

    /// <summary>The procedure code is a HCPCS or CPT code (qualifier HC), not a HIPPS, IV or other product code.</summary>
    public bool IsHcpcs { get; internal set; }

    public DateOnly BirthDate { get; internal set; }

    /// <summary>First day of service; for an institutional line without one, the claim's first day.</summary>
    public DateOnly ServiceFrom { get; internal set; }

    /// <summary>Last day of service; the first where none is given.</summary>
    public DateOnly ServiceTo { get; internal set; }

    public DateOnly ClaimStart { get; internal set; }

    public DateOnly ClaimEnd { get; internal set; }

    public DateOnly Admission { get; internal set; }

    public DateOnly Discharge { get; internal set; }

    /// <summary>received_date, else the day that the caller of the engine passed as the request's or file's own.</summary>
    public DateOnly Received { get; internal set; }

    /// <summary>received_date, else the day that it was in the time zone furthest ahead when the request or file was received.</summary>
    public DateOnly LatestReceived { get; internal set; }

    public Npi BillingNpi { get; internal set; }

    public Npi RenderingNpi { get; internal set; }

    public Code BillingTaxonomy { get; internal set; }

    public Code RenderingTaxonomy { get; internal set; }

    public Code AttendingTaxonomy { get; internal set; }

    public Code PlaceOfService { get; internal set; }

    public Code RevenueCode { get; internal set; }

    /// <summary>The HCPCS or CPT code; no code under another qualifier.</summary>
    public Code Procedure { get; internal set; }

    public ModifierList Modifiers;

    /// <summary>ICD-10-CM; no codes where the claim says that they are others.</summary>
    public DiagnosisList Diagnoses;

    public PointerList Pointers;

    /// <summary>US dollars.</summary>
    public decimal Charge { get; internal set; }

    /// <summary>US dollars; meaningful where <see cref="Holds"/> says so.</summary>
    public decimal TotalCharge { get; internal set; }

    /// <summary>Units of service, minutes or days, as unit_measure_code says.</summary>
    public decimal Units { get; internal set; }

    /// <summary>The day whose ICD-10-CM the diagnoses are of: of service; of an inpatient or home health claim its Through date.</summary>
    /// <remarks>The guidelines of each fiscal year are for discharges of inpatients and encounters of others in that year.</remarks>
    public readonly DateOnly DiagnosisDay => ClaimEnd != default && TakesDiagnosesOfLastDay ? ClaimEnd : ServiceFrom;

    /// <summary>Whether the Through date decides which ICD-10-CM applies: inpatient, and home health (bill type 032x).</summary>
    /// <remarks>Medicare Claims Processing Manual, chapter 23, section 10; CR 7492.</remarks>
    public readonly bool TakesDiagnosesOfLastDay => IsInpatient || BillType == 32;

    /// <summary>Of an inpatient claim: hospital, swing bed, skilled nursing or religious nonmedical facility, by bill type.</summary>
    public readonly bool IsInpatient => BillType is 11 or 18 or 21 or 41;

    /// <summary>The facility and classification digits of an institutional claim's bill type, 13 of 0131; 0 where there are none.</summary>
    private readonly int BillType
    {
        get
        {
            if (Type != ClaimType.Institutional || !Holds(Field.BillTypeCode))
                return 0;
            var digits = Text[Field.BillTypeCode];
            digits = digits is [(byte)'0', _, _, _] ? digits[1..] : digits;
            return digits.Length == 3 ? ((digits[0] - '0') * 10) + digits[1] - '0' : 0;
        }
    }

    /// <summary>Whether the column has a value of the right shape.</summary>
    public readonly bool Holds(Field field) => Present.Contains(field) && !Malformed.Contains(field);

    /// <summary>Whether the file or request had the column at all.</summary>
    public readonly bool HasColumn(Field field) => Text.Columns.Contains(field);

    public readonly bool HasModifier(Code modifier)
    {
        foreach (var code in Modifiers)
        {
            if (code == modifier)
                return true;
        }

        return false;
    }

    /// <summary>Whether another line has the same modifiers, in whatever order.</summary>
    public readonly bool HasSameModifiers(in ClaimLine other)
    {
        foreach (var code in Modifiers)
        {
            if (!code.IsNone && !other.HasModifier(code))
                return false;
        }

        foreach (var code in other.Modifiers)
        {
            if (!code.IsNone && !HasModifier(code))
                return false;
        }

        return true;
    }

    /// <summary>The column of the first modifier equal to the given one.</summary>
    public readonly FieldSet FieldOfModifier(Code modifier)
    {
        for (var i = 0; i < Fields.ModifierCount; i++)
        {
            if (Modifiers[i] == modifier)
                return FieldSet.Of(Field.HcpcsModifier1 + i);
        }

        return FieldSet.Empty;
    }

    /// <summary>The diagnosis that the pointer at <paramref name="pointer"/> (0 to 3) names, or no code.</summary>
    public readonly Code PointedDiagnosis(int pointer)
    {
        var position = Pointers[pointer];
        return position == 0 ? Code.None : Diagnoses[position - 1];
    }

    /// <summary>Whether a pointer names the diagnosis of a column.</summary>
    public readonly bool PointsAt(Field diagnosis)
    {
        foreach (var pointer in Pointers)
        {
            if (pointer == diagnosis - Field.DiagnosisCode1 + 1)
                return true;
        }

        return false;
    }

    /// <summary>Who performed the line: the rendering provider, else the billing one.</summary>
    public readonly Npi Provider => RenderingNpi.IsNone ? BillingNpi : RenderingNpi;
}
