using System.Globalization;

namespace ClaimLint.Bench;

/// <summary>Makes clean claims of invented persons: one encounter each, all of a claim's lines on its day.</summary>
internal sealed class ClaimGenerator(ClaimMix mix, Random random)
{
    private const int Providers = 300;
    private const double InstitutionalShare = 0.08;
    private const double ModifierShare = 0.1;

    private long claims;

    /// <summary>The next claim, of as many lines, or fewer where not so many procedures go together.</summary>
    public ClaimDraft Next(int lines)
    {
        var encounter = NewEncounter();
        var diagnoses = mix.Diagnoses.Draw(random, random.Next(1, 5), encounter.Side);
        var header = Header(encounter, diagnoses);
        var claim = new ClaimDraft();
        var total = 0;
        foreach (var procedure in Procedures(lines, encounter))
        {
            var charge = random.Next(20, 900);
            total += charge;
            claim.Rows.Add([.. header]);
            var row = claim.Rows.Count - 1;
            claim[row, "claim_line_number"] = $"{row + 1}";
            claim[row, "hcpcs_code"] = procedure.Code;
            claim[row, "charge_amount"] = $"{charge}.00";
            if (encounter.IsInstitutional)
                claim[row, "revenue_center_code"] = RevenueOf(procedure.Code);
            else
                SetPointers(claim, row, diagnoses.Count);
            if (random.NextDouble() < ModifierShare)
                claim[row, "hcpcs_modifier_1"] = ModifierOf(procedure, encounter);
        }

        claim.SetAll("total_charge_amount", $"{total}.00");
        return claim;
    }

    private Encounter NewEncounter()
    {
        var first = mix.Procedure(random);
        var isInstitutional = random.NextDouble() < InstitutionalShare;
        var place =
            isInstitutional ? ""
            : PublishedCodes.IsHospitalVisit(first.Code) ? (first.Code[3] == '8' ? "23" : "21")
            : !first.HasOfficeFee ? "22"
            : random.Next(100) switch
            {
                < 80 => "11",
                < 86 => "22",
                < 90 => "19",
                < 95 => "12",
                _ => "10",
            };
        var side = random.Next(5) switch
        {
            0 => 'R',
            1 => 'L',
            _ => '\0',
        };
        return new Encounter(first, place, isInstitutional, side);
    }

    private string[] Header(Encounter encounter, List<string> diagnoses)
    {
        var claim = new ClaimDraft();
        claim.Rows.Add(ClaimDraft.EmptyRow());
        var provider = random.Next(Providers);
        var taxonomy = mix.Taxonomies[provider % mix.Taxonomies.Length];
        var day = mix.FirstDay.AddDays(random.Next(28));
        claim[0, "claim_id"] = $"C{++claims:D9}";
        claim[0, "claim_type"] = encounter.IsInstitutional ? "I" : "P";
        claim[0, "claim_frequency_code"] = "1";
        claim[0, "payer_id"] = mix.Payers[random.Next(mix.Payers.Length)].Id;
        claim[0, "member_id"] = $"M{random.Next(100_000_000):D8}";
        claim[0, "patient_birth_date"] = Text(new DateOnly(1940, 1, 1).AddDays(random.Next(22_000)));
        claim[0, "patient_sex"] = random.Next(2) == 0 ? "F" : "M";
        claim[0, "billing_npi"] = BenchNpi.Active(provider / 10);
        claim[0, "billing_tin"] = $"{123_456_000 + (provider / 10)}";
        claim[0, "billing_taxonomy_code"] = taxonomy;
        claim[0, "place_of_service_code"] = encounter.Place;
        claim[0, "assignment_code"] = "A";
        claim[0, "received_date"] = Text(mix.FirstDay.AddDays(45));
        for (var i = 0; i < diagnoses.Count; i++)
            claim[0, $"diagnosis_code_{i + 1}"] = diagnoses[i];
        claim[0, "service_date_from"] = claim[0, "service_date_to"] = Text(day);
        claim[0, "unit_measure_code"] = "UN";
        claim[0, "service_unit_quantity"] = "1";
        if (encounter.IsInstitutional)
        {
            claim[0, "attending_npi"] = BenchNpi.Active(Providers + provider);
            claim[0, "bill_type_code"] = "131";
            claim[0, "claim_start_date"] = claim[0, "claim_end_date"] = Text(day);
            claim[0, "admit_type_code"] = "3";
            claim[0, "discharge_disposition_code"] = "01";
        }
        else
        {
            claim[0, "rendering_npi"] = BenchNpi.Active(Providers + provider);
            claim[0, "rendering_taxonomy_code"] = taxonomy;
            if (random.Next(4) == 0)
                claim[0, "referring_npi"] = BenchNpi.Active((2 * Providers) + random.Next(Providers));
        }

        return claim.Rows[0];
    }

    /// <summary>Each once, none bundled into another, all with a fee where the encounter takes place.</summary>
    private List<MixedProcedure> Procedures(int lines, Encounter encounter)
    {
        List<MixedProcedure> procedures = [encounter.First];
        for (var attempt = 0; attempt < lines * 8 && procedures.Count < lines; attempt++)
        {
            var next = mix.Procedure(random);
            if (
                (next.HasOfficeFee || encounter.IsFacility)
                && procedures.TrueForAll(other => other.Code != next.Code && !mix.AreBundled(other.Code, next.Code))
            )
                procedures.Add(next);
        }

        return procedures;
    }

    private void SetPointers(ClaimDraft claim, int row, int diagnoses)
    {
        var first = random.Next(diagnoses);
        var count = random.Next(1, diagnoses + 1);
        for (var i = 0; i < count; i++)
            claim[row, $"diagnosis_pointer_{i + 1}"] = $"{((first + i) % diagnoses) + 1}";
    }

    private static string ModifierOf(MixedProcedure procedure, Encounter encounter) =>
        procedure.HasComponents && encounter.IsFacility && !encounter.IsInstitutional ? "26"
        : procedure.HasSides && encounter.Side == 'R' ? "RT"
        : procedure.HasSides && encounter.Side == 'L' ? "LT"
        : PublishedCodes.IsVisit(procedure.Code) ? (encounter.Place == "10" ? "95" : "25")
        : procedure.Code.StartsWith("97", StringComparison.Ordinal) ? "GP"
        : "59";

    private static string RevenueOf(string procedure) =>
        PublishedCodes.IsVisit(procedure) ? "0510"
        : PublishedCodes.IsSurgery(procedure) ? "0360"
        : procedure[0] switch
        {
            '7' => "0320",
            '8' => "0300",
            '9' => "0420",
            _ => "0636",
        };

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private sealed record Encounter(MixedProcedure First, string Place, bool IsInstitutional, char Side)
    {
        public bool IsFacility => IsInstitutional || Place is "19" or "21" or "22" or "23";
    }
}
