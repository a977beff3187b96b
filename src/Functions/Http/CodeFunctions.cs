using ClaimLint.Domain.Tables;
using ClaimLint.Functions.Access;
using ClaimLint.Functions.Json;
using ClaimLint.Functions.Startup;
using ClaimLint.Storage;
using Microsoft.Extensions.Logging;

namespace ClaimLint.Functions.Http;

/// <summary>Looks codes, procedures and releases up in the tables that the rules use.</summary>
public sealed partial class CodeFunctions(
    Gate gate,
    CodeTablesCache cache,
    TimeProvider clock,
    ILogger<CodeFunctions> log
)
{
    /// <summary>The rows of a code with their periods, release and source.</summary>
    [Function("GetCode")]
    public IResult GetCode(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "v1/codes/{system}/{code}")] HttpRequest request,
        string system,
        string code
    )
    {
        if (gate.Refuse(request, Roles.All) is { } refused)
            return refused;
        if (cache.Current is not { } loaded)
            return Answer.NotReady;
        if (!CodeHistory.Systems.Contains(system))
            return Answer.Problem(
                RequestProblem.NotFound($"No such table; there are {string.Join(", ", CodeHistory.Systems)}.")
            );
        if (!QueryDay.TryRead(request, out var day))
            return Answer.Problem(QueryDay.Problem);
        if (!LookupKey.TryRead(system, code, out var asked))
            return Answer.Problem(RequestProblem.NotFound("What was asked for has not the form of a code."));
        if (loaded.Tables.Unreadable.FirstOrDefault(table => table.Release.System == system) is { } unreadable)
            return Answer.Problem(RequestProblem.NotReady($"{unreadable.Release} cannot be read: {unreadable.Why}"));
        var periods = CodeHistory.Of(loaded.Tables, system, asked, day);
        return periods.Count == 0
            ? Answer.Problem(RequestProblem.NotFound(CodeHistory.AbsenceOf(loaded.Tables, system, asked)))
            : Answer.Json(
                new CodeAnswer(
                    system,
                    asked.Text,
                    day,
                    day is { } given ? CodeHistory.IsActive(loaded.Tables, system, asked, given) : null,
                    [.. periods.Select(period => Tell(period, day))]
                ),
                ApiJson.Readable.CodeAnswer
            );
    }

    /// <summary>Every release that is loaded, since when, from which file and hash.</summary>
    [Function("ListReleases")]
    public IResult ListReleases(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "v1/releases")] HttpRequest request
    )
    {
        if (gate.Refuse(request, Roles.All) is { } refused)
            return refused;
        return cache.Current is { } loaded ? Tell(loaded) : Answer.NotReady;
    }

    /// <summary>Reads every release again, at once: a new one, a retired one, a row that was corrected by hand. Requests under way keep the tables they began with.</summary>
    [Function("RefreshReleases")]
    public async Task<IResult> RefreshReleases(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "v1/releases/refresh")] HttpRequest request,
        CancellationToken cancellation
    )
    {
        if (gate.Refuse(request, Roles.TablesImport) is { } refused)
            return refused;
        try
        {
            await cache.ReloadAsync(cancellation);
        }
        catch (Exception fault) when (StorageFaults.IsOne(fault))
        {
            LogUnread($"storage: {StorageFaults.Tell(fault)}.");
            return Answer.StorageDown;
        }

        return cache.Current is { } loaded ? Tell(loaded) : Answer.NotReady;
    }

    private IResult Tell(LoadedTables loaded)
    {
        var tables = loaded.Tables;
        var changed = loaded.Changed.Select(release => release.Release.ToString()).ToHashSet();
        var stale = tables.StaleOn(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)).ToHashSet();
        return Answer.Json(
            new ReleasesAnswer(
                tables.Releases.Count,
                [
                    .. tables.Releases.Select(release => new LoadedReleaseAnswer(
                        release.System,
                        release.Version,
                        release.Title,
                        release.EffectiveFrom,
                        release.EffectiveTo,
                        stale.Contains(release),
                        release.Coverage.Text,
                        release.Authority,
                        release.Source.Publisher,
                        release.Source.Url,
                        release.File,
                        release.Sha256,
                        release.Rows,
                        release.ImportedAt,
                        changed.Contains(release.ToString())
                    )),
                ]
            )
            {
                Unreadable =
                [
                    .. tables.Unreadable.Select(table => new UnreadableReleaseAnswer(
                        table.Release.System,
                        table.Release.Version,
                        table.Why
                    )),
                ],
            },
            ApiJson.Readable.ReleasesAnswer
        );
    }

    /// <summary>A row of a release that a release gave.</summary>
    internal static RowSourceAnswer Tell(Evidence row)
    {
        var release = row.Release!;
        return new RowSourceAnswer(
            release.System,
            release.Version,
            row.RowKey,
            row.RowNumber,
            release.File,
            release.Sha256,
            release.Source.Publisher,
            release.Source.Title,
            release.Source.Url
        );
    }

    private static CodePeriodAnswer Tell(CodePeriod period, DateOnly? on) =>
        new(
            period.Period.From == DateOnly.MinValue ? null : period.Period.From,
            period.Period.Until == DateOnly.MaxValue ? null : period.Period.Until,
            period.Says.ToDictionary(),
            Tell(period.Row)
        )
        {
            Used = on is null ? null : period.IsUsed,
            Override = period.Release.IsOverride ? true : null,
        };

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "The tables in use stay, the releases cannot be read again: {Why}"
    )]
    private partial void LogUnread(string why);
}
