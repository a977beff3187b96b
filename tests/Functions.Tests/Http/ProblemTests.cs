using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Validation;
using ClaimLint.Functions.Http;
using ClaimLint.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace ClaimLint.Functions.Tests.Http;

/// <summary>What is answered where there is nothing to answer with: RFC 9457 problems.</summary>
public sealed class ProblemTests(Api api)
{
    [Fact]
    public async Task Before_the_tables_are_loaded_everything_that_needs_them_is_503()
    {
        using var empty = new CodeTablesCache(new ReleaseStore(new TablesInMemory(), TimeProvider.System));
        var validation = Api.Validation(empty, RuleSet.Catalog);
        var codes = new CodeFunctions(Api.Open, empty, TimeProvider.System, NullLogger<CodeFunctions>.Instance);
        var procedures = new ProcedureFunctions(Api.Open, empty, TimeProvider.System);
        var context = Api.Request(Bodies.GoodLine);
        IResult[] results =
        [
            await validation.ValidateLine(context.Request, TestContext.Current.CancellationToken),
            codes.GetCode(context.Request, "pos", "21"),
            codes.ListReleases(context.Request),
            procedures.GetProcedure(context.Request, "20957"),
        ];

        foreach (var result in results)
        {
            var reply = await Api.AnswerAsync(new DefaultHttpContext(), result);
            Assert.Equal(503, reply.Status);
            Assert.Equal("not-ready", reply.Kind);
        }
    }

    [Fact]
    public async Task A_rule_that_throws_is_503_and_no_finding()
    {
        var context = Api.Request(Bodies.GoodLine);
        var validation = api.Validation(new RuleSet([new Throwing()]));

        var reply = await Api.AnswerAsync(
            context,
            await validation.ValidateLine(context.Request, TestContext.Current.CancellationToken)
        );

        Assert.Equal(503, reply.Status);
        Assert.Contains("CL1999", reply.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("QUILL", reply.Text, StringComparison.Ordinal);
    }

    private sealed class Throwing : LineRule
    {
        public override RuleInfo Info { get; } =
            new("CL1999", "Throws")
            {
                Snip = 1,
                Fields = Fields.All,
                Citation = new("A test", "https://example.org"),
                Fix = "Nothing.",
            };

        public override Outcome Check(in LineContext context) => throw new InvalidOperationException("QUILL");

        public override FindingDetails Report(in LineContext context, in Outcome decision) => new("", FieldSet.Empty);
    }

    [Theory]
    [InlineData("2025-02-30")]
    [InlineData("20251103")]
    [InlineData("QUILL")]
    [InlineData("")]
    [InlineData("2025-11-03&on=2025-11-04")]
    public async Task A_day_that_is_none_is_400_at_the_parameter(string day)
    {
        var context = Api.Request("", "?on=" + day);
        var codes = new CodeFunctions(Api.Open, api.Cache, TimeProvider.System, NullLogger<CodeFunctions>.Instance);

        var reply = await Api.AnswerAsync(context, codes.GetCode(context.Request, "pos", "21"));

        Assert.Equal(400, reply.Status);
        Assert.Equal("parameter", reply.Kind);
        Assert.DoesNotContain("QUILL", reply.Text, StringComparison.Ordinal);
    }
}
