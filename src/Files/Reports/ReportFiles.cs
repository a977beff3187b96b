namespace ClaimLint.Files.Reports;

/// <summary>The names of a report's files: the same in storage, in a folder and in the documentation.</summary>
public static class ReportFiles
{
    public const string Summary = "summary.json";
    public const string Findings = "findings.csv";

    /// <summary>The submitter's rows, in the format of the file that was sent: CSV is the only one that is read so far.</summary>
    public const string Accepted = "accepted.csv";

    /// <inheritdoc cref="Accepted"/>
    public const string Rejected = "rejected.csv";

    /// <summary>Every file of a report, in the order in which it is listed.</summary>
    public static IReadOnlyList<string> All { get; } = [Summary, Findings, Accepted, Rejected];
}
