using ClaimLint.Files.Publications;

namespace ClaimLint.Domain.Tests.Laws;

/// <summary>Which embedded places of service are paid at the facility rate.</summary>
public sealed class EmbeddedPlacesTests
{
    /// <summary>Medicare Claims Processing Manual, chapter 12, section 20.4.2, with 02 for telehealth; every other place is none.</summary>
    private static readonly string[] FacilityPlaces =
    [
        "02",
        "19",
        "21",
        "22",
        "23",
        "24",
        "26",
        "31",
        "34",
        "41",
        "42",
        "51",
        "52",
        "53",
        "56",
        "61",
    ];

    [Fact]
    public void The_facility_places_are_those_of_the_manual()
    {
        var places = TableFolder
            .Read(Path.Combine(AppContext.BaseDirectory, "data"))
            .Single(release => release.Release.System == "pos");

        Assert.Equal(99, places.Rows.Count);
        Assert.Equal(FacilityPlaces, places.Rows.Where(row => row["facility"] == "Y").Select(row => row.Key));
        Assert.All(places.Rows.Where(row => row["facility"] == "Y"), row => Assert.Equal("Y", row["assigned"]));
    }
}
