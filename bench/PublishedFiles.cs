using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using ClaimLint.Files.Publications;

namespace ClaimLint.Bench;

/// <summary>A file of a publication and how it is imported.</summary>
internal sealed record PublishedFile(string Path, PublicationOptions Options);

/// <summary>Every large table as its publisher ships it, in true size; limits and words are invented, codes are <see cref="PublishedCodes"/>.</summary>
internal static class PublishedFiles
{
    /// <summary>First day of service of every release.</summary>
    public static readonly DateOnly From = new(2026, 7, 1);

    private static readonly PublicationOptions Plain = new() { EffectiveFrom = From };

    private static readonly PublicationOptions Practitioner = Plain with { Setting = PublicationSetting.Practitioner };

    /// <summary>Writes those that are not there yet. ICD-10-CM and its notes are the real files where the folder of reference data has them.</summary>
    public static IReadOnlyList<PublishedFile> In(string folder)
    {
        Directory.CreateDirectory(folder);
        return
        [
            Pairs(folder, "ptp-practitioner.txt", 2_546_017, seed: 1, Practitioner),
            Pairs(
                folder,
                "ptp-hospital.txt",
                1_824_311,
                seed: 2,
                Practitioner with
                {
                    Setting = PublicationSetting.Outpatient,
                }
            ),
            new(File(folder, "mue.csv", Lines(PublishedRows.Limits(15_000))), Practitioner),
            new(File(folder, "pprrvu.csv", Lines(PublishedRows.Fees(19_000))), Plain),
            new(
                Real("icd10cm-order-2021.txt.gz")
                    ?? File(folder, "icd10cm-order.txt", Lines(PublishedRows.Order(97_584))),
                Plain
            ),
            new(File(folder, "hcpcs.txt", Lines(PublishedRows.Hcpcs())), Plain),
            new(File(folder, "add-on.txt", Lines(PublishedRows.AddOns(8_600))), Plain),
            new(File(folder, "npi-deactivations.csv", Lines(PublishedRows.Deactivations(1_000_000))), Plain),
            // Excludes1 and the other notes: nothing invented comes near the real tree.
            .. Real("icd10cm-tabular-2021.xml.gz") is { } notes
                ? [new PublishedFile(notes, Plain)]
                : Array.Empty<PublishedFile>(),
            Pairs(
                folder,
                "ptp-medicaid.txt",
                2_546_017,
                seed: 3,
                Practitioner with
                {
                    Program = PublicationProgram.Medicaid,
                }
            ),
            new(File(folder, "nucc.csv", Lines(PublishedRows.Taxonomies(880))), Plain),
            new(File(folder, "payers.csv", Lines(PublishedRows.Payers())), Plain),
        ];
    }

    /// <summary>A file of the folder that <c>CLAIMLINT_REFERENCE_DATA</c> names, else of the one beside the checkout; null where it is absent.</summary>
    private static string? Real(string name)
    {
        var folder = Environment.GetEnvironmentVariable("CLAIMLINT_REFERENCE_DATA") is { Length: > 0 } named
            ? named
            : Path.Combine(CheckoutFolder(), "..", "shared", "data");
        var path = Path.GetFullPath(Path.Combine(folder, name));
        return System.IO.File.Exists(path) ? path : null;
    }

    private static string CheckoutFolder([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "..");

    private static PublishedFile Pairs(string folder, string name, int rows, int seed, PublicationOptions options) =>
        new(File(folder, name, output => PairFileWriter.Write(output, rows, seed)), options);

    private static string File(string folder, string name, Action<Stream> write)
    {
        var path = Path.Combine(folder, name);
        if (System.IO.File.Exists(path))
            return path;
        using (var output = System.IO.File.Create(path + ".part"))
            write(output);
        System.IO.File.Move(path + ".part", path);
        return path;
    }

    private static Action<Stream> Lines(IEnumerable<FormattableString> lines) =>
        output =>
        {
            using var writer = new StreamWriter(output, new UTF8Encoding(false)) { NewLine = "\r\n" };
            foreach (var line in lines)
                writer.WriteLine(line.ToString(CultureInfo.InvariantCulture));
        };
}
