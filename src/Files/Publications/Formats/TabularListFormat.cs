using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using ClaimLint.Domain.Tables;
using ClaimLint.Files.Publications.Reading;

namespace ClaimLint.Files.Publications.Formats;

/// <summary>The ICD-10-CM tabular list: Excludes1, code first and 7th characters, as rows of three systems.</summary>
internal sealed class TabularListFormat : PublicationFormat
{
    private static readonly Regex Version = LinearRegex.Of(@"<version>\s*(?<year>20\d\d)");

    public override string Name => "the ICD-10-CM tabular list";

    public override Source Source => Publishers.Diagnoses;

    public override FileLayout? Recognise(FileHead head, out NearMiss? nearest)
    {
        nearest = null;
        if (!head.BeginsWith("<"u8) || head.Bytes.Span.IndexOf("<ICD10CM.tabular"u8) < 0)
            return null;
        var text = PublicationText.Of(head.Bytes.Span[..Math.Min(head.Bytes.Length, 4096)]);
        return new LinesLayout
        {
            Date = Version.Match(text) is { Success: true } version
                ? NamedDates.FiscalYearOf(new DateOnly(int.Parse(version.Groups["year"].ValueSpan) - 1, 10, 1))
                : null,
        };
    }

    public override IReadOnlyList<string> Systems(FileLayout layout, PublicationOptions options) =>
        [NoteTable.Excludes.Name, NoteTable.CodeFirst.Name, SeventhCharacterTable.Definition.Name];

    public override PublicationDate? DateFrom(string fileName) => NamedDates.FiscalYearIn(fileName);

    public override PublicationDate DateOf(DateOnly from) => NamedDates.FiscalYearOf(from);

    public override IReadOnlyList<ReleaseDraft> Read(PublicationContext context)
    {
        var bytes = 0L;
        using var stream = new LimitedStream(
            context.Parts[0].Entry.Open(),
            read =>
            {
                if ((bytes += read) > PublicationLimits.MaxXmlBytes)
                    throw new UnreadablePublicationException(
                        $"{context.FileNames}: The XML has more than {PublicationLimits.MaxXmlBytes:N0} bytes, the limit."
                    );
            }
        );
        using var reader = XmlReader.Create(
            stream,
            new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null }
        );
        var list = XDocument.Load(reader, LoadOptions.SetLineInfo);
        var excludes = new NoteRows("excludes1", context);
        var codeFirst = new NoteRows("codeFirst", context);
        var characters = new List<TableRow>();
        foreach (var chapter in list.Root!.Elements("chapter"))
            ReadChapter(chapter, excludes, codeFirst, characters, context);
        excludes.Tell("Excludes1");
        codeFirst.Tell("code first");
        return
        [
            new ReleaseDraft(NoteTable.Excludes.Name, "ICD-10-CM Excludes1 notes", excludes.Rows),
            new ReleaseDraft(NoteTable.CodeFirst.Name, "ICD-10-CM code first notes", codeFirst.Rows),
            new ReleaseDraft(SeventhCharacterTable.Definition.Name, "ICD-10-CM 7th characters", characters),
        ];
    }

    private static void ReadChapter(
        XElement chapter,
        NoteRows excludes,
        NoteRows codeFirst,
        List<TableRow> characters,
        PublicationContext context
    )
    {
        var categories = chapter.Elements("section").SelectMany(section => section.Elements("diag")).ToArray();
        // The nearest note first: where a farther one refers to the same, the nearest is reported.
        foreach (var diagnosis in categories.SelectMany(category => category.DescendantsAndSelf("diag")))
        {
            var code = CodeOf(diagnosis, context);
            excludes.Add(diagnosis, code, [code]);
            codeFirst.Add(diagnosis, code, [code]);
            AddCharacters(diagnosis, code, characters, context);
        }

        foreach (var section in chapter.Elements("section"))
        {
            var range = (string?)section.Attribute("id") ?? string.Empty;
            var within = Within(range, categories, context);
            excludes.Add(section, range, within);
            codeFirst.Add(section, range, within);
        }

        var all = categories.Select(category => CodeOf(category, context)).ToArray();
        var whole = all.Length == 0 ? string.Empty : $"{all[0]}-{all[^1]}";
        excludes.Add(chapter, whole, all);
        codeFirst.Add(chapter, whole, all);
    }

    /// <summary>The categories of a section, which may hold other sections: C00-C96 holds C00-C75, and that C00-C14.</summary>
    private static string[] Within(string range, XElement[] categories, PublicationContext context)
    {
        var ends = range.Split('-');
        return
        [
            .. categories
                .Select(category => CodeOf(category, context))
                .Where(code => string.CompareOrdinal(code, ends[0]) >= 0 && string.CompareOrdinal(code, ends[^1]) <= 0),
        ];
    }

    private static void AddCharacters(
        XElement diagnosis,
        string code,
        List<TableRow> characters,
        PublicationContext context
    )
    {
        foreach (var extension in diagnosis.Elements("sevenChrDef").Elements("extension"))
        {
            var character = (string?)extension.Attribute("char") ?? string.Empty;
            if (character.Length != 1)
                throw new UnreadablePublicationException(
                    $"{context.FileNames}, line {NoteRows.LineOf(extension)}: 7th character '{PublicationText.Shortened(character)}' is invalid: use one character."
                );

            characters.Add(
                new TableRow(
                    $"{code}|{character}",
                    context.SinceRelease,
                    new Dictionary<string, string>(1) { ["meaning"] = extension.Value.Trim() },
                    NoteRows.LineOf(extension)
                )
            );
        }
    }

    private static string CodeOf(XElement diagnosis, PublicationContext context)
    {
        var code = ((string?)diagnosis.Element("name") ?? string.Empty)
            .Trim()
            .Replace(".", "", StringComparison.Ordinal);
        if (code.Length is < 3 or > 7 || !code.All(char.IsAsciiLetterOrDigit))
            throw new UnreadablePublicationException(
                $"{context.FileNames}, line {NoteRows.LineOf(diagnosis)}: ICD-10-CM code '{PublicationText.Shortened(code)}' is invalid: use 3 to 7 letters and digits."
            );
        return code;
    }
}
