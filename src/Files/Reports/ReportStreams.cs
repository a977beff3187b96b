namespace ClaimLint.Files.Reports;

/// <summary>Where a run writes the parts of its report as it goes.</summary>
/// <param name="Findings">One CSV row a finding.</param>
/// <param name="Accepted">The submitter's rows of claims that a payer would take, byte for byte.</param>
/// <param name="Rejected">The submitter's rows of claims that a payer would return, and rows that cannot be read.</param>
public sealed record ReportStreams(Stream Findings, Stream Accepted, Stream Rejected);

/// <summary>The file that a run checks.</summary>
/// <param name="Name">As the submitter named it, folders included: stands in the report only, for it may speak of a patient.</param>
/// <param name="Version">The blob's ETag, or a hash.</param>
/// <param name="Modified">When it was last modified; the day (UTC) stands for an absent received_date, so that a replay answers the same.</param>
/// <param name="Bytes">Its length.</param>
public sealed record ClaimFileInfo(string Name, string Version, DateTimeOffset Modified, long Bytes);
