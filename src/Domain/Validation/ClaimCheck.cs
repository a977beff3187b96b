using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Validation;

/// <summary>A conflict of a line that is reported, and how many more of the rule and line are not: stated by the last one.</summary>
internal readonly record struct LineConflict(int Rule, int Line, Conflict Conflict, int Unreported);

/// <summary>The engine: checks the lines of one claim under every rule and keeps every outcome; reused from claim to claim.</summary>
/// <remarks>
/// A line that is checked alone is a claim of one line on which the claim's rules are not evaluated. Nothing is allocated for a claim on
/// which nothing is reported. One instance serves one thread.
/// </remarks>
public sealed class ClaimCheck(RuleSet rules, CodeTables tables)
{
    /// <summary>Other lines that one rule names for one line, at most: the gravest first; the last finding states how many more there are.</summary>
    public const int MaxOtherLines = Domain.Rules.Conflicts.MaxReported;

    private readonly CheckMemory memory = new(tables);
    private readonly List<LineConflict> conflicts = [];
    private LineFields[] fields = [];
    private Outcome[] outcomes = [];
    private Verdict[] verdicts = [];
    private bool[] known = [];

    /// <summary>The rule that is being called, as a place in the set: named where it throws.</summary>
    private int current;

    public RuleSet Rules { get; } = rules;

    public CodeTables Tables { get; } = tables;

    /// <summary>Lines of the claim that was checked last.</summary>
    public int LineCount { get; private set; }

    /// <summary>Of the whole claim: the gravest of its lines' and its own.</summary>
    public Verdict ClaimVerdict { get; private set; }

    /// <summary>
    /// False when a rule could not be evaluated or what bypassed it rests on an expired release, when no code of a line could be looked up, and
    /// for a claim without lines.
    /// </summary>
    public bool IsComplete { get; private set; }

    /// <summary>Whether any outcome is to be reported: the findings of a clean claim are never written.</summary>
    public bool HasFindings { get; private set; }

    /// <summary>In the order of lines and, on a line, of rules.</summary>
    internal IReadOnlyList<LineConflict> Conflicts => conflicts;

    internal ConsultedReleases Consulted => memory.Consulted;

    public Verdict VerdictOf(int line) => verdicts[line];

    /// <summary>Whether a table has a procedure, revenue or diagnosis code of the line, or is complete and does not have it.</summary>
    public bool IsKnown(int line) => known[line];

    /// <summary>A rule's outcome for a line, -1 for the claim itself.</summary>
    public Outcome OutcomeOf(int line, int rule) => outcomes[((line + 1) * Rules.Count) + rule];

    /// <summary>The outcomes of a line, -1 for the claim itself, in the rules' order. A rule that is not evaluated on lines is notApplicable there.</summary>
    public ReadOnlySpan<Outcome> OutcomesOf(int line) => outcomes.AsSpan((line + 1) * Rules.Count, Rules.Count);

    /// <summary>Checks a claim: its lines in file order.</summary>
    /// <exception cref="RuleFaultException">A rule threw: that is our fault, and there is no verdict.</exception>
    public void Run(ReadOnlySpan<ClaimLine> lines)
    {
        Reset(lines.Length);
        if (lines.IsEmpty)
            return;
        var claim = ContextOf(lines);
        try
        {
            for (var i = 0; i < lines.Length; i++)
                RunLineRules(claim[i]);
            if (!lines[0].IsAlone)
                RunRulesOfClaim(claim);
        }
        catch (Exception fault)
        {
            throw new RuleFaultException(Rules.All[current].Info.Id, fault);
        }

        // A line whose codes no table can say anything about is not known to be clean, whatever its rules passed.
        for (var i = 0; i < lines.Length; i++)
        {
            IsComplete &= known[i];
            if (!known[i])
                Raise(i, Verdict.NotChecked);
        }
    }

    /// <summary>The claim that was checked last, with what was looked up for it.</summary>
    internal ClaimContext ContextOf(ReadOnlySpan<ClaimLine> lines) => new(lines, memory);

    private void Reset(int lineCount)
    {
        memory.Begin();
        LineCount = lineCount;
        ClaimVerdict = lineCount > 0 ? Verdict.Accept : Verdict.NotChecked;
        IsComplete = lineCount > 0;
        HasFindings = false;
        conflicts.Clear();
        var needed = (lineCount + 1) * Rules.Count;
        if (outcomes.Length < needed)
            outcomes = new Outcome[needed * 2];
        outcomes.AsSpan(0, needed).Fill(Outcome.NotApplicable);
        if (verdicts.Length < lineCount)
        {
            verdicts = new Verdict[lineCount * 2];
            known = new bool[lineCount * 2];
            fields = new LineFields[lineCount * 2];
        }

        verdicts.AsSpan(0, lineCount).Clear();
    }

    private void RunLineRules(in LineContext context)
    {
        ref readonly var line = ref context.Line;
        ref readonly var own = ref fields[context.Index];
        fields[context.Index] = LineFields.Of(line);
        known[context.Index] = KnownCodes.HasAny(context);
        var program = context.Program;
        foreach (ref readonly var placed in Rules.LineRules.AsSpan())
        {
            if (!placed.AppliesUnder(program))
                continue;
            if (placed.Gate.IsOpen(own, new(in line), out var outcome))
            {
                Begin(placed.Index);
                outcome = placed.Rule.Check(context);
                if (outcome.IsQuiet && placed.Gate.IsPartlyBlocked(own.Invalid, new(in line), out var open))
                    outcome = open;
                outcome = Weaken(outcome);
            }

            Slot(context.Index, placed.Index) = outcome.IsQuiet
                ? outcome
                : Take(context.Index, placed.Info, context, outcome);
        }
    }

    private void RunRulesOfClaim(in ClaimContext claim)
    {
        var ofClaim = fields[0];
        for (var i = 1; i < claim.Count; i++)
            ofClaim |= fields[i];
        for (var i = 0; i < claim.Count; i++)
            RunClaimLinesRules(claim, i, ofClaim);
        RunClaimRules(claim, ofClaim);
    }

    private void RunClaimLinesRules(in ClaimContext claim, int at, in LineFields ofClaim)
    {
        var context = claim[at];
        ref readonly var line = ref context.Line;
        foreach (ref readonly var placed in Rules.ClaimLinesRules.AsSpan())
        {
            if (!placed.AppliesUnder(context.Program))
                continue;
            if (claim.Count > ClaimLimits.MaxLines(line.Type))
            {
                Slot(at, placed.Index) = Take(at, placed.Info, context, Outcome.TooManyLines);
                continue;
            }

            if (placed.Gate.IsOpen(fields[at], new(in line), out var outcome))
            {
                Begin(placed.Index);
                memory.Conflicts.Clear(placed.Info);
                outcome = placed.Rule.Check(context, claim);
                // A field of another line that cannot be read may be the one that conflicts.
                if (outcome.IsQuiet && placed.Gate.IsBlocked(ofClaim.Invalid, claim.Lines, out var open))
                    outcome = open;
                outcome = Weaken(outcome);
                // A bypass is reported beside a comparison that is notChecked, which is graver.
                if (outcome.IsReported || !memory.Conflicts.Reported.IsEmpty)
                    Keep(placed, context, outcome);
            }

            Slot(at, placed.Index) = outcome.IsQuiet ? outcome : Take(at, placed.Info, context, outcome);
        }
    }

    /// <summary>Keeps what is reported of a line: each comparison that the rule recorded, else the one outcome.</summary>
    private void Keep(in Placed<ClaimLinesRule> placed, in LineContext context, in Outcome outcome)
    {
        HasFindings = true;
        var recorded = memory.Conflicts.Reported;
        // An edit of a pair names the procedures of both lines.
        if (placed.Info.FollowsProgram && memory.Conflicts.OtherLines is { Count: > 0 } others)
        {
            known[context.Index] = true;
            foreach (var other in others)
                known[other] = true;
        }

        if (recorded.IsEmpty)
            conflicts.Add(
                new LineConflict(placed.Index, context.Index, new Conflict(Weigh(placed.Info, context, outcome)), 0)
            );
        for (var i = 0; i < recorded.Length; i++)
        {
            var conflict = recorded[i] with { Outcome = Weigh(placed.Info, context, recorded[i].Outcome) };
            var unreported = i == recorded.Length - 1 ? memory.Conflicts.Unreported : 0;
            conflicts.Add(new LineConflict(placed.Index, context.Index, conflict, unreported));
        }
    }

    private void RunClaimRules(in ClaimContext claim, in LineFields ofClaim)
    {
        var first = claim[0];
        foreach (ref readonly var placed in Rules.ClaimRules.AsSpan())
        {
            if (!placed.AppliesUnder(first.Program))
                continue;
            if (placed.Gate.IsOpen(ofClaim, claim.Lines, out var outcome))
            {
                Begin(placed.Index);
                outcome = Weaken(placed.Rule.Check(claim));
            }

            Slot(-1, placed.Index) = outcome.IsQuiet ? outcome : Take(-1, placed.Info, first, outcome);
        }
    }

    private void Begin(int rule)
    {
        current = rule;
        memory.Consulted.Clear();
    }

    private ref Outcome Slot(int line, int rule) => ref outcomes[((line + 1) * Rules.Count) + rule];

    /// <summary>An expired release does not acquit: what would be clean by it is notChecked, and what is bypassed leaves the answer open.</summary>
    private Outcome Weaken(in Outcome outcome)
    {
        if (memory.Consulted.Expired is not { } release)
            return outcome;
        var expired = Outcome.Expired(release.System);
        return outcome.IsQuiet ? expired
            : outcome.Status == OutcomeStatus.Bypassed
                ? outcome with
                {
                    Reason = expired.Reason,
                    Subject = expired.Subject,
                }
            : outcome;
    }

    /// <summary>Counts an outcome: towards the verdicts, and as something to report.</summary>
    private Outcome Take(int line, RuleInfo info, in LineContext context, Outcome outcome)
    {
        HasFindings |= outcome.IsReported;
        IsComplete &= outcome.Reason == Unchecked.None;
        if (outcome.Status == OutcomeStatus.NotChecked)
        {
            // Whose edits the payer followed on the day decides which tables apply: their absence is not the reason.
            return outcome.Reason == Unchecked.NoRelease && info.FollowsProgram && context.IsBeforePolicies
                ? Outcome.NoRelease(PayerTable.Definition.Name)
                : outcome;
        }

        outcome = Weigh(info, context, outcome);
        if (outcome.Status != OutcomeStatus.Fail)
            return outcome;
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

    /// <summary>A failure weighs the rule's default, or what the facts say, changed by the payer, capped where the payer's program is not known.</summary>
    private static Outcome Weigh(RuleInfo info, in LineContext context, in Outcome outcome)
    {
        if (outcome.Status != OutcomeStatus.Fail)
            return outcome;
        var severity = outcome.Severity ?? info.Severity;
        if (context.Policy is { } policy && policy.Severities.TryGetValue(info.Id, out var set))
            severity = set;
        if (info.FollowsProgram && context.Program == EditProgram.NotStated && severity > Severity.Warning)
            severity = Severity.Warning;
        return outcome with { Severity = severity };
    }
}
