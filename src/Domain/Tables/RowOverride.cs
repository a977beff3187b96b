namespace ClaimLint.Domain.Tables;

/// <summary>Who overrides a row, why and for how long.</summary>
/// <param name="Who">The person's name, for the record; findings do not say it.</param>
/// <param name="Reason">Why: every finding that the override decides says it.</param>
/// <param name="From">First day of service; null for the overridden row's own.</param>
/// <param name="Until">Last day of service; null for the overridden row's own.</param>
public sealed record OverrideTerms(string Who, string Reason, DateOnly? From, DateOnly? Until);

/// <summary>An operator's correction of one row, as a release of its own: nothing that was published changes, and retiring it takes it back.</summary>
public static class RowOverride
{
    /// <summary>The name that the releases of overrides begin with.</summary>
    public const string VersionPrefix = "override-";

    /// <summary>The row that an override of the key would stand in for: what counts today, else its last; null where no release has it.</summary>
    public static TableRow? RowOf(IEnumerable<ReleaseRows> releases, string system, string key, DateOnly today)
    {
        ReleaseRows[] all = [.. releases.Where(release => release.Release.System == system)];
        var order = ReleaseOrder
            .Overrides(all, release => release.Release)
            .Concat(ReleaseOrder.NewestFirst(all, release => release.Release));
        foreach (var release in order)
        {
            var rows = release.Rows.Where(row => row.Key.Equals(key, StringComparison.OrdinalIgnoreCase)).ToList();
            if (rows.Count > 0)
                return rows.Find(row => row.Period.Contains(today)) ?? rows.MaxBy(row => row.Period.Until);
        }

        return null;
    }

    /// <summary>The release of the override: the row that it stands in for with the given columns changed, or a row of its own.</summary>
    /// <param name="system">The table.</param>
    /// <param name="key">The row's key.</param>
    /// <param name="version">The version that the release gets.</param>
    /// <param name="row">The row that it stands in for, or null.</param>
    /// <param name="changes">Columns and their values.</param>
    /// <param name="terms">Who, why, for how long.</param>
    /// <param name="today">Its first day where nothing else says one.</param>
    /// <exception cref="InvalidTableException">There is no such column, a value is not of its kind, or the days cannot be.</exception>
    public static ReleaseRows Of(
        string system,
        string key,
        string version,
        TableRow? row,
        IReadOnlyDictionary<string, string> changes,
        OverrideTerms terms,
        DateOnly today
    )
    {
        if (row is not null && changes.Keys.FirstOrDefault(column => !row.Values.ContainsKey(column)) is { } unknown)
            throw new InvalidTableException(
                $"{system} has no column '{unknown}'; it has {string.Join(", ", row.Values.Keys)}."
            );
        var period = new ActivePeriod(
            terms.From ?? row?.Period.From ?? (TableCatalog.Default.Of(system).IsUndated ? DateOnly.MinValue : today),
            terms.Until ?? row?.Period.Until ?? DateOnly.MaxValue
        );
        if (period.Until < period.From)
            throw new InvalidTableException(
                $"The override would end on {period.Until:yyyy-MM-dd}, before it begins on {period.From:yyyy-MM-dd}."
            );
        var values = new Dictionary<string, string>(row?.Values ?? changes);
        foreach (var (column, value) in changes)
            values[column] = value;
        var release = new ReleaseRows(
            new Release(
                system,
                version,
                period.From == DateOnly.MinValue ? today : period.From,
                terms.Until,
                Coverage.Parse(string.Empty),
                Release.OverrideAuthority
            )
            {
                Title = $"Override of {key}",
                Source = new Source("override", terms.Who, terms.Reason, string.Empty),
                Rows = 1,
            },
            [new TableRow(row?.Key ?? key, period, values, 1)]
        );
        // A row that lacks a column, or has a value of another kind, must not become a release.
        CodeTables.Read([release]);
        return release;
    }
}
