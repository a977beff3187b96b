using System.Text;

namespace ClaimLint.Domain.Claims;

/// <summary>Reads one column's text into the line: sets its typed value, or marks what is wrong with its shape. Never throws for bad data.</summary>
internal static partial class FieldReader
{
    /// <summary>Without blanks and tabs around it: what X12 would not carry.</summary>
    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text)
    {
        // The usual field has neither; look before calling the general trim.
        return text[0] > (byte)' ' && text[^1] > (byte)' ' ? text : text.Trim(" \t"u8);
    }

    public static void Read(ref ClaimLine line, Field field, ReadOnlySpan<byte> text)
    {
        line.Present = line.Present.With(field);
        if (text.IndexOfAnyExceptInRange((byte)0x20, (byte)0x7E) >= 0 && HasUnprintable(text))
            line.Unprintable = line.Unprintable.With(field);
        var info = FieldCatalog.Of(field);
        if (info.MaxLength > 0 && text.Length > info.MaxLength && Encoding.UTF8.GetCharCount(text) > info.MaxLength)
            line.TooLong = line.TooLong.With(field);
        if (!ReadValue(ref line, info, text))
            line.Malformed = line.Malformed.With(field);
    }

    /// <summary>Whether a text has the format of the column, whatever the rest of the line.</summary>
    public static bool IsWellFormed(Field field, ReadOnlySpan<byte> text)
    {
        var line = default(ClaimLine);
        return !text.IsEmpty && ReadValue(ref line, FieldCatalog.Of(field), text);
    }

    /// <summary>Whether two texts of a column are one value: a date with and without hyphens, 100 and 100.00.</summary>
    public static bool IsSame(Field field, ReadOnlySpan<byte> text, ReadOnlySpan<byte> other) =>
        text.SequenceEqual(other)
        || FieldCatalog.Of(field).Kind switch
        {
            FieldKind.Date => Shapes.TryDate(text, out var day) && Shapes.TryDate(other, out var same) && day == same,
            FieldKind.Diagnosis => Code.TryParseDiagnosis(text, out var code)
                && Code.TryParseDiagnosis(other, out var same)
                && code == same,
            FieldKind.Amount => Shapes.TryDecimal(text, 8, 2, out var amount)
                && Shapes.TryDecimal(other, 8, 2, out var same)
                && amount == same,
            FieldKind.BillType => text.TrimStart((byte)'0').SequenceEqual(other.TrimStart((byte)'0')),
            _ => false,
        };

    /// <summary>Takes back what was read of a column.</summary>
    public static void Forget(ref ClaimLine line, Field field)
    {
        if (!line.Present.Contains(field))
            return;
        var one = FieldSet.Of(field);
        line.Present = line.Present.Except(one);
        line.Unprintable = line.Unprintable.Except(one);
        line.TooLong = line.TooLong.Except(one);
        line.WrongCheckDigit = line.WrongCheckDigit.Except(one);
        line.Malformed = line.Malformed.Except(one);
        SetNone(ref line, FieldCatalog.Of(field));
    }

    /// <summary>What a line takes for columns that are absent or empty, by the TR3's or this format's own rule.</summary>
    public static void TakeDefaults(ref ClaimLine line, in ReadingContext context)
    {
        // Qualifier and code type: HC and 10 unless the row says otherwise (docs/formats.md).
        line.IsHcpcs =
            !line.Present.Contains(Field.ProcedureQualifier)
            || line.Text[Field.ProcedureQualifier].SequenceEqual("HC"u8);
        line.IsIcd10 =
            !line.Present.Contains(Field.DiagnosisCodeType) || line.Text[Field.DiagnosisCodeType].SequenceEqual("10"u8);
        LeaveOtherCodeSystems(ref line);
        if (line.Type == ClaimType.Institutional && !line.Present.Contains(Field.ServiceDateFrom))
            line.ServiceFrom = line.ClaimStart;
        if (!line.Present.Contains(Field.ServiceDateTo))
            line.ServiceTo = line.ServiceFrom;
        if (!line.Present.Contains(Field.ReceivedDate))
            line.Received = context.Received;
        line.LatestReceived = line.Present.Contains(Field.ReceivedDate) ? line.Received : context.LatestReceived;
    }

    /// <summary>Undoes <see cref="TakeDefaults"/>, so that the line says what its columns say.</summary>
    public static void TakeBackDefaults(ref ClaimLine line)
    {
        line.Trimmed = FieldSet.Empty;
        if (!line.Present.Contains(Field.ServiceDateFrom))
            line.ServiceFrom = default;
        if (!line.Present.Contains(Field.ServiceDateTo))
            line.ServiceTo = default;
        if (!line.Present.Contains(Field.ReceivedDate))
            line.Received = default;
    }

    /// <summary>Codes are read as HCPCS and ICD-10-CM. Where the row says that they are others, they are neither judged nor kept as codes.</summary>
    /// <remarks>At the end of the line, since the columns come in any order.</remarks>
    private static void LeaveOtherCodeSystems(ref ClaimLine line)
    {
        if (!line.IsHcpcs)
        {
            line.Malformed = line.Malformed.Except(FieldSet.Of(Field.HcpcsCode));
            line.Procedure = Code.None;
        }

        if (!line.IsIcd10)
        {
            line.Malformed = line.Malformed.Except(Fields.Diagnoses.With(Field.AdmittingDiagnosisCode));
            line.Diagnoses = default;
        }
    }

    private static bool ReadValue(ref ClaimLine line, FieldInfo info, ReadOnlySpan<byte> text)
    {
        switch (info.Kind)
        {
            case FieldKind.Text:
                if (info.Field == Field.PayerId)
                    line.PayerKey = TextKey.Of(text);
                return true;
            case FieldKind.Value:
            case FieldKind.ValueList:
                return ReadListed(ref line, info, text);
            case FieldKind.Date:
                return Shapes.TryDate(text, out var date) && SetDate(ref line, info.Field, date);
            case FieldKind.Npi:
                return Npi.TryParse(text, out var npi) && SetNpi(ref line, info.Field, npi);
            case FieldKind.TaxId:
                return Shapes.IsTaxId(text);
            case FieldKind.Taxonomy:
                return Shapes.TryTaxonomy(text, out var taxonomy) && SetTaxonomy(ref line, info.Field, taxonomy);
            case FieldKind.Place:
                if (!Shapes.IsDigits(text, 2) || !Code.TryParse(text, out var place))
                    return false;
                line.PlaceOfService = place;
                return true;
            case FieldKind.BillType:
                return Shapes.IsBillType(text);
            case FieldKind.Diagnosis:
                // As ICD-10-CM; taken back at the end of the line where diagnosis_code_type says otherwise.
                if (!Code.TryParseDiagnosis(text, out var diagnosis) || !Shapes.IsDiagnosis(diagnosis))
                    return false;
                if (info.Index >= 0)
                    line.Diagnoses[info.Index] = diagnosis;
                return true;
            case FieldKind.Revenue:
                if (!Shapes.IsDigits(text, 4) || !Code.TryParse(text, out var revenue))
                    return false;
                line.RevenueCode = revenue;
                return true;
            case FieldKind.Procedure:
                // As HCPCS; taken back at the end of the line where procedure_qualifier says otherwise.
                if (!Code.TryParse(text, out var procedure) || !Shapes.IsProcedure(procedure))
                    return false;
                line.Procedure = procedure;
                return true;
            case FieldKind.Modifier:
                if (text.Length != 2 || !Code.TryParse(text, out var modifier))
                    return false;
                line.Modifiers[info.Index] = modifier;
                return true;
            case FieldKind.Amount:
                if (!Shapes.TryDecimal(text, wholeDigits: 8, decimals: 2, out var amount))
                    return false;
                if (info.Field == Field.ChargeAmount)
                    line.Charge = amount;
                else if (info.Field == Field.TotalChargeAmount)
                    line.TotalCharge = amount;
                return true;
            case FieldKind.Units:
            case FieldKind.Quantity:
                if (!Shapes.TryDecimal(text, wholeDigits: 8, decimals: 3, out var quantity))
                    return false;
                if (info.Kind == FieldKind.Units)
                    line.Units = quantity;
                return true;
            case FieldKind.LineNumber:
                if (!Shapes.TryCount(text, out var number) || number == 0)
                    return false;
                line.LineNumber = number;
                return true;
            case FieldKind.Pointer:
                if (!Shapes.TryPointer(text, out var pointer))
                    return false;
                line.Pointers[info.Index] = pointer;
                return true;
            default:
                throw new ArgumentOutOfRangeException(
                    nameof(info),
                    info.Kind,
                    "A kind of column that no reading exists for."
                );
        }
    }

    private static bool ReadListed(ref ClaimLine line, FieldInfo info, ReadOnlySpan<byte> text)
    {
        if (!info.Allows(text))
            return false;
        if (info.Field == Field.ClaimType)
            line.Type = text[0] == 'P' ? ClaimType.Professional : ClaimType.Institutional;
        else if (info.Field == Field.PatientSex)
            line.Sex = (char)text[0];
        return true;
    }

    private static bool HasUnprintable(ReadOnlySpan<byte> text)
    {
        foreach (var rune in text.EnumerateRunesUtf8())
        {
            if (!Shapes.IsPrintable(rune))
                return true;
        }

        return false;
    }
}
