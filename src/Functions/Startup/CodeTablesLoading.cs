using ClaimLint.Domain.Tables;
using ClaimLint.Files.Publications;
using ClaimLint.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace ClaimLint.Functions.Startup;

/// <summary>
/// Brings the code tables into memory: prepares storage, imports the embedded tables where they are not there yet, reads what
/// Table Storage holds, and looks again every minute. Storage that is down is asked again; nothing is answered from files.
/// </summary>
public sealed partial class CodeTablesLoading(
    StoragePreparation preparation,
    ReleaseStore store,
    CodeTablesCache cache,
    IConfiguration settings,
    TimeProvider clock,
    ILogger<CodeTablesLoading> log
) : BackgroundService
{
    /// <summary>The setting that keeps the embedded tables out, where an operator imports every release himself: <c>false</c>.</summary>
    public const string ImportSetting = "ImportEmbeddedTables";

    private static readonly TimeSpan RefreshEvery = TimeSpan.FromMinutes(1);

    /// <summary>Seconds for which another instance's import is waited for.</summary>
    private const int LongestWait = 60;

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private readonly TaskCompletionSource first = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Why the last attempt failed, in one sentence; null when it did not.</summary>
    public string? Fault { get; private set; }

    /// <summary>Waits until tables are loaded, and gives those in use.</summary>
    public async Task<LoadedTables> ReadyAsync(CancellationToken cancellation)
    {
        await first.Task.WaitAsync(cancellation);
        return cache.Current!;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pause = TimeSpan.FromSeconds(1);
        while (!await TryAsync(FirstAsync, stoppingToken))
        {
            await Task.Delay(pause, clock, stoppingToken);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }

        first.TrySetResult();
        using var timer = new PeriodicTimer(RefreshEvery, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await TryAsync(RefreshAsync, stoppingToken);
    }

    private async Task FirstAsync(CancellationToken stop)
    {
        await preparation.PrepareAsync(stop);
        if (!bool.TryParse(settings[ImportSetting], out var import) || import)
        {
            foreach (var release in TableFolder.Read(Path.Combine(AppContext.BaseDirectory, "data")))
            {
                var result = await ImportAsync(release, stop);
                if (result.Outcome == ImportOutcome.Imported)
                    LogImported(release.Release.System, release.Release.Version, result.Release.Release.Rows);
                else if (result.Outcome != ImportOutcome.AlreadyPresent)
                    LogNotImported(result.Message);
            }
        }

        await cache.RefreshAsync(stop);
        Tell();
    }

    /// <summary>Imports a release, or waits while another instance does: this one is not ready before the release is there.</summary>
    private async Task<ImportResult> ImportAsync(ReleaseRows release, CancellationToken stop)
    {
        while (true)
        {
            var result = await store.ImportAsync(release, stop);
            if (result.Outcome != ImportOutcome.Overtaken)
                return result;
            Fault = $"{release.Release} is being loaded by another instance.";
            // To take it over in turn at once would let neither end. One that stopped is taken over after a minute.
            for (var waits = 0; waits < LongestWait && await IsLoadingAsync(release.Release, stop); waits++)
                await Task.Delay(TimeSpan.FromSeconds(1), clock, stop);
        }
    }

    private async Task<bool> IsLoadingAsync(Release release, CancellationToken stop) =>
        (await store.ListAsync(stop)).Any(stored =>
            stored.State == ReleaseState.Loading && stored.Release.ToString() == release.ToString()
        );

    private async Task RefreshAsync(CancellationToken stop)
    {
        if (await cache.RefreshAsync(stop))
            Tell();
    }

    /// <summary>The faults of storage and of stored tables are waited out and told by health; any other is ours and ends the process.</summary>
    private async Task<bool> TryAsync(Func<CancellationToken, Task> work, CancellationToken stop)
    {
        try
        {
            await work(stop);
            Fault = null;
            return true;
        }
        catch (Exception fault)
            when (StorageFaults.IsOne(fault) || fault is InvalidTableException or ReleaseNotVerifiedException)
        {
            Fault = StorageFaults.Sentence(fault);
            LogFault(Fault);
            return false;
        }
    }

    private void Tell()
    {
        var loaded = cache.Current!;
        var rows = loaded.Ready.Sum(release => (long)release.Release.Rows);
        LogLoaded(loaded.Ready.Count, rows);
        foreach (var changed in loaded.Changed)
            LogChanged(changed.Release.System, changed.Release.Version);
        foreach (var unreadable in loaded.Tables.Unreadable)
            LogUnreadable(unreadable.Release.System, unreadable.Release.Version, unreadable.Why);
        foreach (var fault in loaded.SnapshotFaults)
            LogSnapshot(fault);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Imported {System} {Version}: {Rows} rows")]
    private partial void LogImported(string system, string version, int rows);

    [LoggerMessage(Level = LogLevel.Warning, Message = "An embedded release was not imported: {Why}")]
    private partial void LogNotImported(string why);

    [LoggerMessage(Level = LogLevel.Information, Message = "Code tables loaded: {Releases} releases, {Rows} rows")]
    private partial void LogLoaded(int releases, long rows);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Rows of {System} {Version} were changed in storage since their import; answers follow them"
    )]
    private partial void LogChanged(string system, string version);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "{System} {Version} cannot be read and its table is not checked: {Why}"
    )]
    private partial void LogUnreadable(string system, string version, string why);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A start takes longer than it should: {Why}")]
    private partial void LogSnapshot(string why);

    [LoggerMessage(Level = LogLevel.Error, Message = "The code tables cannot be read: {Why}")]
    private partial void LogFault(string why);
}
