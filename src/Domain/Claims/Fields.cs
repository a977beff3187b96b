namespace ClaimLint.Domain.Claims;

/// <summary>The groups of columns that rules speak of.</summary>
public static class Fields
{
    public const int DiagnosisCount = 25;
    public const int ModifierCount = 4;
    public const int PointerCount = 4;

    public static readonly FieldSet Modifiers = FieldSet.Range(Field.HcpcsModifier1, Field.HcpcsModifier4);

    /// <summary>The claim's diagnosis list; the admitting diagnosis stands beside it.</summary>
    public static readonly FieldSet Diagnoses = FieldSet.Range(Field.DiagnosisCode1, Field.DiagnosisCode25);

    public static readonly FieldSet Pointers = FieldSet.Range(Field.DiagnosisPointer1, Field.DiagnosisPointer4);

    public static readonly FieldSet Dates = OfKind(FieldKind.Date);
    public static readonly FieldSet Npis = OfKind(FieldKind.Npi);
    public static readonly FieldSet Taxonomies = OfKind(FieldKind.Taxonomy);
    public static readonly FieldSet Amounts = OfKind(FieldKind.Amount);
    public static readonly FieldSet Quantities = OfKind(FieldKind.Units) | OfKind(FieldKind.Quantity);
    public static readonly FieldSet Values = (OfKind(FieldKind.Value) | OfKind(FieldKind.ValueList)).With(
        Field.BillTypeCode
    );

    /// <summary>The columns of which some value is allowed on one claim type only.</summary>
    public static readonly FieldSet WithValuesByType = Where(info =>
        info.Values.Any(value => value.Only != ClaimType.Unknown)
    );

    /// <summary>The columns that X12 sets a length to.</summary>
    public static readonly FieldSet OfLimitedLength = Where(info => info.MaxLength > 0);

    /// <summary>The columns that the TR3 advises to keep shorter than X12's limit.</summary>
    public static readonly FieldSet OfAdvisedLength = Where(info => info.AdvisedLength > 0);

    public static readonly FieldSet All = Where(_ => true);

    public static readonly FieldSet ClaimLevel = Where(info => info.Level == FieldLevel.Claim);
    public static readonly FieldSet WithDefault = Where(info => info.DefaultWhenColumnAbsent.Length > 0);

    /// <summary>The columns that something else takes the place of where they are missing: a default, the first day of service, the billing provider, the day of the request.</summary>
    private static readonly FieldSet WithSubstitute =
        WithDefault
        | FieldSet.Of(
            Field.ProcedureQualifier,
            Field.DiagnosisCodeType,
            Field.ServiceDateTo,
            Field.UnitMeasureCode,
            Field.RenderingNpi,
            Field.ReceivedDate
        );

    /// <summary>What only institutional claims carry: no rule depends on it on a professional line.</summary>
    public static readonly FieldSet OfInstitutionalOnly = FieldSet.Of(
        Field.BillTypeCode,
        Field.ClaimStartDate,
        Field.ClaimEndDate,
        Field.AdmitTypeCode,
        Field.AdmitSourceCode,
        Field.DischargeDispositionCode,
        Field.AttendingNpi,
        Field.AttendingTaxonomyCode,
        Field.RevenueCenterCode
    );

    /// <summary>What only professional claims carry: no rule depends on it on an institutional line.</summary>
    public static readonly FieldSet OfProfessionalOnly = Pointers.With(Field.PlaceOfServiceCode);

    private static readonly FieldSet RequiredOfProfessional = Where(info =>
        info.Required.HasFlag(RequiredOf.Professional)
    );
    private static readonly FieldSet RequiredOfInstitutional = Where(info =>
        info.Required.HasFlag(RequiredOf.Institutional)
    );

    /// <summary>The columns that some claim must fill.</summary>
    public static readonly FieldSet Required = RequiredOfProfessional | RequiredOfInstitutional;

    private static readonly FieldSet RequiredOfProfessionalLine = FieldSet.Of(
        Field.ClaimType,
        Field.ServiceDateFrom,
        Field.HcpcsCode,
        Field.ChargeAmount,
        Field.ServiceUnitQuantity,
        Field.PlaceOfServiceCode,
        Field.DiagnosisCode1,
        Field.DiagnosisPointer1
    );

    private static readonly FieldSet RequiredOfInstitutionalLine = FieldSet.Of(
        Field.ClaimType,
        Field.ServiceDateFrom,
        Field.RevenueCenterCode,
        Field.ChargeAmount,
        Field.ServiceUnitQuantity,
        Field.DiagnosisCode1
    );

    /// <summary>The columns that a file must have: required of every claim, and no default is taken for them.</summary>
    public static readonly FieldSet RequiredOfFile = (RequiredOfProfessional & RequiredOfInstitutional).Except(
        WithDefault
    );

    /// <summary>What a line must fill: all that its claim type asks of a claim, or of a line that is checked without its claim.</summary>
    public static FieldSet RequiredOfLine(ClaimType type, bool alone) =>
        (type, alone) switch
        {
            (ClaimType.Institutional, false) => RequiredOfInstitutional,
            (ClaimType.Institutional, true) => RequiredOfInstitutionalLine,
            (ClaimType.Professional, true) => RequiredOfProfessionalLine,
            (ClaimType.Professional, false) => RequiredOfProfessional,
            // The type itself is missing or wrong: only what both ask can be missed.
            (_, false) => RequiredOfProfessional & RequiredOfInstitutional,
            (_, true) => RequiredOfProfessionalLine & RequiredOfInstitutionalLine,
        };

    /// <summary>The columns whose content a file of these columns does not show. Of a numbered group all, where it has none of the group.</summary>
    public static FieldSet AbsentFrom(FieldSet columns)
    {
        var groups = FieldCatalog
            .All.Where(info => info.Index >= 0 && columns.Contains(info.Field))
            .Select(info => info.JsonName)
            .ToHashSet();
        return Where(info => !columns.Contains(info.Field) && !(info.Index >= 0 && groups.Contains(info.JsonName)))
            .Except(WithSubstitute);
    }

    private static FieldSet OfKind(FieldKind kind) => Where(info => info.Kind == kind);

    private static FieldSet Where(Func<FieldInfo, bool> condition) =>
        FieldSet.Of([.. FieldCatalog.All.Where(condition).Select(info => info.Field)]);
}
