using System.Collections.Frozen;
using ClaimLint.Domain.Rules.Codes;
using ClaimLint.Domain.Rules.Format;
using ClaimLint.Domain.Rules.Lines;

namespace ClaimLint.Domain.Rules;

/// <summary>Every rule, hand-written, in id order. An id is never reused.</summary>
public static class RuleCatalog
{
    public static IReadOnlyList<Rule> All { get; } =
    [new MalformedDate(), new DiagnosisNotBillable(), new PointerToMissingDiagnosis()];

    private static readonly FrozenDictionary<string, Rule> ById = All.ToFrozenDictionary(
        rule => rule.Info.Id,
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>The rule of that id, or null.</summary>
    public static Rule? Find(string id) => ById.GetValueOrDefault(id);
}
