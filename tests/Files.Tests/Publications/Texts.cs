using System.IO.Compression;
using System.Text;
using ClaimLint.Domain.Tables;
using ClaimLint.Files.Publications;
using Xunit;

namespace ClaimLint.Files.Tests.Publications;

/// <summary>Small files as publishers ship them, made for a test: only what the test is about differs from a sound one.</summary>
internal static class Texts
{
    public const string PairsHeader =
        "CPT only copyright 2025 American Medical Association.  All rights reserved.\t\t\t\t\t\t\n"
        + "Column1/Column2 Edits\t\t\t\t\t\t\n"
        + "Column 1\tColumn 2\t*=in existence\tEffective\tDeletion\tModifier\tPTP Edit Rationale\n"
        + "\t\tprior to 1996\tDate\tDate\t0=not allowed\t\n"
        + "\t\t\t\t*=no data\t1=allowed\t\n"
        + "\t\t\t\t\t9=not applicable\t\n";

    public const string LimitsHeader =
        "\"Notice of the AMA.\n\nMore of it.\",,,\n"
        + "\"HCPCS/\nCPT Code\",Practitioner Services MUE Values,MUE Adjudication Indicator,MUE Rationale\n";

    public const string FeesHeader =
        ",,2025 National Physician Fee Schedule Relative Value File October Release,,,,,,,,,,,,,,,,,,,,,,,,,,,,\n"
        + ",,,,,,,,,,,,,,,,,,,,,,,,,,,,,,\n"
        + ",,,,NOT USED,,,,,,,,,,,,,,,,,,,,,PHYSICIAN,,DIAGNOSTIC,PE USED,PE USED,MP USED\n"
        + ",,,,FOR,,,NON-FAC,,FACILITY,,,,,,,,,,,,,,,,SUPERVISION OF,,IMAGING,FOR OPPS,FOR OPPS,FOR OPPS\n"
        + ",,,STATUS,MEDICARE,WORK,NON-FAC,NA,FACILITY,NA,MP,NON-FACILITY,FACILITY,PCTC,GLOB,PRE,INTRA,POST,MULT,BILAT,ASST,CO-,TEAM,ENDO,CONV,DIAGNOSTIC,CALCULATION,FAMILY,PAYMENT,PAYMENT,PAYMENT\n"
        + "HCPCS,MOD,DESCRIPTION,CODE,PAYMENT,RVU,PE RVU,INDICATOR,PE RVU,INDICATOR,RVU,TOTAL,TOTAL,IND,DAYS,OP,OP,OP,PROC,SURG,SURG,SURG,SURG,BASE,FACTOR,PROCEDURES,FLAG,INDICATOR,AMOUNT,AMOUNT,AMOUNT\n";

    public const string HcpcsHeader =
        "HCPC,SEQNUM,RECID,LONG DESCRIPTION,SHORT DESCRIPTION,COV,ADD DT,ACT EFF DT,TERM DT,ACTION CD\n";

    public static readonly PublicationOptions Practitioner = new()
    {
        Setting = PublicationSetting.Practitioner,
        EffectiveFrom = new DateOnly(2026, 7, 1),
        Coverage = "rows",
    };

    public static readonly PublicationOptions July2026 = new() { EffectiveFrom = new DateOnly(2026, 7, 1) };

    public static PublicationFile File(string text, string name = "download.txt") =>
        File(Encoding.Latin1.GetBytes(text), name);

    public static PublicationFile File(byte[] bytes, string name = "download.txt") =>
        new(name, () => new MemoryStream(bytes, writable: false));

    public static Publication Read(string text, PublicationOptions? options = null, string name = "download.txt") =>
        PublicationReader.Read([File(text, name)], options ?? July2026);

    public static IReadOnlyList<TableRow> Rows(string text, PublicationOptions? options = null) =>
        Assert.Single(Read(text, options).Releases).Rows;

    /// <summary>The refusal of a file; it must be one line.</summary>
    public static string Refusal(params ReadOnlySpan<PublicationFile> files) => Refusal(July2026, files);

    public static string Refusal(PublicationOptions options, params ReadOnlySpan<PublicationFile> files)
    {
        var given = files.ToArray();
        var refusal = Assert.Throws<UnreadablePublicationException>(() => PublicationReader.Read(given, options));
        Assert.DoesNotContain('\n', refusal.Message);
        Assert.InRange(refusal.Message.Length, 10, 500);
        return refusal.Message;
    }

    public static string Refusal(string text, PublicationOptions? options = null, string name = "download.txt") =>
        Refusal(options ?? July2026, File(text, name));

    public static byte[] Zip(params (string Name, string Text)[] entries)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in entries)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(Encoding.Latin1.GetBytes(text));
            }
        }

        return bytes.ToArray();
    }

    public static byte[] Gzip(string text)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionMode.Compress, leaveOpen: true))
            gzip.Write(Encoding.Latin1.GetBytes(text));
        return bytes.ToArray();
    }

    /// <summary>A row of PPRRVU with 31 columns.</summary>
    public static string Fee(string code, string modifier = "", string status = "A", string assistant = "2") =>
        $"{code},{modifier},OURS,{status},,1.00,1.00,,1.00,NA,0.10,2.10,2.10,0,090,0.10,0.69,0.21,2,1,{assistant},1,0,,32.3465,09,0,99,0.00,0.00,0.00\n";

    /// <summary>A first record of the HCPCS text, 320 places.</summary>
    public static string HcpcsRecord(string code, char id, string text, string added, string terminated = "")
    {
        var line = $"{code, 5}00100{id}{text, -80}{"short", -28}".PadRight(229) + "C";
        return $"{line, -268}{added, 8}{added, 8}{terminated, 8}N".PadRight(320) + "\r\n";
    }

    public static string HcpcsContinuation(string code, char id, string text) => $"{code, 5}00200{id}{text, -80}\r\n";

    /// <summary>A line of the order file.</summary>
    public static string Ordered(int number, string code, char flag, string title) =>
        $"{number:D5} {code, -7} {flag} {title[..Math.Min(60, title.Length)], -60} {title}\r\n";

    /// <summary>A line of the add-on code edits, 294 places.</summary>
    public static string AddOn(
        char type,
        string addOn,
        string addOnDeleted,
        string primary,
        string primaryDeleted,
        string effective,
        string deleted,
        string note = ""
    ) =>
        $"{type}{addOn, -5}{addOnDeleted, -7}{primary, -5}{primaryDeleted, -7}{effective, -7}{deleted, -7}{note}".PadRight(
            294
        ) + "\r\n";

    public static string Tabular(string chapter, string version = "2026") =>
        $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<ICD10CM.tabular>\n<version>{version}</version>\n<chapter><name>1</name>\n{chapter}\n</chapter>\n</ICD10CM.tabular>\n";
}
