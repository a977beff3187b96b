using System.Text.Json;
using ClaimLint.Domain.Rules;

namespace ClaimLint.Cli.Tests;

public sealed class RulesTests
{
    private readonly Commands commands = new();

    [Fact]
    public async Task Every_rule_has_a_line()
    {
        var ran = await commands.DoneAsync("rules");

        Assert.Equal(
            RuleCatalog.All.Select(rule => rule.Info.Id),
            ran.Lines.Skip(1).Select(line => line.Split(' ')[0])
        );
    }

    [Fact]
    public async Task One_rule_is_told_in_full()
    {
        var ran = await commands.DoneAsync("rules", "cl3005");

        Assert.Equal("CL3005 Diagnosis pointer to a missing diagnosis", ran.Lines[0]);
        Assert.Contains(
            ran.Lines,
            line => line.StartsWith("fix          Point to a diagnosis", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Both_can_be_had_in_JSON()
    {
        using var all = JsonDocument.Parse((await commands.DoneAsync("rules", "--json")).Output);
        using var one = JsonDocument.Parse((await commands.DoneAsync("rules", "CL3005", "--json")).Output);

        Assert.Equal(RuleCatalog.All.Count, all.RootElement.GetProperty("rules").GetArrayLength());
        Assert.Equal("returnToProvider", one.RootElement.GetProperty("disposition").GetString());
    }

    [Fact]
    public async Task A_rule_that_is_none_is_refused()
    {
        Assert.Equal(
            "There is no rule 'CL0000': claimlint rules lists them.",
            await commands.RefusedAsync("rules", "CL0000")
        );
    }
}
