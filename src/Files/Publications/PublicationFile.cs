namespace ClaimLint.Files.Publications;

/// <summary>A file as its publisher ships it: text, CSV, XML, alone or within zip or gzip.</summary>
/// <param name="Name">Its name, for the release and for messages; it may propose a version and a date, and nothing else.</param>
/// <param name="Open">Opens it at its beginning; a zip is read by seeking. Called more than once.</param>
public sealed record PublicationFile(string Name, Func<Stream> Open)
{
    public static PublicationFile At(string path) =>
        new(
            Path.GetFileName(path),
            () => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 16)
        );
}
