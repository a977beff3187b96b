using System.Text.Json;
using System.Text.RegularExpressions;
using ClaimLint.Domain.Claims;
using CsvHelper;

namespace ClaimLint.Functions.Tests.Equivalence;

/// <summary>A finding as whoever reads it sees it, through either door.</summary>
/// <remarks>
/// Lines are positions in the claim, from 1; 0 for the claim itself or for none. Fields are pointers within a line or claim; the source is
/// the table, release and row that decided.
/// </remarks>
internal sealed partial record FindingSeen(
    string Id,
    string Rule,
    string Status,
    string Severity,
    string Disposition,
    int Line,
    int OtherLine,
    string Fields,
    string Message,
    string Fix,
    string Source
)
{
    /// <summary>The findings of an answer of claims/validate.</summary>
    public static IReadOnlyList<FindingSeen> OfAnswer(JsonElement answer) =>
        [
            .. answer
                .GetProperty("findings")
                .EnumerateArray()
                .Select(finding => new FindingSeen(
                    Text(finding, "id"),
                    Text(finding, "rule"),
                    Text(finding, "status"),
                    Text(finding, "severity"),
                    Text(finding, "disposition"),
                    Number(finding, "line"),
                    Number(finding, "otherLine"),
                    string.Join(
                        ' ',
                        finding
                            .GetProperty("fields")
                            .EnumerateArray()
                            .Select(pointer => LinePrefix().Replace(pointer.GetString()!, ""))
                    ),
                    Text(finding, "message"),
                    Text(finding, "fix"),
                    SourceOf(finding.GetProperty("source"))
                )),
        ];

    /// <summary>The findings of a findings.csv by claim_id, those of the file and of unreadable rows left out.</summary>
    public static ILookup<string, FindingSeen> OfReport(byte[] findings)
    {
        var found = new List<(string Claim, FindingSeen Finding)>();
        using var csv = CsvReader.Create(findings, new CsvReaderOptions());
        csv.ReadHeader();
        while (csv.Read())
        {
            var cells = csv
                .Headers.Select((name, at) => (name, text: Cell(csv.GetString(at))))
                .ToDictionary(cell => cell.name, cell => cell.text);
            if (!cells["rule"].StartsWith("CL9", StringComparison.Ordinal))
                found.Add((cells["claim_id"], Of(cells)));
        }

        return found.ToLookup(entry => entry.Claim, entry => entry.Finding);
    }

    private static FindingSeen Of(Dictionary<string, string> cells) =>
        new(
            cells["id"],
            cells["rule"],
            cells["status"],
            cells["severity"],
            cells["disposition"],
            Number(cells["line"]),
            Number(cells["other_line"]),
            string.Join(
                ' ',
                cells["fields"]
                    .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                    .Select(column => FieldCatalog.Find(column)!.JsonPointer)
            ),
            cells["message"],
            cells["fix"],
            $"{cells["table"]} {cells["release"]} {cells["row_key"]} {cells["table_row"]} {cells["table_file"]} {cells["citation"]} {cells["url"]}"
        );

    private static string SourceOf(JsonElement source) =>
        $"{Text(source, "table")} {Text(source, "release")} {Text(source, "rowKey")} {(Number(source, "row") is var row and > 0 ? $"{row}" : "")} {Text(source, "file")} {Text(source, "citation")} {Text(source, "url")}";

    private static string Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var text) ? text.GetString()! : "";

    private static int Number(JsonElement element, string name) =>
        element.TryGetProperty(name, out var number) ? number.GetInt32() : 0;

    private static int Number(string text) => text.Length == 0 ? 0 : int.Parse(text);

    /// <summary>Without the mark that keeps a spreadsheet from running a cell.</summary>
    private static string Cell(string text) =>
        text is ['\'', '=' or '+' or '-' or '@' or '\t' or '\r', ..] ? text[1..] : text;

    [GeneratedRegex("^/lines/[0-9]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LinePrefix();
}
