namespace ClaimLint.Infra.Costs;

/// <summary>What of a deployment is paid, whoever uses it: read from its snapshot, so that a changed template changes the page.</summary>
internal sealed record Stage(string Name)
{
    /// <summary>Memory of an instance, in GB of 1,024 MB, as the meters count.</summary>
    public required decimal MemoryGb { get; init; }

    /// <summary>Instances that are kept ready, over all groups that scale apart.</summary>
    public required int ReadyInstances { get; init; }

    /// <summary>Of those, the ones of a group: of HTTP, of the blob triggers, of a queue or a timer.</summary>
    public required int ReadyOfGroup { get; init; }

    /// <summary>LRS or ZRS.</summary>
    public required string Replication { get; init; }

    public required int UploadDays { get; init; }

    public required int ReportDays { get; init; }

    public required int RestoreDays { get; init; }

    public required int LogDays { get; init; }

    public required decimal LogGbADay { get; init; }

    /// <summary>Whether each access to the claims account is logged.</summary>
    public required bool LogsAccess { get; init; }

    public required int Endpoints { get; init; }

    public required int DnsZones { get; init; }

    /// <summary>Places from which probes ask, over all probes; each asks every five minutes.</summary>
    public required int Probes { get; init; }

    public required int AlertsOf5Minutes { get; init; }

    public required int AlertsOf15Minutes { get; init; }

    public required int AlertSeries { get; init; }

    /// <summary>GB a month that are scanned at most; null where nothing is.</summary>
    public required decimal? ScanGb { get; init; }

    public required bool HasVault { get; init; }

    /// <summary>What a month may cost before mail is sent; null where nobody is written to.</summary>
    public required decimal? Budget { get; init; }

    public static Stage Of(Deployment deployment)
    {
        var site = deployment.One("Microsoft.Web/sites");
        var rules = deployment.All("Microsoft.Storage/storageAccounts/managementPolicies").Single()["policy.rules"];
        int Days(string rule) =>
            rules
                .EnumerateArray()
                .Single(one => one.GetProperty("name").GetString() == rule)
                .GetProperty("definition")
                .GetProperty("actions")
                .GetProperty("baseBlob")
                .GetProperty("delete")
                .GetProperty("daysAfterModificationGreaterThan")
                .GetInt32();
        var ready = site["functionAppConfig.scaleAndConcurrency.alwaysReady"]
            .EnumerateArray()
            .Sum(one => one.GetProperty("instanceCount").GetInt32());
        // Spread over zones, the platform keeps two of each group that scales apart: all HTTP, all blob triggers, each other function.
        var spread = deployment.One("Microsoft.Web/serverfarms")["zoneRedundant"].GetBoolean();
        var alone = CodeNames.QueueTriggers.Count + CodeNames.TimerTriggers.Count;
        var probes = deployment.All("Microsoft.Insights/webtests").ToList();
        var queries = deployment.All("Microsoft.Insights/scheduledQueryRules").ToList();
        var quick = queries.Count(one => one.Text("evaluationFrequency") == "PT5M");
        var claims = deployment.ClaimsAccount;
        return new Stage(deployment.Name["main.".Length..])
        {
            MemoryGb = site["functionAppConfig.scaleAndConcurrency.instanceMemoryMB"].GetDecimal() / 1024,
            ReadyInstances = spread ? Math.Max(2, ready) + (2 * (1 + alone)) : ready,
            ReadyOfGroup = spread ? 2 : ready,
            Replication = claims.Json.GetProperty("sku").GetProperty("name").GetString()!["Standard_".Length..],
            UploadDays = Days("uploads"),
            ReportDays = Days("reports"),
            RestoreDays = deployment
                .All("Microsoft.Storage/storageAccounts/blobServices")
                .Single(one => one.Name.StartsWith(claims.Name + "/", StringComparison.Ordinal))[
                    "deleteRetentionPolicy.days"
                ]
                .GetInt32(),
            LogDays = deployment.One("Microsoft.OperationalInsights/workspaces")["retentionInDays"].GetInt32(),
            LogGbADay = deployment
                .One("Microsoft.OperationalInsights/workspaces")["workspaceCapping.dailyQuotaGb"]
                .GetDecimal(),
            LogsAccess = deployment
                .All("Microsoft.Insights/diagnosticSettings")
                .Any(one => one.Id.StartsWith(claims.Id + "/", StringComparison.Ordinal)),
            Endpoints = deployment.All("Microsoft.Network/privateEndpoints").Count(),
            DnsZones = deployment.All("Microsoft.Network/privateDnsZones").Count(),
            Probes = probes.Sum(one => one["Locations"].GetArrayLength()),
            AlertsOf5Minutes = quick,
            AlertsOf15Minutes = queries.Count - quick,
            AlertSeries = deployment.All("Microsoft.Insights/metricAlerts").Count(),
            ScanGb = deployment
                .All("Microsoft.Security/defenderForStorageSettings")
                .Select(one => (decimal?)one["malwareScanning.onUpload.capGBPerMonth"].GetDecimal())
                .SingleOrDefault(),
            HasVault = deployment.All("Microsoft.KeyVault/vaults").Any(),
            Budget = deployment
                .All("Microsoft.Consumption/budgets")
                .Select(one => (decimal?)one["amount"].GetDecimal())
                .SingleOrDefault(),
        };
    }
}
