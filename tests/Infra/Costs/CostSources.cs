using System.Text;

namespace ClaimLint.Infra.Costs;

/// <summary>The part of <c>docs/costs.md</c> that tells where its numbers come from.</summary>
internal static class CostSources
{
    public static string Write(IReadOnlyList<Price> prices, Use use)
    {
        var page = new StringBuilder();
        Taken(page, use);
        Prices(page, prices);
        return page.ToString();
    }

    private static void Taken(StringBuilder page, Use use)
    {
        page.Append(
            """
            ## What a million lines take

            Measured on 2026-11-26 with the local host, built for Release, over Azurite, on two shared cores with six to fifteen processes
            waiting for them: the clock's seconds say little there. Generated files of 24 columns and about 160 bytes a line, three
            lines a claim, 2 % of lines with a fault (the generator now writes 51 columns and 210 bytes a line, so a new measurement
            changes every row); calls from four callers at once, clean lines. Under the Functions host a call takes about
            twenty times the processor that it takes here: sums use that figure, which is below as *hosted*. A run's processor seconds are those of
            the thread that checks; the process's have the local host's polling and the asking for the run in them. Measured three times, the
            former differ by 3 %, the latter more the busier the machine is: 10.7 to 15.9 for small files, 56 to 95 for calls of one line; what
            is here was the first.

            ```sh
            dotnet build src/Functions -c Release
            dotnet run --project bench -c Release -- cost src/Functions/bin/Local/Release/net10.0
            ```

            | Way | What | A million lines |
            |---|---|---:|

            """
        );
        foreach (var row in use.Rows.Where(row => row.How == Known.Measured))
            page.Append($"| {row.Way} | {row.What} | {row.Quantity:#,0.##} |\n");
        page.Append(
            """

            What the host, the platform and partners do is in no counter of ours. *Hosted*: measured under the Functions host (4.1037, worker 2.52.0,
            Azurite, two busy cores), which the local host above does not have: there a call of one line takes 0.07 ms, here 1.3 ms. *Derived*: by
            arithmetic from code and templates. *Assumed*: from what is documented of Azure, or a guess; to be replaced by the first month's bill.

            | Of each | What | | How known | Why |
            |---|---|---:|---|---|

            """
        );
        foreach (var row in use.Rows.Where(row => row.How != Known.Measured))
            page.Append(
                $"| {row.Way} | {row.What} | {row.Quantity:#,0.####} | {row.How.ToString().ToLowerInvariant()} | {row.Note} |\n"
            );
        page.Append(
            """

            Seconds that are billed: of a file its processor seconds and its waiting, at least one, in tenths
            ([minimum and rounding](https://learn.microsoft.com/azure/azure-functions/flex-consumption-plan#billing)). Memory is that of the whole instance,
            so two files at once on one instance cost as one. What is free each month is free once a subscription: another
            app there may use it up.

            ## Prices


            """
        );
    }

    private static void Prices(StringBuilder page, IReadOnlyList<Price> prices)
    {
        page.Append(
            """
            The price list itself was not read, but sources that had read it; where the region is not that of the others the price may be
            some percent off. Where none was found, nothing is filled in.

            | Meter | US$ | for | Free a month | Region | Day | Source |
            |---|---:|---|---:|---|---|---|

            """
        );
        foreach (var price in prices)
        {
            var amount = price.Amount is { } found ? $"{found:0.#########}" : "**not found; look it up**";
            var source = price.Url.Length == 0 ? "" : $"[{price.Sure}]({price.Url})";
            var free = price.Free == 0 ? "" : $"{price.Free:N0}";
            page.Append(
                $"| {price.Name} (`{price.Meter}`) | {amount} | {price.Per:N0} {price.Unit} | {free} | {price.Region} | {Day(price)} | {source} |\n"
            );
        }

        page.Append(
            """

            What is free: of Functions by the answer that gives the price; of
            [logs](https://monitoringcost.com/azure-monitor-cost), [Event Grid](https://learn.microsoft.com/answers/questions/5608202) and
            [traffic](https://github.com/GusLV12/sistema-citas-medicas/blob/0d7bc6f9894ef5a4325507f80b3896bea773383c/practicas/P02/costos.md) by what
            these pages say of it.

            Tables have the price of an account whose tables are encrypted with the account's key (`keyType: 'Account'`), which is
            [another one](https://learn.microsoft.com/azure/storage/common/account-encryption-key-create#pricing-and-billing).

            To read them anew: the public price API, which asks for no sign-in, with the filter in the column `query` of `prices.csv`. Write price,
            region, day and address into the row, then write the page.

            ```sh
            curl -sG https://prices.azure.com/api/retail/prices --data-urlencode "\$filter=$QUERY and priceType eq 'Consumption'"
            ```

            Filters were put together from names in the sources and not tried against the API; one that answers nothing needs a look at the names that it
            answers without its last part.

            Left out: support, DNS names, build and release, imports of published tables, repeated tries, a second region, and what partners' own
            networks cost.

            """
        );
    }

    private static string Day(Price price) =>
        price switch
        {
            { Amount: null } => "",
            { On.Length: 0 } => "none given",
            _ => price.On,
        };
}
