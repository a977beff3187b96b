using System.Globalization;
using System.Text;
using ClaimLint.Files.Publications;

namespace ClaimLint.Bench;

/// <summary>A file of a publication and how it is imported.</summary>
internal sealed record PublishedFile(string Path, PublicationOptions Options);

/// <summary>Every large table as its publisher ships it, in true size; codes, limits and words are invented.</summary>
internal static class PublishedFiles
{
    private static readonly DateOnly From = new(2026, 7, 1);

    /// <summary>Writes those that are not there yet. ICD-10-CM is the real order file where <c>CLAIMLINT_REFERENCE_DATA</c> names a folder that has it.</summary>
    public static IReadOnlyList<PublishedFile> In(string folder)
    {
        Directory.CreateDirectory(folder);
        var practitioner = new PublicationOptions { EffectiveFrom = From, Setting = PublicationSetting.Practitioner };
        var plain = new PublicationOptions { EffectiveFrom = From };
        return
        [
            new(
                File(folder, "ptp-practitioner.txt", output => PairFileWriter.Write(output, 2_546_017, seed: 1)),
                practitioner
            ),
            new(
                File(folder, "ptp-hospital.txt", output => PairFileWriter.Write(output, 1_824_311, seed: 2)),
                practitioner with
                {
                    Setting = PublicationSetting.Outpatient,
                }
            ),
            new(File(folder, "mue.csv", Lines(Limits(15_000))), practitioner),
            new(File(folder, "pprrvu.csv", Lines(Fees(19_000))), plain),
            new(Real("icd10cm-order-2021.txt.gz") ?? File(folder, "icd10cm-order.txt", Lines(Order(97_584))), plain),
            new(File(folder, "hcpcs.txt", Lines(Hcpcs(8_600))), plain),
            new(File(folder, "add-on.txt", Lines(AddOns(8_600))), plain),
            new(File(folder, "npi-deactivations.csv", Lines(Deactivations(1_000_000))), plain),
        ];
    }

    private static string? Real(string name) =>
        Environment.GetEnvironmentVariable("CLAIMLINT_REFERENCE_DATA") is { Length: > 0 } folder
        && Path.Combine(folder, name) is var path
        && System.IO.File.Exists(path)
            ? path
            : null;

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

    private static IEnumerable<FormattableString> Limits(int rows)
    {
        yield return $"HCPCS/CPT Code,Practitioner Services MUE Values,MUE Adjudication Indicator,MUE Rationale";
        for (var i = 0; i < rows; i++)
            yield return $"{10_000 + (i * 5)},{i % 12},{(i % 3) + 1} Of a kind,An invented rationale {i % 14}";
    }

    private static IEnumerable<FormattableString> Fees(int rows)
    {
        yield return $"HCPCS,MOD,DESCRIPTION,STATUS CODE,NON-FAC NA INDICATOR,FACILITY NA INDICATOR,PCTC IND,GLOB DAYS,MULT PROC,BILAT SURG,ASST SURG,CO-SURG,TEAM SURG";
        string[] days = ["000", "010", "090", "XXX", "ZZZ"];
        string[] parts = ["", "TC", "26"];
        for (var i = 0; i < rows; i++)
            yield return $"{10_000 + (i / 3 * 14)},{parts[i % 3]},Our words,{"ACR"[i % 3]},{(i % 5 == 0 ? "NA" : "")},,{i % 10},{days[i % 5]},{i % 4},{i % 4},{i % 3},{i % 3},{i % 3}";
    }

    private static IEnumerable<FormattableString> Order(int rows)
    {
        for (var i = 0; i < rows; i++)
        {
            var (category, rest) = (i / 56, i % 56);
            var code = $"{(char)('A' + (category / 99))}{category % 99:00}{(rest == 0 ? "" : $"{rest - 1:000}A")}";
            var side = (i % 4) switch
            {
                1 => "right ",
                2 => "left ",
                _ => "",
            };
            yield return $"{i + 1:00000} {code, -7} {(rest == 0 ? 0 : 1)} {"Invented", -60} Invented condition of {side}limb {i}";
        }
    }

    private static IEnumerable<FormattableString> Hcpcs(int rows)
    {
        const string Letters = "ABCEGHJKLMPQRSTUV";
        for (var i = 0; i < rows; i++)
        {
            var code = $"{Letters[i % Letters.Length]}{i / Letters.Length * 3:0000}";
            var text = $"{code}00100" + "3" + $"An invented supply of usual length, number {i}".PadRight(80);
            yield return $"{$"{text, -229}C".PadRight(268) + "2010010120200101".PadRight(24) + "N", -320}";
        }
    }

    private static IEnumerable<FormattableString> Deactivations(int rows)
    {
        yield return $"NPPES Deactivated NPI Records,";
        yield return $"NPI,NPPES Deactivation Date";
        for (var i = 0; i < rows; i++)
        {
            var first = 100_000_000 + (i * 99L);
            yield return $"{first}{CheckDigit(first)},{(i % 12) + 1:00}/{(i % 28) + 1:00}/{2005 + (i % 21)}";
        }
    }

    /// <summary>Luhn's, over the number and the prefix 80840.</summary>
    private static int CheckDigit(long first)
    {
        var sum = 24;
        for (var (rest, isDoubled) = (first, true); rest > 0; (rest, isDoubled) = (rest / 10, !isDoubled))
        {
            var digit = (int)(rest % 10);
            sum +=
                !isDoubled ? digit
                : digit < 5 ? digit * 2
                : (digit * 2) - 9;
        }

        return (10 - (sum % 10)) % 10;
    }

    private static IEnumerable<FormattableString> AddOns(int rows)
    {
        for (var i = 0; i < rows; i++)
            yield return $"{(i % 3) + 1}{11_000 + (i / 8 * 20)}       {20_000 + (i * 7)}       {2000 + (i % 25)}001       {"", 255}";
    }
}
