namespace ClaimLint.Cli.Tests;

/// <summary>Small claim files of invented people.</summary>
internal static class ClaimFiles
{
    public const string Header =
        "claim_id,claim_line_number,claim_type,payer_id,member_id,patient_birth_date,patient_sex,billing_npi,billing_tin,rendering_npi,rendering_taxonomy_code,place_of_service_code,received_date,diagnosis_code_1,service_date_from,hcpcs_code,hcpcs_modifier_1,charge_amount,service_unit_quantity,diagnosis_pointer_1";

    /// <summary>A line that no rule speaks against.</summary>
    public static string Line(
        string claim = "C-1",
        string diagnosis = "E119",
        string day = "2025-11-03",
        string procedure = "99213",
        string modifier = "",
        string place = "11",
        string taxonomy = "207Q00000X",
        string received = "2025-11-10"
    ) =>
        $"{claim},1,P,MEDICARE,1EG4TE5MK73,1950-05-04,F,1234567893,123456789,1234567893,{taxonomy},{place},{received},{diagnosis},{day},{procedure},{modifier},120.00,1,1";
}
