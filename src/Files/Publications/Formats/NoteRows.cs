using System.Xml;
using System.Xml.Linq;
using ClaimLint.Domain.Tables;
using ClaimLint.Files.Publications.Reading;

namespace ClaimLint.Files.Publications.Formats;

/// <summary>Rows of one kind of note of the tabular list: <c>code|reference</c>.</summary>
/// <remarks>
/// A note applies to everything below it. Notes of chapters and sections are written to each of their categories; below a category a code begins
/// with the codes above it, so a look-up of S82101A asks for S82, S821, S8210 … and needs no rows of its own.
/// </remarks>
internal sealed class NoteRows(string element, PublicationContext context)
{
    private readonly Dictionary<string, int> byKey = [];
    private int places;
    private int notes;
    private int withoutCode;

    public List<TableRow> Rows { get; } = [];

    /// <summary>Adds the notes of a place in the list.</summary>
    /// <param name="place">Chapter, section or diagnosis.</param>
    /// <param name="stated">What it is called there: a code or a range.</param>
    /// <param name="codes">The codes that they are written to.</param>
    public void Add(XElement place, string stated, IReadOnlyList<string> codes)
    {
        places += place.Elements(element).Count();
        foreach (var note in place.Elements(element).Elements("note"))
        {
            var text = note.Value.Trim();
            var references = NoteReferences.Of(text);
            notes++;
            withoutCode += references.Count == 0 ? 1 : 0;
            var all = string.Join(' ', references.Select(reference => reference.Text).Distinct());
            foreach (var reference in references)
            {
                var values = new Dictionary<string, string>(4)
                {
                    ["references"] = all,
                    ["condition"] = reference.Condition,
                    ["stated"] = stated,
                    ["note"] = text,
                };
                foreach (var code in codes)
                    Add($"{code}|{reference.Text}", values, LineOf(note));
            }
        }
    }

    /// <summary>Tells how much of the list is in the rows, and how much is prose that refers to no code.</summary>
    public void Tell(string name) =>
        context.Tell($"{places} {name} notes of {notes} lines; {withoutCode} lines name no code and have no row.");

    public static int LineOf(XElement element) => ((IXmlLineInfo)element).LineNumber;

    private void Add(string key, Dictionary<string, string> values, int line)
    {
        var row = new TableRow(key, context.SinceRelease, values, line);
        if (byKey.TryAdd(key, Rows.Count))
        {
            if (Rows.Count == PublicationLimits.MaxRows)
                throw PublicationLimits.TooManyRows(context.FileNames, PublicationLimits.MaxRows);
            Rows.Add(row);
            return;
        }

        // Of two notes that refer to the same, one without a condition says more.
        var at = byKey[key];
        if (Rows[at]["condition"].Length > 0 && values["condition"].Length == 0)
            Rows[at] = row;
        else if (Rows[at]["condition"].Length > 0 && Rows[at]["condition"] != values["condition"])
            Rows[at] = Rows[at] with { Values = Joined(Rows[at].Values, values["condition"]) };
    }

    private static Dictionary<string, string> Joined(IReadOnlyDictionary<string, string> known, string condition)
    {
        var joined = known.ToDictionary();
        var conditions = joined["condition"].Split("; ");
        if (!conditions.Contains(condition))
            joined["condition"] = string.Join("; ", conditions.Append(condition));
        return joined;
    }
}
