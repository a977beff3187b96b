using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Validation;

/// <summary>The engine: checks the lines of one claim under every rule and holds every outcome; reused from claim to claim.</summary>
/// <remarks>
/// A line that is checked alone is a claim of one line of which the claim's rules are not asked. Nothing is allocated for a claim on
/// which nothing is told. One instance serves one thread.
/// </remarks>
public sealed class ClaimCheck(RuleSet rules, CodeTables tables)
{
    /// <summary>Lines of one claim that are compared with each other, at most: comparing is quadratic. A claim may have 999 (CL4004).</summary>
    public const int MaxLinesCompared = 2000;

    /// <summary>Other lines that one rule names for one line, at most; the last finding says how many more there are.</summary>
    public const int MaxOthersTold = 5;

    private readonly List<PairHit> pairHits = [];
    private Outcome[] outcomes = [];
    private Verdict[] verdicts = [];
    private bool[] known = [];

    public RuleSet Rules { get; } = rules;

    public CodeTables Tables { get; } = tables;

    /// <summary>Lines of the claim that was checked last.</summary>
    public int LineCount { get; private set; }

    /// <summary>Of the whole claim: the gravest of its lines' and its own.</summary>
    public Verdict ClaimVerdict { get; private set; }

    /// <summary>False when a rule could not look, when no code of a line could be looked up, and for a claim without lines.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>Whether any outcome has something to tell: a clean claim is never asked for its findings.</summary>
    public bool HasFindings { get; private set; }

    internal IReadOnlyList<PairHit> PairHits => pairHits;

    public Verdict VerdictOf(int line) => verdicts[line];

    /// <summary>Whether a table has a procedure, revenue or diagnosis code of the line, or is complete and does not have it.</summary>
    public bool IsKnown(int line) => known[line];

    /// <summary>A rule's outcome for a line, -1 for the claim itself.</summary>
    public Outcome OutcomeOf(int line, int rule) => outcomes[((line + 1) * Rules.Count) + rule];

    /// <summary>The outcomes of a line, -1 for the claim itself, in the rules' order. A rule that does not speak of lines stands notApplicable there.</summary>
    public ReadOnlySpan<Outcome> OutcomesOf(int line) => outcomes.AsSpan((line + 1) * Rules.Count, Rules.Count);

    /// <summary>Checks a claim: its lines in file order.</summary>
    /// <exception cref="RuleFaultException">A rule threw: that is our fault, and no verdict can be had.</exception>
    public void Run(ReadOnlySpan<ClaimLine> lines)
    {
        Reset(lines.Length);
        for (var i = 0; i < lines.Length; i++)
            RunLineRules(lines[i], i);
        if (lines.Length > 0 && !lines[0].IsAlone)
        {
            RunPairRules(lines);
            RunClaimRules(lines);
        }

        // A line whose codes no table can say anything about is not known to be clean, whatever its rules passed.
        for (var i = 0; i < lines.Length; i++)
        {
            IsComplete &= known[i];
            if (!known[i])
                Raise(i, Verdict.NotChecked);
        }
    }

    private void Reset(int lineCount)
    {
        LineCount = lineCount;
        ClaimVerdict = lineCount > 0 ? Verdict.Accept : Verdict.NotChecked;
        IsComplete = lineCount > 0;
        HasFindings = false;
        pairHits.Clear();
        var needed = (lineCount + 1) * Rules.Count;
        if (outcomes.Length < needed)
            outcomes = new Outcome[needed * 2];
        outcomes.AsSpan(0, needed).Fill(Outcome.NotApplicable);
        if (verdicts.Length < lineCount)
            (verdicts, known) = (new Verdict[lineCount * 2], new bool[lineCount * 2]);
        verdicts.AsSpan(0, lineCount).Clear();
    }

    private void RunLineRules(in ClaimLine line, int at)
    {
        var program = Tables.ProgramOf(line);
        var answers = outcomes.AsSpan((at + 1) * Rules.Count, Rules.Count);
        known[at] = KnownCodes.HasAny(line, Tables);
        var next = 0;
        try
        {
            for (; next < Rules.LineRules.Length; next++)
            {
                ref readonly var placed = ref Rules.LineRules[next];
                if (!placed.IsAskedUnder(program))
                    continue;
                var outcome = placed.Rule.Check(line, Tables);
                answers[placed.Index] = outcome.SaysNothing ? outcome : Take(at, placed.Rule, program, line, outcome);
            }
        }
        catch (Exception fault)
        {
            throw new RuleFaultException(Rules.LineRules[next].Rule.Info.Id, fault);
        }
    }

    private void RunPairRules(ReadOnlySpan<ClaimLine> lines)
    {
        foreach (var placed in Rules.PairRules)
        {
            for (var i = 0; i < lines.Length; i++)
            {
                var program = Tables.ProgramOf(lines[i]);
                if (!placed.IsAskedUnder(program))
                    continue;
                if (lines.Length <= MaxLinesCompared)
                    RunPairRule(placed.Rule, placed.Index, lines, i, program);
                else
                    Slot(i, placed.Index) = Take(i, placed.Rule, program, lines[i], Outcome.TooManyLines);
            }
        }
    }

    /// <summary>A line's outcome under a pair rule is the one that says most over all other lines.</summary>
    private void RunPairRule(LinePairRule rule, int index, ReadOnlySpan<ClaimLine> lines, int at, EditProgram program)
    {
        ref var most = ref Slot(at, index);
        var hits = 0;
        try
        {
            for (var j = 0; j < lines.Length; j++)
            {
                if (j == at)
                    continue;
                var outcome = rule.Check(lines[at], lines[j], Tables);
                if (!outcome.SaysNothing)
                    outcome = Take(at, rule, program, lines[at], outcome);
                if (outcome.Status is OutcomeStatus.Fail or OutcomeStatus.Bypassed)
                {
                    // An edit of a pair names the procedures of both lines.
                    if (rule.Info.FollowsProgram)
                        known[at] = known[j] = true;
                    if (++hits <= MaxOthersTold)
                        pairHits.Add(new PairHit(index, at, j, outcome));
                }

                if (Rank(outcome) > Rank(most))
                    most = outcome;
            }
        }
        catch (Exception fault)
        {
            throw new RuleFaultException(rule.Info.Id, fault);
        }

        if (hits > MaxOthersTold)
            pairHits[^1] = pairHits[^1] with { Untold = hits - MaxOthersTold };
    }

    private void RunClaimRules(ReadOnlySpan<ClaimLine> lines)
    {
        var program = Tables.ProgramOf(lines[0]);
        foreach (var placed in Rules.ClaimRules)
        {
            if (!placed.IsAskedUnder(program))
                continue;
            try
            {
                Slot(-1, placed.Index) = Take(-1, placed.Rule, program, lines[0], placed.Rule.Check(lines, Tables));
            }
            catch (Exception fault)
            {
                throw new RuleFaultException(placed.Rule.Info.Id, fault);
            }
        }
    }

    private ref Outcome Slot(int line, int rule) => ref outcomes[((line + 1) * Rules.Count) + rule];

    /// <summary>Lets an outcome count: towards the verdicts, and towards what there is to tell.</summary>
    private Outcome Take(int line, Rule rule, EditProgram program, in ClaimLine subject, Outcome outcome)
    {
        switch (outcome.Status)
        {
            case OutcomeStatus.Fail:
                return TakeFailure(line, rule.Info, program, subject, outcome);
            case OutcomeStatus.NotChecked:
                IsComplete = false;
                // Whose edits the payer followed on the day decides which tables are asked: their absence is not the reason.
                return
                    outcome.Reason == Unchecked.NoRelease
                    && rule.Info.FollowsProgram
                    && Tables.IsBeforePolicies(subject)
                    ? Outcome.NoRelease(TableSystems.Payers)
                    : outcome;
            case OutcomeStatus.Bypassed:
                HasFindings = true;
                return outcome;
            default:
                return outcome;
        }
    }

    private Outcome TakeFailure(int line, RuleInfo info, EditProgram program, in ClaimLine subject, Outcome outcome)
    {
        HasFindings = true;
        outcome = outcome with { Severity = Weigh(info, program, subject, outcome) };
        Raise(line, outcome.Severity!.Value.ToVerdict());
        return outcome;
    }

    private void Raise(int line, Verdict verdict)
    {
        if (line >= 0 && verdict > verdicts[line])
            verdicts[line] = verdict;
        if (verdict > ClaimVerdict)
            ClaimVerdict = verdict;
    }

    /// <summary>The rule's usual severity, or the facts', changed by the payer, capped where nobody knows whose edits the payer follows.</summary>
    private Severity Weigh(RuleInfo info, EditProgram program, in ClaimLine line, in Outcome outcome)
    {
        var severity = outcome.Severity ?? info.Severity;
        if (Tables.PolicyOf(line) is { } policy && policy.Severities.TryGetValue(info.Id, out var asked))
            severity = asked;
        return info.FollowsProgram && program == EditProgram.NotStated && severity > Severity.Warning
            ? Severity.Warning
            : severity;
    }

    /// <summary>Which of two outcomes of one rule says more.</summary>
    private static int Rank(in Outcome outcome) =>
        outcome.Status switch
        {
            OutcomeStatus.Fail => 40 + (int)(outcome.Severity ?? Severity.Info),
            OutcomeStatus.NotChecked => 30,
            OutcomeStatus.Bypassed => 20,
            OutcomeStatus.Pass => 10,
            _ => 0,
        };
}
