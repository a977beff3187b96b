using System.Text.Json.Nodes;

namespace ClaimLint.Functions.Tests;

/// <summary>Bodies of requests: good ones, with the property changed that a test is about. The patient is invented.</summary>
internal static class Bodies
{
    /// <summary>Stands for a value that no problem and no log may repeat.</summary>
    public const string Secret = "ZEBEDEE QUILL";

    /// <summary>An office visit that no rule has anything to say about.</summary>
    public const string GoodLine = """
        {
          "claimType": "P",
          "payerId": "MEDICARE",
          "patientBirthDate": "1950-05-04",
          "patientSex": "F",
          "renderingNpi": "1234567893",
          "renderingTaxonomyCode": "207Q00000X",
          "placeOfServiceCode": "11",
          "receivedDate": "2025-11-10",
          "diagnosisCodes": ["E11.9"],
          "serviceDateFrom": "2025-11-03",
          "hcpcsCode": "99213",
          "chargeAmount": 120.00,
          "serviceUnitQuantity": 1,
          "diagnosisPointers": [1]
        }
        """;

    public const string GoodClaim = """
        {
          "claimId": "CLAIM-1",
          "claimType": "P",
          "payerId": "MEDICARE",
          "memberId": "1EG4TE5MK73",
          "patientBirthDate": "1950-05-04",
          "patientSex": "F",
          "billingNpi": "1234567893",
          "billingTin": "123456789",
          "receivedDate": "2025-11-10",
          "diagnosisCodes": ["E11.9"],
          "lines": [
            {
              "claimLineNumber": 1,
              "renderingNpi": "1234567893",
              "renderingTaxonomyCode": "207Q00000X",
              "placeOfServiceCode": "11",
              "serviceDateFrom": "2025-11-03",
              "hcpcsCode": "99213",
              "chargeAmount": 120.00,
              "serviceUnitQuantity": 1,
              "diagnosisPointers": [1]
            }
          ]
        }
        """;

    /// <summary>The line with a property set to a raw JSON value, which may be anything at all.</summary>
    public static string LineWith(string property, string json)
    {
        var line = JsonNode.Parse(GoodLine)!.AsObject();
        line.Remove(property);
        return line.ToJsonString().TrimEnd('}') + $",\"{property}\":{json}}}";
    }

    /// <summary>The claim with the first line's property set to a raw JSON value.</summary>
    public static string ClaimWithInLine(string property, string json)
    {
        var claim = JsonNode.Parse(GoodClaim)!.AsObject();
        var line = claim["lines"]![0]!.AsObject();
        line.Remove(property);
        claim.Remove("lines");
        return claim.ToJsonString().TrimEnd('}')
            + $",\"lines\":[{line.ToJsonString().TrimEnd('}')},\"{property}\":{json}}}]}}";
    }
}
