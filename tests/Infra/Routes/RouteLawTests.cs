namespace ClaimLint.Infra.Routes;

/// <summary>
/// The Functions host compares a request with the functions in the order of their names and takes the first whose route and
/// method match, however general its route is. So that no name decides, no two functions may match the same request.
/// </summary>
public sealed class RouteLawTests(AzureBuild build) : IClassFixture<AzureBuild>
{
    private IReadOnlyList<HttpRoute> Routes =>
        [.. HttpRoute.ReadMetadata(build.Metadata).OrderBy(route => route.Function, StringComparer.OrdinalIgnoreCase)];

    [Fact]
    public void The_first_function_by_name_that_matches_an_address_is_its_own() =>
        Assert.All(
            Routes,
            route =>
                Assert.All(
                    route.Methods,
                    method =>
                        Assert.Equal(
                            route.Function,
                            Routes.First(other => other.Matches(method, route.Example())).Function
                        )
                )
        );

    [Fact]
    public void No_two_functions_match_the_same_method_and_address() => Assert.Equal([], Conflicts(Routes));

    [Fact]
    public void The_build_has_the_functions_of_the_sources_each_with_its_own_methods()
    {
        Assert.Equal(
            CodeNames.HttpTriggers.Select(one => one.Function).Order(StringComparer.OrdinalIgnoreCase),
            Routes.Select(route => route.Function)
        );
        Assert.All(Routes, route => Assert.Single(route.Methods));
    }

    [Theory]
    [InlineData("{*path}", "v1/rules", true)]
    [InlineData("v1/{*rest}", "v1", true)]
    [InlineData("v1/batches/{id}", "v1/batches/latest", true)]
    [InlineData("v1/{kind}/1", "v1/batches/{id}", true)]
    [InlineData("v1/batches/{id?}", "v1/batches", true)]
    [InlineData("v1/Rules", "V1/rules", true)]
    [InlineData("v1/batches/{id}", "v1/batches/{id}/report", false)]
    [InlineData("v1/codes/{system}/{code}", "v1/codes", false)]
    [InlineData("v1/releases", "v1/releases/refresh", false)]
    [InlineData("v1/claims/validate", "v1/claim-lines/validate", false)]
    public void Two_routes_conflict_where_one_address_matches_both(string one, string other, bool conflict)
    {
        HttpRoute[] routes = [new("One", one, "get"), new("Other", other, "GET", "post")];

        Assert.Equal(conflict, Conflicts(routes).Any());
        Assert.Equal(conflict, Conflicts(routes.Reverse()).Any());
    }

    [Fact]
    public void Two_functions_may_have_one_address_with_different_methods() =>
        Assert.Empty(Conflicts([new("One", "v1/uploads", "get"), new("Other", "v1/uploads", "post")]));

    [Fact]
    public void A_function_without_methods_takes_all_of_them() =>
        Assert.NotEmpty(Conflicts([new("One", "v1/uploads"), new("Other", "v1/uploads", "post")]));

    private static IEnumerable<string> Conflicts(IEnumerable<HttpRoute> routes)
    {
        var all = routes.ToArray();
        return from one in all
            from other in all
            where string.CompareOrdinal(one.Function, other.Function) < 0 && one.CanMatchWith(other)
            select $"{one.Function} and {other.Function}";
    }
}
