using System.Text;
using ClaimLint.Files.Claims;
using Xunit;

namespace ClaimLint.Files.Tests.Claims;

/// <summary>What tells the groups of rows apart that a file has under one claim id.</summary>
public sealed class ClaimGroupsTests
{
    [Fact]
    public void The_first_group_of_an_id_has_no_number_and_later_ones_are_counted()
    {
        var groups = new ClaimGroups();

        Assert.Equal(
            ["", "", "2", "", "3", "2"],
            new[] { "A", "B", "A", "", "A", "" }.Select(id => PartOf(groups, id))
        );
    }

    [Fact]
    public void Once_no_more_ids_are_remembered_a_group_is_told_by_its_first_row()
    {
        var groups = new ClaimGroups(limit: 2);
        string[] ids = ["A", "B", "A", "C", "C", "A"];

        var parts = ids.Select((id, at) => (id, PartOf(groups, id, at + 1))).ToArray();

        Assert.Equal(parts.Distinct(), parts);
        Assert.Equal(("C", "row 4"), parts[3]);
        Assert.True(groups.IsFull);
    }

    private static string PartOf(ClaimGroups groups, string id, long row = 1)
    {
        groups.Begin(Encoding.UTF8.GetBytes(id), row);
        return groups.Part;
    }
}
