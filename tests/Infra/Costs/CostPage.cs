using System.Text;

namespace ClaimLint.Infra.Costs;

/// <summary>Writes <c>docs/costs.md</c> from prices, use and the deployments' snapshots.</summary>
internal sealed class CostPage(IReadOnlyList<Price> prices, Use use, Stage dev, Stage prod)
{
    private static readonly (string Way, string Name)[] Ways =
    [
        ("inbox-1000000", "the inbox, 1,000,000 lines a file"),
        ("inbox-10000", "the inbox, 10,000 lines a file"),
        ("http-10", "HTTP, claims of 10 lines"),
        ("http-1", "HTTP, one line a call"),
    ];

    private static readonly decimal[] Volumes = [1, 100, 1000];

    private readonly StringBuilder page = new();

    public string Write()
    {
        page.Append(
            """
            # What a month costs

            Computed from `infra/costs/prices.csv` (list prices, each with its source and day), `infra/costs/use.csv` (what a million
            lines take) and the snapshots of the two deployments. In US dollars, a month of 730 hours, no tax, no discount. It is an
            estimate: nothing was deployed from here, and no bill was seen. A test compares this page with its files;
            `CLAIMLINT_WRITE_PAGES=1 dotnet test --project tests/Infra` writes it anew.


            """
        );
        Totals();
        StandsOut();
        foreach (var (way, name) in new[] { Ways[1], Ways[3] })
            Meters(way, name);
        page.Append(CostSources.Write(prices, use));
        return page.ToString();
    }

    private Month Month(Stage stage, string way, decimal millions) => new(stage, use, way, millions);

    private Bill Bill(Stage stage, string way, decimal millions) => new(prices, Month(stage, way, millions).Taken());

    private void Totals()
    {
        foreach (var stage in new[] { dev, prod })
        {
            page.Append(
                $"""
                ## `main.{stage.Name}.bicepparam`

                | Lines come by | 1 million | 100 million | 1 billion | Most of the billion is |
                |---|---:|---:|---:|---|

                """
            );
            foreach (var (way, name) in Ways)
            {
                var bills = Volumes.Select(volume => Bill(stage, way, volume)).ToList();
                page.Append($"| {name} | {string.Join(" | ", bills.Select(Sum))} | {Greatest(bills[^1])} |\n");
            }

            page.Append('\n');
        }

        page.Append(
            """
            *at least*: some meter of it has no price below, and is left out of the sum.


            """
        );
    }

    private void StandsOut()
    {
        var idle = Bill(prod, "inbox-1000000", 1);
        var billion = Bill(prod, "inbox-10000", 1000);
        var small = Month(prod, "inbox-10000", 1000);
        var calls = Month(prod, "http-1", 1000);
        var scan = prod.ScanGb ?? 0;
        page.Append(
            $"""
            ## What stands out

            - **Spread over zones costs instances.** With `zoneRedundant` the platform keeps two instances ready for each group of functions
              that scales apart: all HTTP, all blob triggers, and each queue and timer function by itself
              ([Microsoft's page](https://learn.microsoft.com/azure/reliability/reliability-functions)).
              {prod.ReadyInstances} instances of {prod.MemoryGb:0.#} GB are ${Money(idle.Of("ready-baseline"))} of the ${Money(idle.Sum)} that production
              costs with hardly a line; `alwaysReadyHttp` changes that only above two. `monthlyBudget`, at which mail is sent, is {prod.Budget:N0}.
            - **Calls are paid in logs.** The host tells each call, unsampled; a billion calls would be {calls.LogsWanted:N0} GB, of which
              `dailyCapGb` lets in {calls.LogCap:N0} GB a month and drops the rest, alerts with it. A claim in one call instead of a line in each
              takes a tenth of the calls.
            - **A call by itself is a second.** Less is not billed, of an instance that runs nothing else; calls are computed here as spread
              evenly over the month. Those that come together share their seconds.
            - **A call costs the host, not the check.** Under the Functions host a call of one line takes {1000
                * calls.ProcessorSecondsOfCall:0.0} ms of processor. A billion lines
              are {calls.ProcessorHoursOfCalls:N0} processor hours as calls of one line, {Month(
                prod,
                "http-10",
                1000
            ).ProcessorHoursOfCalls:N0} as claims of ten.
            - **Small files cost more than their lines.** Each takes operations of storage of its own, a billed second and some ten looks of
              the sweep; production logs each look. With a billion lines in files of 10,000, logs are {small.LogsWanted:N0} GB
              (${Money(billion.Of("logs"))} within the cap), in files of a million {Month(
                prod,
                "inbox-1000000",
                1000
            ).LogsWanted:N0} GB.
            - **Reports are kept for {prod.ReportDays} days in production**, and a month's sum counts all that are kept by then: storage is
              ${Money(billion.Of("blob-stored-" + prod.Replication))} of the billion.
            - **The scan stops at its cap.** {scan:N0} GB a month (`malwareScanGb`) are about {scan
                / (small.ScanWanted / 1000):N0} million lines, reports
              included, for they are scanned as well; what is uploaded after that is not scanned.
            - Checking itself is the least of it: {use.Of(
                "inbox-1000000",
                "processor-seconds"
            ):0.0} processor seconds a million lines.


            """
        );
    }

    private void Meters(string way, string name)
    {
        page.Append(
            $"""
            ## Meter by meter: {name}

            | | dev, 1 M | dev, 100 M | dev, 1 G | prod, 1 M | prod, 100 M | prod, 1 G |
            |---|---:|---:|---:|---:|---:|---:|

            """
        );
        var bills = new[] { dev, prod }
            .SelectMany(stage => Volumes.Select(volume => Bill(stage, way, volume)))
            .ToList();
        foreach (var names in prices.Select(price => price.Name).Distinct(StringComparer.Ordinal))
        {
            var lines = bills.Select(bill => bill.Lines.SingleOrDefault(line => line.Price.Name == names)).ToList();
            if (lines.Any(line => line is not null))
                page.Append($"| {names} | {string.Join(" | ", lines.Select(Cell))} |\n");
        }

        page.Append($"| **Sum** | {string.Join(" | ", bills.Select(bill => $"**{Sum(bill)}**"))} |\n");
        page.Append($"| Most of it is | {string.Join(" | ", bills.Select(Greatest))} |\n\n");
    }

    private static string Cell(BillLine? line) =>
        line switch
        {
            null => "",
            { Amount: null } => "?",
            _ => Money(line.Amount),
        };

    private static string Sum(Bill bill) => (bill.IsAtLeast ? "at least " : "") + Money(bill.Sum);

    private static string Greatest(Bill bill) =>
        bill.Greatest is { } line ? $"{line.Price.Name}, {line.Amount / bill.Sum:P0}" : "nothing";

    /// <summary>Cents below ten dollars, whole dollars above.</summary>
    internal static string Money(decimal? amount) => amount is < 10 ? $"{amount:0.00}" : $"{amount:N0}";
}
