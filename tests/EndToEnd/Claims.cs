using ClaimLint.Domain.Claims;
using ClaimLint.Functions.Tests.Equivalence;

namespace ClaimLint.EndToEnd;

/// <summary>The graft that the embedded tables speak of, and claims of it with every required column. The patient is invented.</summary>
internal static class Claims
{
    /// <summary>A claim of grafts: each line with the columns changed that a test is about.</summary>
    public static ClaimTexts Of(string id, string diagnosis, params Dictionary<Field, string>[] lines) =>
        new(
            new Dictionary<Field, string>
            {
                [Field.ClaimId] = id,
                [Field.ClaimType] = "P",
                [Field.PayerId] = "MEDICARE",
                [Field.MemberId] = "1EG4TE5MK73",
                [Field.PatientBirthDate] = "1973-05-04",
                [Field.PatientSex] = "M",
                [Field.BillingNpi] = "1234567893",
                [Field.BillingTin] = "123456789",
                [Field.ReceivedDate] = "2025-11-10",
                [Field.DiagnosisCode1] = diagnosis,
            },
            [.. lines.Select((line, at) => Line(at + 1, line))]
        );

    private static Dictionary<Field, string> Line(int number, Dictionary<Field, string> changes)
    {
        var line = new Dictionary<Field, string>
        {
            [Field.ClaimLineNumber] = $"{number}",
            [Field.RenderingNpi] = "1234567893",
            [Field.RenderingTaxonomyCode] = "207X00000X",
            [Field.PlaceOfServiceCode] = "21",
            [Field.ServiceDateFrom] = "2025-11-03",
            [Field.HcpcsCode] = "20957",
            [Field.HcpcsModifier1] = "",
            [Field.ChargeAmount] = "8200.00",
            [Field.ServiceUnitQuantity] = "1",
            [Field.DiagnosisPointer1] = "1",
        };
        foreach (var (field, text) in changes)
            line[field] = text;
        return line;
    }
}
