using Azure.Data.Tables;
using ClaimLint.Cli.Output;
using ClaimLint.Storage;
using Microsoft.Extensions.Configuration;

namespace ClaimLint.Cli;

/// <summary>What every command has at hand.</summary>
/// <param name="Settings">The same settings as the functions'; read when they are first asked for, since much needs no storage.</param>
/// <param name="Screen">Where answers and complaints go.</param>
/// <param name="Time">The clock: for the day where none is given, and for the time of an import.</param>
internal sealed record CliContext(Func<IConfiguration> Settings, Screen Screen, TimeProvider Time)
{
    public DateOnly Today => DateOnly.FromDateTime(Time.GetUtcNow().UtcDateTime);

    /// <summary>Whether a connection to storage is configured; without one the embedded tables are used.</summary>
    public bool HasStorage => Settings().GetSection(StorageNames.Connection).Exists();

    /// <exception cref="RefusedException">No connection is configured.</exception>
    /// <exception cref="StorageSettingException">The connection is wrong.</exception>
    public StorageConnection Storage() =>
        HasStorage
            ? StorageConnection.Read(Settings())
            : throw new RefusedException(
                $"No storage is configured. Set {StorageNames.Connection}; for a local Azurite it is UseDevelopmentStorage=true."
            );

    /// <summary>The tables of a connection; a test puts a wire of its own between.</summary>
    public Func<StorageConnection, TableServiceClient> TablesOf { get; init; } = connection => connection.Tables;

    public ReleaseStore Releases()
    {
        var storage = Storage();
        return new ReleaseStore(TablesOf(storage), Time, storage.Blobs);
    }
}
