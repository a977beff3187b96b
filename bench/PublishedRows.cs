namespace ClaimLint.Bench;

/// <summary>The lines of the generated tables, header first, in the columns of their publishers.</summary>
internal static class PublishedRows
{
    /// <summary>Every so many codes of HCPCS level II were terminated before the releases begin.</summary>
    private const int Terminated = 20;

    /// <summary>The fee schedule's rows of a procedure: as a whole, and by component where it has some.</summary>
    private static readonly string[] Components = ["", "TC", "26"];

    public static IEnumerable<FormattableString> Limits(int rows)
    {
        yield return $"HCPCS/CPT Code,Practitioner Services MUE Values,MUE Adjudication Indicator,MUE Rationale";
        foreach (var (i, code) in PublishedCodes.Procedures.Concat(PublishedCodes.LevelTwo).Take(rows).Index())
        {
            var limit = PublishedCodes.IsEveryday(code) ? 1 + (i % 6) : i % 12;
            yield return $"{code},{limit},{(i % 3) + 1} Of a kind,An invented rationale {i % 14}";
        }
    }

    /// <summary>Radiology and pathology have rows for both components; the rows that are left are HCPCS level II's.</summary>
    public static IEnumerable<FormattableString> Fees(int rows)
    {
        yield return $"HCPCS,MOD,DESCRIPTION,STATUS CODE,NON-FAC NA INDICATOR,FACILITY NA INDICATOR,PCTC IND,GLOB DAYS,MULT PROC,BILAT SURG,ASST SURG,CO-SURG,TEAM SURG";
        var all = PublishedCodes
            .Procedures.Concat(PublishedCodes.LevelTwo.OrderByDescending(PublishedCodes.IsEveryday))
            .SelectMany(
                (code, at) => (HasComponents(code) ? Components : Components[..1]).Select(part => (code, part, at))
            );
        foreach (var (code, part, at) in all.Take(rows))
            yield return Fee(code, part, at);
    }

    public static IEnumerable<FormattableString> Order(int rows)
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

    /// <summary>HCPCS level II with its modifiers, and CPT's numbers in the same layout, as who has a license for CPT may load them.</summary>
    public static IEnumerable<FormattableString> Hcpcs()
    {
        foreach (var (i, code) in PublishedCodes.LevelTwo.Index())
        {
            var ended = i % Terminated == 0 && !PublishedCodes.IsEveryday(code);
            yield return Record($"{code}001003", $"An invented supply of usual length, number {i}", ended);
        }

        for (var i = 0; i < 380; i++)
            yield return Record(
                $"   {(char)('A' + (i / 18))}{(char)('A' + (i % 18))}001007",
                "An invented modifier",
                false
            );
        foreach (var code in PublishedCodes.Procedures)
            yield return Record($"{code}001003", "An invented service", false);
    }

    public static IEnumerable<FormattableString> Deactivations(int rows)
    {
        yield return $"NPPES Deactivated NPI Records,";
        yield return $"NPI,NPPES Deactivation Date";
        for (var i = 0; i < rows; i++)
            yield return $"{BenchNpi.Deactivated(i)},{(i % 12) + 1:00}/{(i % 28) + 1:00}/{2005 + (i % 21)}";
    }

    /// <summary>Add-on codes of eight primary codes each; no everyday code is one.</summary>
    public static IEnumerable<FormattableString> AddOns(int rows)
    {
        string[] addOns =
        [
            .. PublishedCodes.Procedures.Where((code, at) => at % 7 == 3 && !PublishedCodes.IsEveryday(code)),
        ];
        for (var i = 0; i < rows; i++)
        {
            var primary = PublishedCodes.Procedures[(i * 7 / 8) + (i % 8)];
            yield return $"{(i % 3) + 1}{addOns[i / 8]}       {primary}       {2000 + (i % 25)}001       {"", 255}";
        }
    }

    /// <summary>Eight specializations a classification; family medicine, internal medicine and orthopedics have their real codes.</summary>
    public static IEnumerable<FormattableString> Taxonomies(int rows)
    {
        yield return $"Code,Grouping,Classification,Specialization,Definition,Notes,Display Name,Section";
        for (var i = 0; i < rows; i++)
        {
            var (classification, rest) = (i / 8, i % 8);
            var code = $"{204 + (classification / 26)}{(char)('A' + (classification % 26))}";
            yield return $"{code}{(rest == 0 ? "00000" : $"A{rest:0000}")}X,An invented grouping,Classification {classification},{(rest == 0 ? "" : $"Specialization {rest}")},,,,Individual";
        }
    }

    /// <summary>Eighteen payers: Medicare's, Medicaid's, some that follow no program, and two of which that is not stated.</summary>
    public static IEnumerable<FormattableString> Payers()
    {
        yield return $"payer_id,from,until,name,program,severities";
        for (var i = 0; i < 18; i++)
        {
            var program = i switch
            {
                < 8 => "medicare",
                < 12 => "medicaid",
                < 16 => "none",
                _ => "",
            };
            yield return $"PAYER{i:00},,,Invented payer {i},{program},{(i % 4 == 0 ? "CL3021=info CL3001=error" : "")}";
        }
    }

    private static bool HasComponents(string code) =>
        code[0] == '7' || (code[0] == '8' && string.CompareOrdinal(code, "88000") >= 0);

    private static FormattableString Fee(string code, string part, int at)
    {
        var isSurgery = PublishedCodes.IsSurgery(code);
        var isEveryday = PublishedCodes.IsEveryday(code);
        var status =
            char.IsAsciiLetter(code[0]) ? (isEveryday ? 'E' : "EXI"[at % 3])
            : isEveryday ? (code[0] == '8' ? 'X' : 'A')
            : "AAAAAACRBXINT"[at % 13];
        var officeNa = PublishedCodes.IsHospitalVisit(code) || (isSurgery && !isEveryday && at % 5 == 0) ? "NA" : "";
        var components =
            part == "26" ? '2'
            : part == "TC" ? '3'
            : HasComponents(code) ? '1'
            : code[0] == '8' ? '9'
            : '0';
        var days =
            !isSurgery ? "XXX"
            : at % 3 == 0 ? "000"
            : at % 3 == 1 ? "010"
            : "090";
        var bilateral = isSurgery ? (isEveryday ? 1 : at % 4) : 0;
        return $"{code},{part},Our words,{status},{officeNa},,{components},{days},{at % 4},{bilateral},{at % 3},{at % 3},{at % 3}";
    }

    private static FormattableString Record(string head, string title, bool ended)
    {
        var text = $"{head}{title}".PadRight(91);
        return $"{$"{$"{text, -229}C".PadRight(268)}2010010120200101{(ended ? "20191231" : ""), -8}N", -320}";
    }
}
