using ClaimLint.Domain.Rules;

namespace ClaimLint.Domain.Validation;

/// <summary>A pair of lines that a rule does not pass.</summary>
/// <param name="Rule">The rule's place in the set.</param>
/// <param name="Line">The line of the finding, from 0.</param>
/// <param name="Other">The other line.</param>
/// <param name="Outcome">What the rule found.</param>
/// <param name="Untold">On the last pair that is reported of a line: how many more there were.</param>
internal readonly record struct PairHit(int Rule, int Line, int Other, Outcome Outcome, int Untold = 0);
