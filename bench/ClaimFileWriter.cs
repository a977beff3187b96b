using System.Globalization;
using System.Text;

namespace ClaimLint.Bench;

/// <summary>What a generated claim file is like.</summary>
/// <param name="Lines">Rows.</param>
/// <param name="LinesPerClaim">On average; a claim has one to twice as many, less one.</param>
/// <param name="ErrorRate">Share of lines with a fault, 0 to 1.</param>
/// <param name="Seed">Same seed, same file.</param>
internal sealed record FileShape(long Lines, int LinesPerClaim, double ErrorRate, int Seed);

/// <summary>Writes claim files that look like a practice's: visits, grafts, tests; codes of the embedded tables; invented persons.</summary>
internal static class ClaimFileWriter
{
    private static readonly (
        string Procedure,
        string Diagnosis,
        string Taxonomy,
        string Place,
        string Modifier
    )[] Kinds =
    [
        ("99213", "E119", "207Q00000X", "11", ""),
        ("20957", "M84461A", "207X00000X", "21", "RT"),
        ("20680", "M84461A", "207X00000X", "21", "RT"),
        ("20955", "M84462A", "207X00000X", "22", "LT"),
    ];

    private static readonly string[] Header =
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
        "rendering_npi",
        "rendering_taxonomy_code",
        "place_of_service_code",
        "assignment_code",
        "received_date",
        "diagnosis_code_1",
        "service_date_from",
        "service_date_to",
        "hcpcs_code",
        "hcpcs_modifier_1",
        "charge_amount",
        "unit_measure_code",
        "service_unit_quantity",
        "diagnosis_pointer_1",
    ];

    public static void Write(Stream output, FileShape shape)
    {
        var random = new Random(shape.Seed);
        using var writer = new StreamWriter(output, new UTF8Encoding(false), 1 << 20, leaveOpen: true)
        {
            NewLine = "\n",
        };
        writer.WriteLine(string.Join(',', Header));
        long claim = 0;
        for (long written = 0; written < shape.Lines; )
        {
            claim++;
            var lines = (int)Math.Min(random.Next(1, shape.LinesPerClaim * 2), shape.Lines - written);
            WriteClaim(writer, random, claim, lines, shape.ErrorRate);
            written += lines;
        }
    }

    private static void WriteClaim(StreamWriter writer, Random random, long claim, int lines, double errorRate)
    {
        var kind = Kinds[random.Next(Kinds.Length)];
        var born = new DateOnly(1940, 1, 1).AddDays(random.Next(20_000));
        var sex = random.Next(2) == 0 ? "F" : "M";
        var first = new DateOnly(2025, 11, 1).AddDays(random.Next(20));
        for (var line = 1; line <= lines; line++)
        {
            // Lines of one claim are on days of their own, so that a clean claim has no duplicates and no pairs.
            var day = first.AddDays(line - 1);
            var fault = random.NextDouble() < errorRate ? random.Next(4) : -1;
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"C{claim:D9},{line},P,1,MEDICARE,M{claim:D8},"));
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"{born:yyyy-MM-dd},{sex},1234567893,123456789,"));
            writer.Write($"{(fault == 0 ? "1234567890" : "1234567893")},{kind.Taxonomy},{kind.Place},A,2026-01-15,");
            writer.Write($"{(fault == 1 ? "M8446" : kind.Diagnosis)},");
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd},{day:yyyy-MM-dd},"));
            writer.Write($"{kind.Procedure},{kind.Modifier},");
            writer.Write(
                fault == 2 ? "12.345" : string.Create(CultureInfo.InvariantCulture, $"{random.Next(50, 900)}.00")
            );
            writer.WriteLine($",UN,1,{(fault == 3 ? "5" : "1")}");
        }
    }
}
