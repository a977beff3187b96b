namespace ClaimLint.Domain.Claims;

/// <summary>Where each kind of column's typed value stands in the line: set, and set to none.</summary>
internal static partial class FieldReader
{
    private static void SetNone(ref ClaimLine line, FieldInfo info)
    {
        switch (info.Kind)
        {
            case FieldKind.Text when info.Field == Field.PayerId:
                line.PayerKey = 0;
                break;
            case FieldKind.Value when info.Field == Field.ClaimType:
                line.Type = ClaimType.Unknown;
                break;
            case FieldKind.Value when info.Field == Field.PatientSex:
                line.Sex = '\0';
                break;
            case FieldKind.Date:
                SetDate(ref line, info.Field, default);
                break;
            case FieldKind.Npi:
                SetNpi(ref line, info.Field, default);
                break;
            case FieldKind.Taxonomy:
                SetTaxonomy(ref line, info.Field, default);
                break;
            case FieldKind.Place:
                line.PlaceOfService = default;
                break;
            case FieldKind.Diagnosis when info.Index >= 0:
                line.Diagnoses[info.Index] = default;
                break;
            case FieldKind.Revenue:
                line.RevenueCode = default;
                break;
            case FieldKind.Procedure:
                line.Procedure = default;
                break;
            case FieldKind.Modifier:
                line.Modifiers[info.Index] = default;
                break;
            case FieldKind.Amount when info.Field == Field.ChargeAmount:
                line.Charge = default;
                break;
            case FieldKind.Amount when info.Field == Field.TotalChargeAmount:
                line.TotalCharge = default;
                break;
            case FieldKind.Units:
                line.Units = default;
                break;
            case FieldKind.LineNumber:
                line.LineNumber = default;
                break;
            case FieldKind.Pointer:
                line.Pointers[info.Index] = default;
                break;
        }
    }

    private static bool SetDate(ref ClaimLine line, Field field, DateOnly date)
    {
        switch (field)
        {
            case Field.PatientBirthDate:
                line.BirthDate = date;
                break;
            case Field.ServiceDateFrom:
                line.ServiceFrom = date;
                break;
            case Field.ServiceDateTo:
                line.ServiceTo = date;
                break;
            case Field.ClaimStartDate:
                line.ClaimStart = date;
                break;
            case Field.ClaimEndDate:
                line.ClaimEnd = date;
                break;
            case Field.AdmissionDate:
                line.Admission = date;
                break;
            case Field.DischargeDate:
                line.Discharge = date;
                break;
            case Field.ReceivedDate:
                line.Received = date;
                break;
        }

        return true;
    }

    private static bool SetNpi(ref ClaimLine line, Field field, Npi npi)
    {
        if (!npi.IsNone && !npi.HasRightCheckDigit)
            line.WrongCheckDigit = line.WrongCheckDigit.With(field);
        if (field == Field.BillingNpi)
            line.BillingNpi = npi;
        else if (field == Field.RenderingNpi)
            line.RenderingNpi = npi;
        return true;
    }

    private static bool SetTaxonomy(ref ClaimLine line, Field field, Code taxonomy)
    {
        switch (field)
        {
            case Field.BillingTaxonomyCode:
                line.BillingTaxonomy = taxonomy;
                break;
            case Field.RenderingTaxonomyCode:
                line.RenderingTaxonomy = taxonomy;
                break;
            default:
                line.AttendingTaxonomy = taxonomy;
                break;
        }

        return true;
    }
}
