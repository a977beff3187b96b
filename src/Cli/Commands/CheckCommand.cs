using System.CommandLine;
using System.Security.Cryptography;
using ClaimLint.Cli.Output;
using ClaimLint.Cli.Tables;
using ClaimLint.Domain.Tables;
using ClaimLint.Domain.Validation;
using ClaimLint.Files.Claims;
using ClaimLint.Files.Reports;

namespace ClaimLint.Cli.Commands;

/// <summary><c>claimlint check</c>: checks a file as the inbox would, and writes the same report where one is wanted.</summary>
internal static class CheckCommand
{
    public static Command Of(CliContext context)
    {
        var file = new Argument<string>("FILE") { Description = "a CSV of claim lines" };
        var report = new Option<string?>("--report")
        {
            Description = $"a folder for {string.Join(", ", ReportFiles.All)}; they contain what the file contains",
            HelpName = "DIR",
        };
        var received = Options.Day("--received", "the day the file came in; else the day it was last changed (UTC)");
        var tables = Options.Tables();
        var json = Options.Json();
        var command = new Command(
            "check",
            "Checks a file of claim lines. Ends with 1 where an error was found, with 3 where a claim could not be checked."
        )
        {
            file,
            tables,
            report,
            received,
            json,
        };
        command.SetAction(
            (parsed, cancellation) =>
                RunAsync(
                    context,
                    parsed.GetRequiredValue(file),
                    parsed.GetValue(tables),
                    parsed.GetValue(report),
                    parsed.GetValue(received),
                    parsed.GetValue(json),
                    cancellation
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(
        CliContext context,
        string path,
        string? folder,
        string? reportFolder,
        DateOnly? received,
        bool json,
        CancellationToken cancellation
    )
    {
        var file = FileOf(path, received, cancellation);
        var tables = await TablesInUse.ReadAsync(context, folder, cancellation);
        using var report = reportFolder is null ? ReportFolder.None() : ReportFolder.At(reportFolder);
        var summary = await context.Screen.WhileAsync(
            $"Checking {Path.GetFileName(path)}",
            progress => Task.FromResult(Check(path, file, tables, report, progress, cancellation))
        );
        report.Complete(summary);
        if (json)
            context.Screen.Output.WriteLine(System.Text.Encoding.UTF8.GetString(summary.ToJson()));
        else
            SummaryPrinter.Print(context.Screen, summary, report);
        return summary switch
        {
            { Verdict: Verdict.Reject } => ExitCodes.Refused,
            { Verdict: Verdict.NotChecked } or { Claims.NotChecked: > 0 } => ExitCodes.NotChecked,
            _ => ExitCodes.Done,
        };
    }

    private static ClaimFileInfo FileOf(string path, DateOnly? received, CancellationToken cancellation)
    {
        var info = new FileInfo(path);
        if (!info.Exists)
            throw new RefusedException($"There is no file '{path}'.");
        var modified = received is { } day
            ? new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero)
            : new DateTimeOffset(info.LastWriteTimeUtc);
        using var stream = info.OpenRead();
        cancellation.ThrowIfCancellationRequested();
        return new ClaimFileInfo(info.Name, Convert.ToHexStringLower(SHA256.HashData(stream)), modified, info.Length);
    }

    private static BatchSummary Check(
        string path,
        ClaimFileInfo file,
        CodeTables tables,
        ReportFolder report,
        IProgress<Step> progress,
        CancellationToken cancellation
    )
    {
        using var stream = new ObservedStream(
            File.OpenRead(path),
            read => progress.Report(new Step($"Checking {file.Name}", read, file.Bytes))
        );
        using var check = new ClaimFileCheck(RuleSet.Catalog, tables, file, report.Streams);
        return check.Run(stream, cancellation);
    }
}
