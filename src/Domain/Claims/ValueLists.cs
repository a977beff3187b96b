namespace ClaimLint.Domain.Claims;

/// <summary>The values of the columns with a short list, the most frequent first.</summary>
/// <remarks>The lists are those of the implementation guides (005010X222A1, 005010X223A2) or, where they defer to it, NUBC's.</remarks>
internal static class ValueLists
{
    public static IReadOnlyList<FieldValue> Yes(string meaning) => [new("Y", meaning)];

    public static readonly IReadOnlyList<FieldValue> ClaimTypes = [new("P", "professional"), new("I", "institutional")];

    public static readonly IReadOnlyList<FieldValue> Frequencies =
    [
        new("1", "original"),
        new("7", "replacement"),
        new("8", "void"),
        new("2", "first interim"),
        new("3", "continuing interim"),
        new("4", "last interim"),
        new("5", "late charges"),
        new("0", "nonpayment"),
        new("6", "adjustment"),
        new("9", "final, home health"),
        new("A", "admission or election notice"),
        new("B", "termination or revocation notice"),
        new("C", "change of hospice"),
        new("D", "void of a notice"),
        new("E", "change of hospice owner"),
        new("F", "adjustment by beneficiary"),
        new("G", "adjustment by CWF"),
        new("H", "adjustment by CMS"),
        new("I", "adjustment by contractor"),
        new("J", "other adjustment"),
        new("K", "adjustment by OIG"),
        new("M", "adjustment for MSP"),
        new("O", "payer-specific"),
        new("P", "adjustment by QIO"),
        new("Q", "reopening after the filing limit"),
        new("X", "void of an encounter"),
        new("Y", "replacement of an encounter"),
        new("Z", "new encounter"),
    ];

    public static readonly IReadOnlyList<FieldValue> PayerResponsibilities =
    [
        new("P", "primary"),
        new("S", "secondary"),
        new("T", "tertiary"),
        new("A", "fourth payer"),
        new("B", "fifth payer"),
        new("C", "sixth payer"),
        new("D", "seventh payer"),
        new("E", "eighth payer"),
        new("F", "ninth payer"),
        new("G", "tenth payer"),
        new("H", "eleventh payer"),
        new("U", "unknown"),
    ];

    public static readonly IReadOnlyList<FieldValue> ClaimFilingIndicators =
    [
        new("MB", "Medicare Part B"),
        new("MA", "Medicare Part A"),
        new("MC", "Medicaid"),
        new("CI", "commercial"),
        new("BL", "Blue Cross"),
        new("HM", "HMO"),
        new("12", "PPO"),
        new("13", "point of service"),
        new("14", "EPO"),
        new("15", "indemnity"),
        new("16", "Medicare Advantage HMO"),
        new("17", "dental plan"),
        new("11", "other non-federal"),
        new("AM", "automobile medical"),
        new("CH", "TRICARE"),
        new("DS", "disability"),
        new("FI", "federal employees"),
        new("LM", "liability medical"),
        new("OF", "other federal"),
        new("TV", "Title V"),
        new("VA", "Veterans Affairs"),
        new("WC", "workers' compensation"),
        new("ZZ", "by agreement"),
    ];

    /// <summary>Why Medicare pays second.</summary>
    public static readonly IReadOnlyList<FieldValue> InsuranceTypes =
    [
        new("12", "working aged"),
        new("13", "end-stage renal disease"),
        new("14", "no-fault"),
        new("15", "workers' compensation"),
        new("16", "other federal agency"),
        new("41", "black lung"),
        new("42", "Veterans Affairs"),
        new("43", "disabled under 65"),
        new("47", "other liability"),
    ];

    public static readonly IReadOnlyList<FieldValue> Relationships =
    [
        new("18", "self"),
        new("01", "spouse"),
        new("19", "child"),
        new("20", "employee"),
        new("21", "unknown"),
        new("39", "organ donor"),
        new("40", "cadaver donor"),
        new("53", "life partner"),
        new("G8", "other"),
    ];

    public static readonly IReadOnlyList<FieldValue> Sexes =
    [
        new("F", "female"),
        new("M", "male"),
        new("U", "unknown"),
    ];

    public static readonly IReadOnlyList<FieldValue> RelatedCauses =
    [
        new("AA", "auto accident"),
        new("EM", "employment"),
        new("OA", "other accident"),
    ];

    public static readonly IReadOnlyList<FieldValue> Assignments =
    [
        new("A", "accepts assignment"),
        new("B", "assignment for lab services only"),
        new("C", "does not accept"),
    ];

    public static readonly IReadOnlyList<FieldValue> Signatures =
    [
        new("Y", "signature on file"),
        new("N", "no signature on file"),
    ];

    public static readonly IReadOnlyList<FieldValue> BenefitsAssignments =
    [
        new("Y", "benefits assigned to the provider"),
        new("N", "not assigned"),
        new("W", "not applicable"),
    ];

    public static readonly IReadOnlyList<FieldValue> ReleasesOfInformation =
    [
        new("Y", "signed statement on file"),
        new("I", "informed consent, no signature required by law"),
    ];

    public static readonly IReadOnlyList<FieldValue> DelayReasons =
    [
        new("1", "eligibility unknown"),
        new("2", "litigation"),
        new("3", "authorization delay"),
        new("4", "provider certification delay"),
        new("5", "billing forms delay"),
        new("6", "custom appliance delay"),
        new("7", "third party processing delay"),
        new("8", "eligibility determination delay"),
        new("9", "original claim denied for another reason"),
        new("10", "prior approval delay"),
        new("11", "other"),
        new("15", "natural disaster"),
    ];

    public static readonly IReadOnlyList<FieldValue> DiagnosisCodeTypes =
    [
        new("10", "ICD-10-CM"),
        new("9", "ICD-9-CM, services before October 1, 2015"),
    ];

    // SV101-1 has no HP, SV202-1 has.
    public static readonly IReadOnlyList<FieldValue> ProcedureQualifiers =
    [
        new("HC", "HCPCS or CPT"),
        new("HP", "HIPPS", ClaimType.Institutional),
        new("ER", "jurisdiction-specific"),
        new("IV", "home infusion"),
        new("WK", "advanced billing concepts"),
    ];

    // SV103 has MJ and UN, SV204 has DA and UN.
    public static readonly IReadOnlyList<FieldValue> UnitMeasures =
    [
        new("UN", "units"),
        new("MJ", "minutes", ClaimType.Professional),
        new("DA", "days", ClaimType.Institutional),
    ];

    public static readonly IReadOnlyList<FieldValue> NdcUnits =
    [
        new("F2", "international units"),
        new("GR", "grams"),
        new("ME", "milligrams"),
        new("ML", "milliliters"),
        new("UN", "units"),
    ];
}
