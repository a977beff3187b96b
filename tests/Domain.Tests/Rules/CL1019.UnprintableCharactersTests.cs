using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Rules.Format;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Tests.Rules;

public sealed class UnprintableCharactersTests
{
    private readonly UnprintableCharacters rule = new();

    [Theory]
    [InlineData("MEDICARE (PART B) #1 ~ <x>", OutcomeStatus.Pass)]
    [InlineData("Médicaré ÑÇ ¿?", OutcomeStatus.Pass)]
    [InlineData("A\u0000B", OutcomeStatus.Fail)]
    [InlineData("A\nB", OutcomeStatus.Fail)]
    [InlineData("A\u007FB", OutcomeStatus.Fail)]
    [InlineData("A\u00A0B", OutcomeStatus.Fail)] // a non-breaking blank
    [InlineData("A\u200BB", OutcomeStatus.Fail)] // a zero-width blank
    [InlineData("A\u202EB", OutcomeStatus.Fail)] // a mark that turns the reading direction
    [InlineData("Ł", OutcomeStatus.Fail)]
    [InlineData("\U0001F600", OutcomeStatus.Fail)]
    [InlineData("", OutcomeStatus.Pass)]
    public void A_value_contains_only_characters_that_X12_allows(string text, OutcomeStatus expected)
    {
        var line = Lines.Visit((Field.PayerName, text));

        Assert.Equal(expected, rule.Check(line, CodeTables.Empty).Status);
    }

    [Fact]
    public void The_finding_names_the_characters_by_number_and_never_shows_them()
    {
        var line = Lines.Visit((Field.PayerName, "A\u200BB\0"), (Field.MemberId, "1\t2"));

        Assert.Equal([Field.PayerName, Field.MemberId], rule.Report(line, CodeTables.Empty).Fields);
        Assert.Equal(
            "payer_name contains U+200B at character 2, U+0000 at character 4; member_id contains U+0009 at character 2.",
            rule.Report(line, CodeTables.Empty).Message
        );
    }

    [Fact]
    public void A_long_list_of_characters_is_cut()
    {
        var line = Lines.Visit((Field.LineNote, "\u200B\u200B\u200B\u200B\u200B\u200B\u200B"));

        Assert.EndsWith(
            "at character 5 and 2 more.",
            rule.Report(line, CodeTables.Empty).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void An_invalid_byte_is_named_as_such()
    {
        var buffer = new ClaimBuffer();
        buffer.BeginLine(new ColumnLayout([Field.PayerName]));
        buffer.Add([(byte)'M', 0xE9, (byte)'d']);
        var line = buffer.EndLine(1, default);

        Assert.Equal("payer_name contains invalid UTF-8 at character 2.", rule.Report(line, CodeTables.Empty).Message);
    }
}
