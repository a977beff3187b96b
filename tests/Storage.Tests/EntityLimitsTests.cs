using Azure.Data.Tables;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Storage.Tests;

/// <summary>What Azure refuses and Azurite mostly takes.</summary>
public sealed class EntityLimitsTests
{
    private static TableEntity Entity => new("partition", "row");

    private static TableEntity With(params (string Name, object Value)[] properties)
    {
        var entity = Entity;
        foreach (var (name, value) in properties)
            entity[name] = value;
        return entity;
    }

    private static (string, object)[] Many(int count, Func<int, object> value) =>
        [.. Enumerable.Range(1, count).Select(number => ($"p{number}", value(number)))];

    public static TheoryData<string, TableEntity> Refused =>
        new()
        {
            { "needs a partition key of 1 to 512 characters", new TableEntity("", "row") },
            { "needs a partition key of 1 to 512 characters", new TableEntity(new string('p', 513), "row") },
            { "needs a row key of 1 to 512 characters", new TableEntity("partition", "") },
            { "needs a row key of 1 to 512 characters", new TableEntity("partition", new string('r', 513)) },
            { "has a character in its partition key that Azure forbids", new TableEntity("a/b", "row") },
            { "has a character in its partition key that Azure forbids", new TableEntity("a\\b", "row") },
            { "has a character in its row key that Azure forbids", new TableEntity("partition", "a#b") },
            { "has a character in its row key that Azure forbids", new TableEntity("partition", "a?b") },
            { "has a character in its row key that Azure forbids", new TableEntity("partition", "a\tb") },
            { "has a character in its row key that Azure forbids", new TableEntity("partition", "a\u0085b") },
            { "has more than 252 properties", With(Many(253, number => number)) },
            { "has a property '1st', which is no name of letters, digits and underscores", With(("1st", "a")) },
            {
                "has a property 'first name', which is no name of letters, digits and underscores",
                With(("first name", "a"))
            },
            { "has a property 'größe', which is no name of letters, digits and underscores", With(("größe", "a")) },
            {
                "has a property 'odata.type', which is no name of letters, digits and underscores",
                With(("odata.type", "a"))
            },
            {
                $"has a property '{new string('n', 256)}', which is no name of letters, digits and underscores",
                With((new string('n', 256), "a"))
            },
            {
                "has a date before 1601 in 'at'",
                With(("at", new DateTimeOffset(1600, 12, 31, 23, 59, 59, TimeSpan.Zero)))
            },
            { "has more than 65536 bytes in 'text'", With(("text", new string('t', 32_769))) },
            { "has more than 65536 bytes in 'bytes'", With(("bytes", new byte[65_537])) },
            { "has more than 700000 bytes", With(Many(11, _ => new byte[65_000])) },
        };

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public void What_Azure_refuses_is_refused_with_its_reason_and_its_row(string why, TableEntity entity)
    {
        var told = Assert.Throws<InvalidTableException>(() => EntityLimits.Check(entity));

        Assert.Equal($"The row '{entity.PartitionKey}' '{entity.RowKey}' {why}.", told.Message);
    }

    public static TheoryData<TableEntity> Taken =>
        [
            Entity,
            new TableEntity(new string('p', 512), new string('r', 512)),
            new TableEntity("a|b ~=}", "E11.9 (é)"),
            With(Many(252, number => number)),
            With((new string('n', 255), "a"), ("_1", "b")),
            With(("at", new DateTimeOffset(1601, 1, 1, 0, 0, 0, TimeSpan.Zero))),
            With(("text", new string('t', 32_768)), ("bytes", new byte[65_536])),
            With(("text", "a\uD83D\uDE00b"), ("empty", "")),
            With(Many(10, _ => new byte[65_536])),
        ];

    [Theory]
    [MemberData(nameof(Taken), DisableDiscoveryEnumeration = true)]
    public void What_stands_just_within_the_limits_is_taken(TableEntity entity)
    {
        EntityLimits.Check(entity);

        Assert.InRange(EntityLimits.StoredSize(entity), 1, EntityLimits.MaxEntityBytes);
    }

    [Fact]
    public void The_size_is_counted_as_Azure_counts_it()
    {
        var entity = With(("text", "abc"), ("bytes", new byte[5]), ("number", 7), ("yes", true), ("big", 7L));

        // 4 and the keys twice; then for each property 8, its name twice and its value.
        var keys = 4 + (2 * ("partition".Length + "row".Length));
        var names = (5 * 8) + (2 * ("text".Length + "bytes".Length + "number".Length + "yes".Length + "big".Length));
        var values = ((2 * "abc".Length) + 4) + (5 + 4) + 4 + 1 + 8;
        Assert.Equal(keys + names + values, EntityLimits.StoredSize(entity));
    }
}
