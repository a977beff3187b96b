using System.CommandLine;
using ClaimLint.Cli.Output;
using ClaimLint.Cli.Tables;
using ClaimLint.Files.Publications;
using ClaimLint.Storage;

namespace ClaimLint.Cli.Commands;

/// <summary><c>claimlint import</c>: a published file, as its publisher ships it, becomes one or more releases in storage.</summary>
internal static class ImportCommand
{
    public static Command Of(CliContext context)
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "the published file; several where a publication comes in parts, as NCCI's pairs do",
            Arity = ArgumentArity.OneOrMore,
        };
        var release = Text("--release", "VERSION", "the release's version; else the file's own");
        var effective = Options.Day("--effective", "the first day of service it speaks for; else as the file says");
        var until = Options.Day("--until", "the last day of its own quarter or year; else by how often it comes");
        var system = Text(
            "--system",
            "SYSTEM",
            "the table that the file must be of: ptp-medicare-practitioner, or ptp"
        );
        var program = new Option<PublicationProgram>("--program")
        {
            Description = "whose NCCI edits: medicare or medicaid",
        };
        var setting = new Option<PublicationSetting?>("--setting")
        {
            Description = "for whom NCCI pairs are: practitioner or outpatient",
        };
        var coverage = Text(
            "--coverage",
            "CODES",
            "what it is complete for: *, rows, or codes and categories (E119 M84*)"
        );
        var skip = new Option<bool>("--skip-bad-rows")
        {
            Description = "skips rows that cannot be read and counts them; refused where another row depends on them",
        };
        var license = new Option<bool>("--i-hold-a-cpt-license")
        {
            Description = "keeps descriptors of CPT (AMA) and CDT (ADA); without it the codes come without words",
        };
        var to = Text(
            "--to",
            "DIR",
            "a folder of tables for --tables, instead of storage; new, or of an earlier import or export"
        );
        var json = Options.Json();
        var command = new Command(
            "import",
            "Imports a published reference file. What is in use stays until it is whole."
        )
        {
            files,
            release,
            effective,
            until,
            system,
            program,
            setting,
            coverage,
            skip,
            license,
            to,
            json,
        };
        command.SetAction(
            (parsed, cancellation) =>
                RunAsync(
                    context,
                    parsed.GetRequiredValue(files),
                    new PublicationOptions
                    {
                        Version = parsed.GetValue(release),
                        EffectiveFrom = parsed.GetValue(effective),
                        EffectiveTo = parsed.GetValue(until),
                        System = parsed.GetValue(system),
                        Program = parsed.GetValue(program),
                        Setting = parsed.GetValue(setting),
                        Coverage = parsed.GetValue(coverage),
                        SkipBadRows = parsed.GetValue(skip),
                        HoldsCptLicense = parsed.GetValue(license),
                        Names = new PublicationOptionNames("--effective DATE", "--setting", "--coverage"),
                    },
                    parsed.GetValue(to),
                    parsed.GetValue(json),
                    cancellation
                )
        );
        return command;
    }

    private static Option<string?> Text(string name, string value, string description) =>
        new(name) { Description = description, HelpName = value };

    private static async Task<int> RunAsync(
        CliContext context,
        string[] paths,
        PublicationOptions options,
        string? folder,
        bool json,
        CancellationToken cancellation
    )
    {
        Publication publication;
        PublicationImportResult import;
        try
        {
            if (Array.Find(paths, path => !File.Exists(path)) is { } missing)
                throw new RefusedException($"There is no file '{missing}'.");
            publication = await context.Screen.WhileAsync(
                $"Reading {Path.GetFileName(paths[0])}",
                progress =>
                    Task.FromResult(
                        PublicationReader.Read(
                            [.. paths.Select(path => Observed(path, progress, cancellation))],
                            options
                        )
                    )
            );
            import = folder is null
                ? await ImportAsync(context, publication, cancellation)
                : TableFolderImport.Run(folder, publication.Releases, context.Time.GetUtcNow());
            if (import.Refused is { } refused)
                throw new RefusedException(refused);
        }
        catch (Exception fault) when (Faults.LineOf(fault) is { } line)
        {
            throw new RefusedException($"{line} Nothing was changed.", fault);
        }

        if (json)
            context.Screen.Json(Answer(publication, import.Results));
        else
            Print(context.Screen, publication, import.Results);
        return ExitCodes.Done;
    }

    private static PublicationFile Observed(string path, IProgress<Step> progress, CancellationToken cancellation)
    {
        var file = PublicationFile.At(path);
        var doing = $"Reading {file.Name}";
        return file with
        {
            Open = () =>
            {
                var stream = file.Open();
                return new ObservedStream(
                    stream,
                    _ =>
                    {
                        cancellation.ThrowIfCancellationRequested();
                        progress.Report(new Step(doing, stream.Position, stream.Length));
                    }
                );
            },
        };
    }

    private static async Task<PublicationImportResult> ImportAsync(
        CliContext context,
        Publication publication,
        CancellationToken cancellation
    )
    {
        await new StoragePreparation(context.Storage()).PrepareAsync(cancellation);
        return await context.Screen.WhileAsync(
            $"Importing {publication.Kind}",
            progress =>
                PublicationImport.RunAsync(
                    context.Releases(),
                    publication.Releases,
                    new WrittenRows(written => progress.Report(StepOf(written))),
                    cancellation
                )
        );
    }

    private static Step StepOf(ImportProgress at) =>
        at.Written < at.Release.Rows
            ? new Step($"Importing {at.Release}", at.Written, at.Release.Rows)
            : new Step($"Verifying {at.Release}");

    private static void Print(Screen screen, Publication publication, IReadOnlyList<ImportResult> results)
    {
        screen.Say($"{publication.Kind}:");
        foreach (var result in results)
        {
            screen.Say(result.Message);
            foreach (var note in result.Notes)
                screen.Say(note);
            if (result.Release.State == ReleaseState.Retired)
                screen.Say($"It is retired: claimlint releases activate {result.Release.Release}");
        }

        if (publication.SkippedRows > 0)
            screen.Say(
                publication.SkippedRows == 1
                    ? "1 row cannot be read and was skipped."
                    : $"{publication.SkippedRows} rows cannot be read and were skipped."
            );
    }

    private static object Answer(Publication publication, IReadOnlyList<ImportResult> results) =>
        new
        {
            publication.Kind,
            Releases = results.Select(result => new
            {
                result.Release.Release.System,
                result.Release.Release.Version,
                result.Outcome,
                result.Release.State,
                result.Release.Release.Rows,
                result.Release.Release.EffectiveFrom,
                result.Release.Release.EffectiveTo,
                result.Release.Release.File,
                result.Release.Release.Sha256,
            }),
            publication.SkippedRows,
            Told = publication.Told.Concat(results.SelectMany(result => result.Notes)),
        };

    private sealed class WrittenRows(Action<ImportProgress> report) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => report(value);
    }
}
