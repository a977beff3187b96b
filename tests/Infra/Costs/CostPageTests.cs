namespace ClaimLint.Infra.Costs;

/// <summary>docs/costs.md is what its files give. To write it anew: <c>CLAIMLINT_WRITE_PAGES=1 dotnet test --project tests/Infra</c>.</summary>
public sealed class CostPageTests
{
    private static readonly IReadOnlyList<Price> Prices = Price.Read();

    [Fact]
    public void The_page_is_computed_from_prices_use_and_the_deployments()
    {
        var path = Path.Combine(Repository.Root, "docs", "costs.md");
        var page = new CostPage(Prices, Use.Read(), Stage.Of(Deployment.Dev), Stage.Of(Deployment.Prod)).Write();
        if (Environment.GetEnvironmentVariable("CLAIMLINT_WRITE_PAGES") == "1")
            File.WriteAllText(path, page);

        Assert.Equal(page, File.ReadAllText(path));
    }

    [Fact]
    public void A_price_has_a_source_and_a_row_without_a_source_has_no_price()
    {
        Assert.All(
            Prices,
            price =>
            {
                Assert.Equal(price.Amount is null, price.Url.Length == 0);
                Assert.Equal("USD", price.Currency);
                Assert.NotEmpty(price.Query);
                if (price.On.Length > 0)
                    Assert.True(DateOnly.TryParseExact(price.On, "yyyy-MM-dd", out _), price.On);
            }
        );
        Assert.Equal(Prices.Count, Prices.Select(price => price.Meter).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Every_price_is_asked_for_by_one_of_the_deployments()
    {
        var use = Use.Read();
        var taken = new[] { Deployment.Dev, Deployment.Prod }
            .SelectMany(deployment =>
                new[] { "inbox-10000", "http-1" }.SelectMany(way =>
                    new Month(Stage.Of(deployment), use, way, 1).Taken()
                )
            )
            .Select(one => one.Meter);

        Assert.Equal(
            Prices.Select(price => price.Meter).Order(StringComparer.Ordinal),
            taken.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Production_keeps_two_instances_of_each_group_that_scales_apart_and_a_developer_none()
    {
        // HTTP, blob triggers, CheckAnnounced, SweepInbox.
        Assert.Equal((8, 2), Ready(Deployment.Prod));
        Assert.Equal((0, 0), Ready(Deployment.Dev));

        static (int, int) Ready(Deployment deployment)
        {
            var stage = Stage.Of(deployment);
            return (stage.ReadyInstances, stage.ReadyOfGroup);
        }
    }
}
