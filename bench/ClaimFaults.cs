namespace ClaimLint.Bench;

/// <summary>Puts one fault into a claim that was clean: of every rule, or nearly, as often as of every other.</summary>
internal static class ClaimFaults
{
    /// <summary>Each by its rule; false where the claim has no place for it, or the tables no such code.</summary>
    private static readonly (string Rule, Func<FaultSite, bool> Inject)[] All =
    [
        ("CL1001", site => site.Claim("patient_sex", "")),
        ("CL1001", site => site.Line("charge_amount", "")),
        ("CL1002", site => site.Line("hcpcs_code", "9921")),
        ("CL1003", site => site.Line("hcpcs_modifier_1", "2")),
        ("CL1003", site => site.Line("hcpcs_modifier_3", "59")),
        ("CL1004", site => site.Claim("diagnosis_code_1", "E1.19")),
        ("CL1005", site => site.Line("service_date_from", "7/3/2026")),
        ("CL1006", site => site.Claim("billing_npi", "12345")),
        ("CL1007", site => site.Claim("billing_npi", "1234567890")),
        ("CL1008", site => site.Claim("billing_taxonomy_code", "207Q")),
        ("CL1009", site => site.Line("place_of_service_code", "1")),
        ("CL1010", site => site.Line("charge_amount", "$85.00")),
        ("CL1011", site => site.Line("service_unit_quantity", "1.2345")),
        ("CL1012", site => site.Line("diagnosis_pointer_1", "13")),
        ("CL1013", site => site.Line("revenue_center_code", "51")),
        ("CL1016", site => site.Claim("claim_frequency_code", "L")),
        ("CL1018", site => site.Claim("member_id", new string('7', 90))),
        ("CL1019", site => site.Claim("member_id", "M12\u00073")),
        ("CL1020", site => site.Claim("member_id", " M1234 ")),
        ("CL2001", site => site.Line("hcpcs_code", site.Mix.UnknownProcedure(site.Random))),
        ("CL2002", site => site.Line("hcpcs_code", site.Mix.TerminatedProcedure(site.Random))),
        ("CL2003", site => site.Claim("diagnosis_code_1", site.Mix.Diagnoses.Unknown(site.Random))),
        ("CL2004", site => site.Claim("diagnosis_code_1", site.Mix.Diagnoses.Header(site.Random))),
        ("CL2006", site => site.Modifiers("VZ")),
        ("CL2008", site => site.Line("place_of_service_code", "28")),
        ("CL2009", site => site.Claim("billing_taxonomy_code", "207QA9999X")),
        ("CL2013", site => site.Line("hcpcs_code", site.Mix.NotPaidProcedure(site.Random))),
        ("CL3001", site => site.Line("service_date_to", "2025-01-31")),
        ("CL3002", site => site.Claim("received_date", "2025-01-31")),
        ("CL3003", site => site.Claim("patient_birth_date", "2027-01-31")),
        ("CL3005", site => site.Line("diagnosis_pointer_1", "12")),
        ("CL3006", site => site.Modifiers("59", "59")),
        ("CL3007", site => site.Claim("diagnosis_code_2", site.Value("diagnosis_code_1"))),
        ("CL3008", site => site.Fee("pctc", "0") && site.Modifiers("26")),
        ("CL3009", site => site.Fee("pctc", "1") && site.Modifiers("26", "TC")),
        ("CL3010", site => site.Fee("bilateral", "0") && site.Modifiers("50")),
        ("CL3011", site => site.Fee("bilateral", "1") && site.Modifiers("50", "RT")),
        ("CL3012", site => site.Fee("assistant", "1") && site.Modifiers("80")),
        ("CL3013", site => site.Fee("cosurgeon", "0") && site.Modifiers("62")),
        ("CL3014", site => site.Fee("team", "0") && site.Modifiers("66")),
        (
            "CL3021",
            site =>
                site.Claim("diagnosis_code_1", site.Mix.Diagnoses.Sided(site.Random, 'R'))
                && site.Line("diagnosis_pointer_1", "1")
                && site.Modifiers("LT")
        ),
        ("CL3027", site => site.Fee("nonfacility_na", "NA") && site.Line("place_of_service_code", "11")),
        ("CL4001", site => site.Repeat()),
        ("CL4002", site => site.Line("claim_line_number", "99")),
        ("CL4003", site => site.Claim("total_charge_amount", "1.00")),
        ("CL4005", site => site.Draft.Rows.Count > 1 && site.Line("patient_birth_date", "1950-01-01")),
        ("CL4006", site => site.Bundle()),
        // As often as not bundled procedures carry a modifier that opens the pair.
        ("CL4006", site => site.Bundle() && site.Modifiers("59")),
        ("CL5001", site => site.Line("hcpcs_code", "20957") && site.Modifiers("77")),
        ("CL5009", site => site.Line("hcpcs_code", "20957") && site.Modifiers("22", "RT")),
        ("CL9005", site => site.Lengthen()),
        ("CL9006", site => site.Line("member_id", "\"M12\"34")),
        ("CL9008", site => site.Claim("claim_id", "C000000001")),
    ];

    /// <summary>The rules that have a fault here: of a large enough file each is reported.</summary>
    public static IEnumerable<string> Rules => All.Select(fault => fault.Rule).Distinct(StringComparer.Ordinal);

    public static void Inject(ClaimDraft claim, int row, ClaimMix mix, Random random)
    {
        var site = new FaultSite(claim, row, mix, random);
        while (!All[random.Next(All.Length)].Inject(site)) { }
    }

    /// <summary>The line of a claim that is given a fault.</summary>
    private sealed record FaultSite(ClaimDraft Draft, int Row, ClaimMix Mix, Random Random)
    {
        public string Value(string column) => Draft[Row, column];

        public bool Line(string column, string? value)
        {
            if (value is null)
                return false;
            Draft[Row, column] = value;
            return true;
        }

        /// <summary>On all rows of the claim.</summary>
        public bool Claim(string column, string value)
        {
            Draft.SetAll(column, value);
            return true;
        }

        public bool Modifiers(params ReadOnlySpan<string> modifiers)
        {
            for (var i = 0; i < modifiers.Length; i++)
                Line($"hcpcs_modifier_{i + 1}", modifiers[i]);
            return true;
        }

        /// <summary>A procedure whose fee schedule row has the indicator.</summary>
        public bool Fee(string indicator, string value) =>
            Line("hcpcs_code", Mix.ProcedureWhere(Random, fee => fee[indicator] == value));

        /// <summary>A procedure that an edit bundles into the line before it.</summary>
        public bool Bundle() =>
            Row > 0 && Line("hcpcs_code", Mix.BundledInto(Draft[Row - 1, "hcpcs_code"], Random)?.Column2);

        public bool Repeat() => Row > 0 && Line("hcpcs_code", Draft[Row - 1, "hcpcs_code"]);

        /// <summary>The row with one text more than there are columns.</summary>
        public bool Lengthen()
        {
            Draft.Rows[Row] = [.. Draft.Rows[Row], "1"];
            return true;
        }
    }
}
