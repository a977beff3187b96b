using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Storage;

/// <summary>Takes a release out of use, or back into use: one conditional write of its state; its rows stay as they are.</summary>
/// <remarks>
/// To roll back is to retire the newer release: the one before it then speaks for those days again. Nothing is deleted, so that what was
/// retired can be activated as it was.
/// </remarks>
public sealed class ReleaseSwitch(TableServiceClient tables)
{
    private readonly TableClient releases = tables.GetTableClient(StorageNames.CodeReleases);

    /// <summary>No reader uses it from its next look on.</summary>
    public Task<SwitchResult> RetireAsync(string system, string version, CancellationToken cancellation = default) =>
        SetAsync(system, version, ReleaseState.Retired, cancellation);

    /// <summary>Every reader uses it from its next look on. Whether its rows are still whole is for the caller to see to.</summary>
    public Task<SwitchResult> ActivateAsync(string system, string version, CancellationToken cancellation = default) =>
        SetAsync(system, version, ReleaseState.Ready, cancellation);

    private async Task<SwitchResult> SetAsync(
        string system,
        string version,
        ReleaseState state,
        CancellationToken cancellation
    )
    {
        var entity = await FindAsync(system, version, cancellation);
        if (entity is null)
            return new SwitchResult(SwitchOutcome.Refused, $"There is no release {system} {version}.");
        var name = $"{system} {version}";
        // A release that cannot be read can be retired all the same; it never comes back into use as it is.
        if (state != ReleaseState.Retired && FaultOf(entity) is { } fault)
            return new SwitchResult(SwitchOutcome.Refused, $"{name} cannot be read: {fault}");
        var before = ReleaseEntity.StateOf(entity);
        if (before == ReleaseState.Loading)
            return new SwitchResult(
                SwitchOutcome.Refused,
                $"{name} is being loaded, or its import was broken off: import it again."
            );
        if (before == state)
            return new SwitchResult(SwitchOutcome.AlreadySo, $"{name} is {Word(state)} already.");
        try
        {
            var change = new TableEntity(entity.PartitionKey, entity.RowKey)
            {
                [ReleaseEntity.State] = state.ToString(),
                [ReleaseVerification.ReadyAt] = ReleaseVerification.ReadyAtOf(entity),
            };
            await releases.UpdateEntityAsync(change, entity.ETag, TableUpdateMode.Merge, cancellation);
        }
        catch (RequestFailedException conflict)
            when (conflict.Status is 404 or 412 && conflict.ErrorCode != TableErrorCode.TableNotFound)
        {
            // Somebody else's change, or our own first try whose answer was lost: what stands tells.
            var now = await FindAsync(system, version, cancellation);
            if (now is null || ReleaseEntity.StateOf(now) != state)
                return new SwitchResult(
                    SwitchOutcome.Refused,
                    $"{name} was changed by somebody else meanwhile: look again."
                );
        }

        return new SwitchResult(SwitchOutcome.Switched, $"{name} is {Word(state)}.");
    }

    private static string? FaultOf(TableEntity entity)
    {
        try
        {
            ReleaseEntity.Read(entity);
            return null;
        }
        catch (InvalidTableException unreadable)
        {
            return ReleaseEntity.WhyOf(unreadable);
        }
    }

    private async Task<TableEntity?> FindAsync(string system, string version, CancellationToken cancellation)
    {
        var answer = await releases.GetEntityIfExistsAsync<TableEntity>(
            TableKeys.Segment(system),
            TableKeys.Segment(version),
            cancellationToken: cancellation
        );
        return answer.HasValue ? answer.Value : null;
    }

    private static string Word(ReleaseState state) => state == ReleaseState.Ready ? "ready" : "retired";
}

public enum SwitchOutcome
{
    Switched,

    /// <summary>It stood so already; nothing was changed.</summary>
    AlreadySo,

    /// <summary>There is no such release, it is not whole, or somebody else changed it; nothing was changed.</summary>
    Refused,
}

/// <param name="Outcome">What came of it.</param>
/// <param name="Message">What happened, in one sentence.</param>
public sealed record SwitchResult(SwitchOutcome Outcome, string Message);
