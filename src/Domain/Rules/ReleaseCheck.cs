using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules;

/// <summary>What is checked of a release before it is stored, and what the importer is warned about.</summary>
public static class ReleaseCheck
{
    /// <summary>A release that has less than this share of the rows of the one before it is probably cut off.</summary>
    private const double LeastShare = 0.8;

    private static readonly HashSet<string> RuleIds = [.. RuleCatalog.All.Select(rule => rule.Info.Id)];

    /// <summary>Reads every row as the tables in memory would; payer policies must name rules that exist.</summary>
    /// <exception cref="InvalidTableException">A row cannot be used: its table would not be loaded.</exception>
    public static void Check(ReleaseRows release)
    {
        release.Prepare();
        if (release.Release.System != PayerTable.Definition.Name)
            return;
        foreach (var row in release.Rows)
        {
            if (PayerTable.RulesOf(row).FirstOrDefault(rule => !RuleIds.Contains(rule)) is { } unknown)
                throw new InvalidTableException(row, $"'{unknown}' is not a rule. 'claimlint rules' lists them.");
        }
    }

    /// <summary>Sentences for who imports a release; mostly none.</summary>
    /// <param name="release">The release.</param>
    /// <param name="inUse">The releases in use before the import.</param>
    public static IEnumerable<string> WarningsOf(Release release, IEnumerable<Release> inUse)
    {
        if (!TablesRead.Contains(release.System))
            yield return $"No rule of this version reads {release.System}: the import changes no answer.";
        var before = ReleaseOrder
            .NewestFirst(inUse.Where(other => other.System == release.System), other => other)
            .FirstOrDefault(other => other.Version != release.Version && other.EffectiveFrom <= release.EffectiveFrom);
        if (before is not null && release.Rows < before.Rows * LeastShare)
            yield return $"{release} has {release.Rows} rows, {before} has {before.Rows}: check that the file is complete.";
    }
}
