using ClaimLint.Files.Reports;

namespace ClaimLint.Cli.Output;

/// <summary>The four files of a report, as the inbox writes them: they appear when they are whole, the summary last.</summary>
internal sealed class ReportFolder : IDisposable
{
    private const string Unfinished = ".part";

    private readonly string? folder;
    private readonly FirstBytes findings;
    private readonly Stream accepted;
    private readonly Stream rejected;

    private ReportFolder(string? folder)
    {
        this.folder = folder;
        findings = new FirstBytes(Open(ReportFiles.Findings));
        accepted = Open(ReportFiles.Accepted);
        rejected = Open(ReportFiles.Rejected);
        Streams = new ReportStreams(findings, accepted, rejected);
    }

    public ReportStreams Streams { get; }

    /// <summary>The folder; null where nothing is written.</summary>
    public string? Path => folder;

    /// <summary>The beginning of the findings file.</summary>
    public ReadOnlyMemory<byte> FirstFindings => findings.Kept;

    /// <summary>Makes the folder where it is not there yet.</summary>
    public static ReportFolder At(string folder)
    {
        Directory.CreateDirectory(folder);
        return new ReportFolder(folder);
    }

    /// <summary>No folder: nothing is written.</summary>
    public static ReportFolder None() => new(null);

    /// <summary>Gives the files their names. A report that stood there is replaced.</summary>
    public void Complete(BatchSummary summary)
    {
        if (folder is null)
            return;
        Close();
        File.Delete(PathOf(ReportFiles.Summary));
        File.WriteAllBytes(PathOf(ReportFiles.Summary) + Unfinished, summary.ToJson());
        foreach (var name in ReportFiles.All.Reverse())
            File.Move(PathOf(name) + Unfinished, PathOf(name), overwrite: true);
    }

    /// <summary>Closes the files; those that were not completed are removed.</summary>
    public void Dispose()
    {
        Close();
        if (folder is null)
            return;
        foreach (var name in ReportFiles.All)
            File.Delete(PathOf(name) + Unfinished);
    }

    private void Close()
    {
        findings.Dispose();
        accepted.Dispose();
        rejected.Dispose();
    }

    private Stream Open(string name) => folder is null ? Stream.Null : File.Create(PathOf(name) + Unfinished, 1 << 16);

    private string PathOf(string name) => System.IO.Path.Combine(folder!, name);
}
