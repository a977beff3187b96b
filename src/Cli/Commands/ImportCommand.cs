using System.CommandLine;
using ClaimLint.Cli.Output;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Tables;
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
                    },
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
        bool json,
        CancellationToken cancellation
    )
    {
        var results = new List<ImportResult>();
        var inUse = new List<Release>();
        var warnings = new List<string>();
        Publication publication;
        try
        {
            if (Array.Find(paths, path => !File.Exists(path)) is { } missing)
                throw new RefusedException($"There is no file '{missing}'.");
            publication = await context.Screen.WhileAsync(
                $"Reading {Path.GetFileName(paths[0])}",
                progress => Task.FromResult(Read(paths, options, progress, cancellation))
            );
            // A table that cannot be read would keep every other from being loaded.
            foreach (var release in publication.Releases)
                ReleaseCheck.Check(release);
            await new StoragePreparation(context.Storage()).PrepareAsync(cancellation);
            foreach (var stored in await context.Releases().ListAsync(cancellation))
                if (stored.State == ReleaseState.Ready)
                    inUse.Add(stored.Release);
            foreach (var release in publication.Releases)
            {
                warnings.AddRange(ReleaseCheck.WarningsOf(release.Release, inUse));
                var result = await ImportAsync(context, release, cancellation);
                if (result.Outcome is ImportOutcome.Refused or ImportOutcome.Overtaken)
                    throw new RefusedException(result.Message);
                results.Add(result);
                if (result.Outcome == ImportOutcome.Imported)
                    inUse.Add(result.Release.Release);
            }
        }
        catch (Exception fault) when (Faults.LineOf(fault) is { } line)
        {
            throw new RefusedException($"{line} {Remains(results)}", fault);
        }

        if (json)
            context.Screen.Json(Answer(publication, results, warnings));
        else
            Print(context.Screen, publication, results, inUse, warnings);
        return ExitCodes.Done;
    }

    private static Publication Read(
        string[] paths,
        PublicationOptions options,
        IProgress<Step> progress,
        CancellationToken cancellation
    )
    {
        try
        {
            return PublicationReader.Read([.. paths.Select(path => Observed(path, progress, cancellation))], options);
        }
        catch (UnreadablePublicationException unreadable)
        {
            // The reader speaks of its options; here they have other names.
            throw new RefusedException(
                unreadable
                    .Message.Replace("(EffectiveFrom)", "(--effective DATE)", StringComparison.Ordinal)
                    .Replace("(Setting)", "(--setting)", StringComparison.Ordinal)
                    .Replace("(Coverage)", "(--coverage)", StringComparison.Ordinal),
                unreadable
            );
        }
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

    private static Task<ImportResult> ImportAsync(
        CliContext context,
        ReleaseRows release,
        CancellationToken cancellation
    ) =>
        context.Screen.WhileAsync(
            $"Importing {release.Release}",
            progress =>
            {
                var (writing, verifying) = ($"Importing {release.Release}", $"Verifying {release.Release}");
                var written = new WrittenRows(count =>
                    progress.Report(
                        count < release.Rows.Count ? new Step(writing, count, release.Rows.Count) : new Step(verifying)
                    )
                );
                return context.Releases().ImportAsync(release, written, cancellation);
            }
        );

    private static string Remains(List<ImportResult> results) =>
        results.Count == 0
            ? "Nothing was changed."
            : $"Before that: {string.Join(" ", results.Select(result => result.Message))}";

    private static void Print(
        Screen screen,
        Publication publication,
        List<ImportResult> results,
        IReadOnlyList<Release> inUse,
        IReadOnlyList<string> warnings
    )
    {
        screen.Say($"{publication.Kind}:");
        foreach (var result in results)
        {
            screen.Say(result.Message);
            if (result.Outcome == ImportOutcome.Imported)
                screen.Say(ReleaseOrder.DaysOf(result.Release.Release, inUse));
            else if (result.Release.State == ReleaseState.Retired)
                screen.Say($"It is retired: claimlint releases activate {result.Release.Release}");
        }

        if (publication.SkippedRows > 0)
            screen.Say(
                publication.SkippedRows == 1
                    ? "1 row cannot be read and was skipped."
                    : $"{publication.SkippedRows} rows cannot be read and were skipped."
            );
        foreach (var sentence in publication.Told.Concat(warnings))
            screen.Say(sentence);
    }

    private static object Answer(Publication publication, List<ImportResult> results, List<string> warnings) =>
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
            Told = publication.Told.Concat(warnings),
        };

    private sealed class WrittenRows(Action<int> tell) : IProgress<int>
    {
        public void Report(int value) => tell(value);
    }
}
