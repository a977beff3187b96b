using System.Xml;
using ClaimLint.Domain.Tables;
using ClaimLint.Files.Publications.Formats;
using ClaimLint.Files.Publications.Reading;
using CsvHelper;

namespace ClaimLint.Files.Publications;

/// <summary>Reads a published reference file, as its publisher ships it, into releases that can be imported.</summary>
/// <remarks>
/// What a file is, its content tells: column names wherever they stand, or the first bytes; never its name. Zip and gzip are read as
/// they come. A file that is not wholly understood gives nothing: the exception's message is one line for whoever imports it.
/// </remarks>
public static class PublicationReader
{
    /// <summary>Reads one publication; several files only where it comes in parts, as NCCI's pairs do (f1 to f4).</summary>
    /// <exception cref="UnreadablePublicationException">The file cannot be imported, and why.</exception>
    /// <exception cref="IOException">A file cannot be opened or read.</exception>
    public static Publication Read(IReadOnlyList<PublicationFile> files, PublicationOptions? options = null)
    {
        options ??= new PublicationOptions();
        var reading = "the file";
        try
        {
            var parts = new List<SourcePart>();
            foreach (var file in files)
            {
                reading = file.Name;
                parts.AddRange(Recognition.PartsOf(file, options));
            }

            reading = string.Join(", ", files.Select(file => file.Name));
            return Read(parts, options);
        }
        catch (UnreadablePublicationException)
        {
            throw;
        }
        catch (InvalidDataException wrong)
        {
            throw new UnreadablePublicationException(
                $"{reading}: The archive is truncated or damaged. Download it again.",
                wrong
            );
        }
        catch (CsvFormatException wrong)
        {
            throw new UnreadablePublicationException(
                $"{reading}: A quote is not closed or not allowed at byte {wrong.ByteOffset}.",
                wrong
            );
        }
        catch (XmlException wrong)
        {
            throw new UnreadablePublicationException(
                $"{reading}: The XML is invalid at line {wrong.LineNumber}. Download it again.",
                wrong
            );
        }
    }

    private static Publication Read(List<SourcePart> parts, PublicationOptions options)
    {
        if (parts.Count == 0)
            throw new UnreadablePublicationException("No file was given.");
        var format = parts[0].Format;
        if (parts.Find(part => part.Format.Name != format.Name) is { } other)
        {
            throw new UnreadablePublicationException(
                $"{parts[0].Entry.Name} is {format.Name} and {other.Entry.Name} is {other.Format.Name}: Import one publication at a time, or name its system."
            );
        }

        if (parts.Count == 1 || format.ComesInParts)
            return ReadOne([.. parts.OrderBy(part => part.Layout.FirstKey, StringComparer.Ordinal)], options);
        return AlternateForms.Merge([.. parts.Select(part => (part.Entry.Name, ReadOne([part], options)))]);
    }

    private static Publication ReadOne(IReadOnlyList<SourcePart> parts, PublicationOptions options)
    {
        var format = parts[0].Format;
        var date = Dating.Resolve(parts, options);
        var context = new PublicationContext(parts, options, date);
        var drafts = format.Read(context);
        var sha256 = FileHash.Of(parts.Select(part => part.File).Distinct());
        var releases = drafts.Select(draft => ReleaseOf(draft, context, sha256)).ToArray();
        return new Publication(format.Name, releases, context.Skipped, context.Told);
    }

    private static ReleaseRows ReleaseOf(ReleaseDraft draft, PublicationContext context, string sha256)
    {
        var rows = Periods.Checked(draft, context);
        if (rows.Count == 0)
            throw new UnreadablePublicationException(
                context.Skipped > 0
                    ? $"{context.FileNames}: None of the {context.Skipped} rows can be read."
                    : $"{context.FileNames}: The file has a header and no rows."
            );
        if (context.Options.Tables.Find(draft.System) is null)
            throw new UnreadablePublicationException($"{context.FileNames}: There is no table {draft.System}.");
        var date = context.Date;
        return new ReleaseRows(
            new Release(
                draft.System,
                date.Version,
                date.From,
                date.To,
                CoverageOf(context.Options.Coverage ?? draft.Coverage),
                context.Options.Authority
            )
            {
                Title = $"{draft.Title}, {date.Version}",
                Source = context.Parts[0].Format.Source,
                Notice = context.Parts[0].Layout.Notice,
                File = context.FileNames,
                Sha256 = sha256,
                Rows = rows.Count,
            },
            rows
        );
    }

    private static Coverage CoverageOf(string text)
    {
        try
        {
            return Coverage.Parse(text);
        }
        catch (FormatException wrong)
        {
            throw new UnreadablePublicationException(
                "The coverage is invalid: use *, rows, or codes (E119) and categories (M84*) separated by blanks.",
                wrong
            );
        }
    }
}
