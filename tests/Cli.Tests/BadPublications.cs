using System.IO.Compression;
using System.Text;

namespace ClaimLint.Cli.Tests;

/// <summary>A file that must not be imported.</summary>
/// <param name="Mistake">What went wrong.</param>
/// <param name="File">Its name.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="Said">What is said beside it: names as the inbox's metadata has them, the command line with two dashes before.</param>
/// <param name="Refusal">The one line that helps whoever made the mistake.</param>
public sealed record BadPublication(
    string Mistake,
    string File,
    byte[] Content,
    IReadOnlyDictionary<string, string> Said,
    string Refusal
)
{
    public override string ToString() => Mistake;
}

/// <summary>The mistakes that people make with reference files: every way in refuses each with the same words, and changes nothing.</summary>
public static class BadPublications
{
    private const string Limits =
        "HCPCS/CPT Code,Practitioner Services MUE Values,MUE Adjudication Indicator,MUE Rationale\n";

    private const string Pairs =
        "Column 1\tColumn 2\t*=in existence prior to 1996\tEffective Date\tDeletion Date *=no data\tModifier 0=not allowed 1=allowed 9=not applicable\tPTP Edit Rationale\n";

    private static readonly Dictionary<string, string> Quarter = new() { ["effective"] = "2026-07-01" };

    private static readonly Dictionary<string, string> OfPractitioners = new(Quarter)
    {
        ["setting"] = "practitioner",
        ["coverage"] = "rows",
    };

    public static TheoryData<BadPublication> All { get; } =
        new()
        {
            new BadPublication(
                "a zip whose download broke off",
                "mue.zip",
                Zipped("mue.csv", Limits + Many())[..^50],
                Quarter,
                "mue.zip: The archive is truncated or damaged. Download it again."
            ),
            Bad(
                "a web page saved under the name of the file",
                "mue.csv",
                "<!DOCTYPE html>\n<html><body>Please accept the license</body></html>\n",
                Quarter,
                "mue.csv: The file is an HTML page, not CSV."
            ),
            Bad(
                "the layout of another year",
                "hcpcs.txt",
                $"{"A0021001003Ours".PadRight(229) + "C", -268}1985010119850101".PadRight(281) + "\r\n",
                Quarter,
                "hcpcs.txt looks like the HCPCS alpha-numeric file, but its records have 284 characters. The layout since 2019 has 320."
            ),
            Bad(
                "a header moved by one column",
                "mue.csv",
                "," + Limits + "11043,1,1 Line Edit,CMS Policy\n",
                Quarter,
                "mue.csv, row 1: The row has 4 columns and the header has 5."
            ),
            Bad(
                "a header moved by one column over rows of the same width",
                "mue.csv",
                "," + Limits + "11043,1,1 Line Edit,CMS Policy,\n",
                Quarter,
                "mue.csv, row 1: HCPCS or CPT code '1' is invalid: use 5 digits or capital letters."
            ),
            Bad(
                "a code twice in force on one day",
                "mue.csv",
                Limits + "11043,1,1 Line Edit,CMS Policy\n11043,2,1 Line Edit,CMS Policy\n",
                Quarter,
                "mue.csv, row 2: 11043 since 2026-07-01 overlaps row 1, since 2026-07-01. Correct or remove one of the two rows."
            ),
            Bad(
                "a deletion before the effective date",
                "ptp.txt",
                Pairs + "20957\t69990\t\t20260701\t20260630\t0\tours\n",
                OfPractitioners,
                "ptp.txt, row 1: Deletion date 2026-06-30 is before effective date 2026-07-01."
            ),
            Bad(
                "an invalid date",
                "ptp.txt",
                Pairs + "20957\t69990\t\t20251301\t*\t0\tours\n",
                OfPractitioners,
                "ptp.txt, row 1: Effective date '20251301' is invalid: use YYYYMMDD, for example 20260701."
            ),
            Bad(
                "an invalid indicator",
                "ptp.txt",
                Pairs + "20957\t69990\t\t20260701\t*\t0\tours\n20957\t99213\t\t20260701\t*\t2\tours\n",
                OfPractitioners,
                "ptp.txt, row 2: Modifier indicator '2' is invalid: use 0 (not allowed), 1 (allowed) or 9 (not applicable)."
            ),
            new BadPublication(
                "an archive that unpacks to far more than any publication",
                "mue.zip",
                Zipped("mue.csv", Limits + new string('\n', 20 * 1024 * 1024)),
                Quarter,
                "mue.zip: The archive unpacks to more than 100 times its size, the limit."
            ),
            Bad(
                "another file of the same zip",
                "GPCI2026.csv",
                "Medicare Administrative Contractor (MAC),State,Locality Number,Locality Name,2026 PE GPCI\n99999,ZZ,00,OURS,1\n",
                Quarter,
                "GPCI2026.csv is a locality file of the fee schedule (GPCI or counties). Import the relative value file of the same zip (PPRRVU) instead."
            ),
            Bad("an empty file", "mue.csv", "", Quarter, "mue.csv: The file is empty."),
            Bad(
                "a file of another system",
                "mue.csv",
                Limits + "11043,1,1 Line Edit,CMS Policy\n",
                new Dictionary<string, string>(Quarter) { ["system"] = "ptp" },
                "mue.csv is NCCI medically unlikely edits (mue-medicare-practitioner), not ptp."
            ),
        };

    private static BadPublication Bad(
        string mistake,
        string file,
        string text,
        IReadOnlyDictionary<string, string> said,
        string refusal
    ) => new(mistake, file, Encoding.UTF8.GetBytes(text), said, refusal);

    private static string Many() =>
        string.Concat(Enumerable.Range(10_000, 500).Select(code => $"{code},{code % 17},1 Line Edit,CMS Policy\n"));

    private static byte[] Zipped(string name, string text)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        using (var entry = archive.CreateEntry(name).Open())
            entry.Write(Encoding.UTF8.GetBytes(text));
        return bytes.ToArray();
    }
}
