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
            waiting for them: processor seconds hold there, the clock's seconds do not. Generated files of 24 columns and about 160 bytes a line, three
            lines a claim, 2 % of lines with a fault; calls from four callers at once, clean lines. A run's processor seconds are those of the
            thread that checks; the process's have the local host's polling and the asking for the run in them. A second time the former differed by less than 3 %, the
            latter by 5 to 28 %.

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

            What the host, the platform and partners do is in no counter of ours. *Derived*: by arithmetic from code and templates. *Assumed*: from what is
            documented of Azure, or a guess; to be replaced by the first month's bill.

            | Of each | What | | How known | Why |
            |---|---|---:|---|---|

            """
        );
        foreach (var row in use.Rows.Where(row => row.How != Known.Measured))
            page.Append(
                $"| {row.Way} | {row.What} | {row.Quantity:#,0.###} | {row.How.ToString().ToLowerInvariant()} | {row.Note} |\n"
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
