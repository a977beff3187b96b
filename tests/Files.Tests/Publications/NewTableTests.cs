using System.Globalization;
using System.Text;
using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;
using ClaimLint.Files.Publications;
using Xunit;

namespace ClaimLint.Files.Tests.Publications;

/// <summary>A new table is one definition: with nothing else it is imported, looked up, compared and exported.</summary>
public sealed class NewTableTests
{
    private static readonly TableColumn<string> Name = TableColumn.Text("name");
    private static readonly TableColumn<int> Beds = TableColumn.Number("beds", 0, 9_999);
    private static readonly TableColumn<bool> Rural = TableColumn.YesNo("rural");

    private static readonly TableDefinition<Ward> Wards = new("wards", "Wards")
    {
        Key = TableKey.OneCode<Ward>("ward"),
        Columns =
        [
            Name.From<Ward>(ward => ward.Name),
            Beds.From<Ward>(ward => ward.Beds),
            Rural.From<Ward>(ward => ward.IsRural),
        ],
        ReadRow = row => new Ward(Name.Of(row), Beds.Of(row), Rural.Of(row)),
        IsCodeSystem = true,
    };

    private static readonly TableCatalog Catalog = new([.. TableCatalog.Default.Tables, Wards]);
    private static readonly DateOnly Day = new(2026, 2, 1);

    [Fact]
    public void It_is_imported_looked_up_compared_and_exported()
    {
        var first = Import("2026-01-01", "W1,2025-12-01,,First,20,N", "W2,,2026-01-31,Second,5,Y");
        var second = Import("2026-03-01", "W1,2025-12-01,,First,24,N");

        var tables = CodeTables.Read([first, second], Catalog);
        var wards = tables.Get(Wards);
        Assert.Equal(new Ward("First", 20, false), wards.Find(Code.Of("W1"), Day).Row);
        Assert.Equal(LookupStatus.NotInForce, wards.Find(Code.Of("W2"), Day).Status);
        Assert.Equal(LookupStatus.NotCovered, wards.Find(Code.Of("W3"), Day).Status);

        Assert.True(Wards.TryReadKey(" w1 ", out var asked));
        var rows = CodeHistory.Of(tables, "wards", asked, Day);
        Assert.Equal(
            ["2026-01 True name=First beds=20 rural=N", "2026-03 False name=First beds=24 rural=N"],
            rows.Select(row =>
                $"{row.Release.Version} {row.IsUsed} {string.Join(' ', row.Says.Select(value => $"{value.Key}={value.Value}"))}"
            )
        );

        var changes = ReleaseDiff.Of(first, second).ToDictionary(change => change.Key);
        Assert.Equal("beds", Assert.Single(changes["W1"].Columns).Column);

        var folder = Directory.CreateTempSubdirectory("claimlint-").FullName;
        try
        {
            TableFolderWriter.Write(folder, [first, second], Catalog);
            var read = TableFolder.Read(folder, Catalog);
            Assert.Empty(ReleaseDiff.Of(first, read[0]));
            Assert.Equal(first.Release with { Rows = 2 }, read[0].Release);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void A_value_that_it_could_not_use_refuses_the_file()
    {
        var refused = Assert.Throws<UnreadablePublicationException>(() => Import("2026-01-01", "W1,,,First,many,N"));

        Assert.Equal(
            "wards.csv, row 1: 'many' is not valid for beds. Use a whole number from 0 to 9999.",
            refused.Message
        );
    }

    private static ReleaseRows Import(string effective, params string[] rows)
    {
        var text = Encoding.UTF8.GetBytes(string.Join('\n', ["ward,from,until,name,beds,rural", .. rows, ""]));
        var publication = PublicationReader.Read(
            [new PublicationFile("wards.csv", () => new MemoryStream(text))],
            new PublicationOptions
            {
                Tables = Catalog,
                EffectiveFrom = DateOnly.Parse(effective, CultureInfo.InvariantCulture),
            }
        );
        return Assert.Single(publication.Releases);
    }

    private readonly record struct Ward(string Name, int Beds, bool IsRural);
}
