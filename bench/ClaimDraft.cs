namespace ClaimLint.Bench;

/// <summary>A generated claim before it is written: one row of texts a line.</summary>
internal sealed class ClaimDraft
{
    public const int MaxDiagnoses = 12;

    public static readonly string[] Columns =
    [
        "claim_id",
        "claim_line_number",
        "claim_type",
        "claim_frequency_code",
        "payer_id",
        "member_id",
        "patient_birth_date",
        "patient_sex",
        "billing_npi",
        "billing_tin",
        "billing_taxonomy_code",
        "rendering_npi",
        "rendering_taxonomy_code",
        "referring_npi",
        "attending_npi",
        "place_of_service_code",
        "bill_type_code",
        "claim_start_date",
        "claim_end_date",
        "admit_type_code",
        "discharge_disposition_code",
        "assignment_code",
        "received_date",
        .. Numbered("diagnosis_code", MaxDiagnoses),
        "service_date_from",
        "service_date_to",
        "revenue_center_code",
        "hcpcs_code",
        .. Numbered("hcpcs_modifier", 4),
        "charge_amount",
        "unit_measure_code",
        "service_unit_quantity",
        .. Numbered("diagnosis_pointer", 4),
        "total_charge_amount",
    ];

    private static readonly Dictionary<string, int> Places = Columns
        .Index()
        .ToDictionary(column => column.Item, column => column.Index, StringComparer.Ordinal);

    public List<string[]> Rows { get; } = [];

    public string this[int row, string column]
    {
        get => Rows[row][Places[column]];
        set => Rows[row][Places[column]] = value;
    }

    public static int PlaceOf(string column) => Places[column];

    /// <summary>A row with nothing in it.</summary>
    public static string[] EmptyRow() => Enumerable.Repeat(string.Empty, Columns.Length).ToArray();

    /// <summary>A column of the claim: the same on all of its rows.</summary>
    public void SetAll(string column, string value)
    {
        for (var row = 0; row < Rows.Count; row++)
            this[row, column] = value;
    }

    private static IEnumerable<string> Numbered(string name, int count) =>
        Enumerable.Range(1, count).Select(number => $"{name}_{number}");
}
