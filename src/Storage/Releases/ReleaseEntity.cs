using System.Globalization;
using Azure.Data.Tables;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Storage;

/// <summary>A release as one row of <c>CodeReleases</c>: partition key the system, row key the version.</summary>
internal static class ReleaseEntity
{
    internal const string State = "State";
    private const string Publication = "Publication";

    private const string DayFormat = "yyyy-MM-dd";

    /// <summary>Where the rows stand: for a person, and so that a release whose name is changed by hand does not silently lose them.</summary>
    private const string Partitions = "CodesPartitions";

    public static TableEntity Of(StoredRelease stored)
    {
        var release = stored.Release;
        var entity = new TableEntity(TableKeys.Segment(release.System), TableKeys.Segment(release.Version))
        {
            ["System"] = release.System,
            ["Version"] = release.Version,
            [State] = stored.State.ToString(),
            ["EffectiveFrom"] = Text(release.EffectiveFrom),
            ["EffectiveTo"] = release.EffectiveTo is { } to ? Text(to) : "",
            ["Coverage"] = release.Coverage.Text,
            ["Authority"] = release.Authority,
            ["Title"] = release.Title,
            ["SourceId"] = release.Source.Id,
            ["SourcePublisher"] = release.Source.Publisher,
            ["SourceTitle"] = release.Source.Title,
            ["SourceUrl"] = release.Source.Url,
            ["Notice"] = release.Notice,
            ["File"] = release.File,
            ["Sha256"] = release.Sha256,
            ["Rows"] = release.Rows,
            ["RowsSha256"] = stored.RowsSha256,
            [Partitions] = stored.Rows,
            ["Attempt"] = stored.Attempt,
            ["Loader"] = stored.Loader,
            [Publication] = stored.Publication,
            ["PublicationSize"] = stored.PublicationSize,
        };
        if (release.ImportedAt is { } at)
            entity["ImportedAt"] = at;
        return entity;
    }

    /// <exception cref="InvalidTableException">The row was changed by hand into something unreadable.</exception>
    public static StoredRelease Read(TableEntity entity)
    {
        try
        {
            var until = Text(entity, "EffectiveTo");
            var release = new Release(
                Text(entity, "System"),
                Text(entity, "Version"),
                Day(Text(entity, "EffectiveFrom")),
                until.Length == 0 ? null : Day(until),
                Coverage.Parse(Text(entity, "Coverage")),
                entity.GetInt32("Authority") ?? 0
            )
            {
                Title = Text(entity, "Title"),
                Source = new Source(
                    Text(entity, "SourceId"),
                    Text(entity, "SourcePublisher"),
                    Text(entity, "SourceTitle"),
                    Text(entity, "SourceUrl")
                ),
                Notice = Text(entity, "Notice"),
                File = Text(entity, "File"),
                Sha256 = Text(entity, "Sha256"),
                Rows = entity.GetInt32("Rows") ?? 0,
                ImportedAt = entity.GetDateTimeOffset("ImportedAt"),
            };
            var stored = new StoredRelease(
                release,
                StateOf(entity) ?? throw new FormatException($"'{Text(entity, State)}' is not a state."),
                Text(entity, "RowsSha256"),
                entity.GetInt32("Attempt") ?? 1,
                entity.ETag
            )
            {
                Loader = Text(entity, "Loader"),
                Publication = PublicationOf(entity),
                PublicationSize = entity.GetInt32("PublicationSize") ?? 1,
            };
            if (stored.Rows != Text(entity, Partitions))
                throw new FormatException("System, Version and Attempt lead to other partitions than CodesPartitions.");
            return stored;
        }
        catch (Exception wrong) when (wrong is FormatException or ArgumentException or InvalidOperationException)
        {
            throw new InvalidTableException(
                $"The release '{entity.PartitionKey}' '{entity.RowKey}' cannot be read: {wrong.Message}",
                wrong
            );
        }
    }

    /// <summary>The same for a row that <see cref="Read"/> refuses.</summary>
    public static UnreadableRelease Unreadable(TableEntity entity, InvalidTableException fault) =>
        new(
            TableKeys.TextOf(entity.PartitionKey),
            TableKeys.TextOf(entity.RowKey),
            StateOf(entity),
            WhyOf(fault),
            entity.ETag
        );

    /// <summary>Why a row is refused, without its name.</summary>
    public static string WhyOf(InvalidTableException fault) =>
        (fault.InnerException ?? fault).Message.ReplaceLineEndings(" ");

    /// <summary>The import that made it ready together with others, whatever else of the row can be read; empty for none.</summary>
    public static string PublicationOf(TableEntity entity) =>
        entity.TryGetValue(Publication, out var value) ? value as string ?? "" : "";

    /// <summary>The state, whatever else of the row can be read; null where it is not one of them by name.</summary>
    public static ReleaseState? StateOf(TableEntity entity)
    {
        var text = entity.TryGetValue(State, out var value) ? value as string : null;
        foreach (var state in Enum.GetValues<ReleaseState>())
        {
            if (string.Equals(text, state.ToString(), StringComparison.OrdinalIgnoreCase))
                return state;
        }

        return null;
    }

    /// <summary>Days are texts: readable, sortable, and free of Azure's rule that no date lies before 1601.</summary>
    public static string Text(DateOnly day) => day.ToString(DayFormat, CultureInfo.InvariantCulture);

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, DayFormat, CultureInfo.InvariantCulture);

    private static string Text(TableEntity entity, string property) => entity.GetString(property) ?? "";
}
