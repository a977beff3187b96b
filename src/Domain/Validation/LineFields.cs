using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;

namespace ClaimLint.Domain.Validation;

/// <summary>Which fields of a line are filled, malformed or absent, as a rule that needs them has to take it.</summary>
/// <remarks>
/// A code whose qualifier is malformed cannot be read either. An institutional line without a date of its own takes the claim's first. What the
/// line's claim type does not carry is neither malformed nor absent.
/// </remarks>
internal readonly record struct LineFields(FieldSet Present, FieldSet Invalid, FieldSet Absent)
{
    private static readonly FieldSet DiagnosisCodes = Fields.Diagnoses.With(Field.AdmittingDiagnosisCode);

    public static LineFields Of(in ClaimLine line)
    {
        var (present, invalid, absent) = (line.Present, line.Malformed, line.Text.Absent);
        if (!invalid.IsEmpty)
        {
            if (invalid.Contains(Field.ProcedureQualifier))
                invalid = invalid.With(Field.HcpcsCode);
            if (invalid.Contains(Field.DiagnosisCodeType))
                invalid |= DiagnosisCodes;
        }

        if (line.Type == ClaimType.Institutional)
        {
            if (TakesFirstDayOfClaim(line))
            {
                var day = FieldSet.Of(Field.ServiceDateFrom);
                present |= day;
                absent = absent.Except(day);
                invalid = invalid.Contains(Field.ClaimStartDate) ? invalid | day : invalid;
            }

            return new LineFields(
                present,
                invalid.Except(Fields.OfProfessionalOnly),
                absent.Except(Fields.OfProfessionalOnly)
            );
        }

        return line.Type == ClaimType.Professional
            ? new LineFields(
                present,
                invalid.Except(Fields.OfInstitutionalOnly),
                absent.Except(Fields.OfInstitutionalOnly)
            )
            : new LineFields(present, invalid, absent);
    }

    /// <summary>Of a claim: filled, malformed or absent on any of its lines.</summary>
    public static LineFields operator |(in LineFields one, in LineFields other) =>
        new(one.Present | other.Present, one.Invalid | other.Invalid, one.Absent | other.Absent);

    /// <summary>The field that is malformed itself, where another cannot be read for it.</summary>
    public static Field RootOf(Field field, in ClaimLine line) =>
        line.Malformed.Contains(field) ? field
        : field == Field.HcpcsCode ? Field.ProcedureQualifier
        : DiagnosisCodes.Contains(field) ? Field.DiagnosisCodeType
        : field == Field.ServiceDateFrom ? Field.ClaimStartDate
        : field;

    private static bool TakesFirstDayOfClaim(in ClaimLine line) =>
        !line.Present.Contains(Field.ServiceDateFrom) && line.Present.Contains(Field.ClaimStartDate);
}

/// <summary>Decides from a line's fields whether a rule is called, as its facts declare (<see cref="RuleInfo.Needs"/>).</summary>
internal readonly struct RuleGate
{
    private readonly FieldSet all;
    private readonly FieldSet any;
    private readonly FieldSet whole;
    private readonly FieldSet owned;

    public RuleGate(RuleInfo info)
    {
        owned = info.Owns;
        all = info.Needs;
        any = info.NeedsAny;
        whole = info.Needs | info.DependsOn;
        // Which tables apply depends on both.
        if (info.FollowsProgram)
            whole |= FieldSet.Of(Field.ClaimType, Field.BillTypeCode);
        whole = whole.Except(owned);
    }

    /// <summary>Whether the rule is called; where it is not, <paramref name="instead"/> is its outcome.</summary>
    /// <param name="fields">Of the line, or of the claim.</param>
    /// <param name="lines">The line, or those of the claim.</param>
    /// <param name="instead">Set where the rule is not called.</param>
    public bool IsOpen(in LineFields fields, ReadOnlySpan<ClaimLine> lines, out Outcome instead)
    {
        instead = Outcome.NotApplicable;
        if (!all.Except(fields.Present).Except(fields.Absent).IsEmpty)
            return false;
        if (!any.IsEmpty && !any.Overlaps(fields.Present))
        {
            if (!any.Overlaps(owned) && any.Except(fields.Absent).IsEmpty)
                instead = Outcome.DependsOnAbsent(any.First);
            return false;
        }

        if (IsBlocked(fields.Invalid, lines, out instead))
            return false;
        var absent = whole & fields.Absent.Except(fields.Present);
        if (absent.IsEmpty)
            return true;
        instead = Outcome.DependsOnAbsent(absent.First);
        return false;
    }

    /// <summary>Whether a field that the rule depends on is malformed.</summary>
    public bool IsBlocked(FieldSet invalid, ReadOnlySpan<ClaimLine> lines, out Outcome instead) =>
        TryBlame(whole & invalid, lines, out instead);

    /// <summary>Whether one of the fields that the rule evaluates one by one is malformed, so that it cannot pass.</summary>
    public bool IsPartlyBlocked(FieldSet invalid, ReadOnlySpan<ClaimLine> lines, out Outcome instead) =>
        TryBlame(any.Except(owned) & invalid, lines, out instead);

    private static bool TryBlame(FieldSet blocked, ReadOnlySpan<ClaimLine> lines, out Outcome instead)
    {
        instead = default;
        if (blocked.IsEmpty)
            return false;
        var field = blocked.First;
        foreach (ref readonly var line in lines)
        {
            if (LineFields.Of(line).Invalid.Contains(field))
            {
                field = LineFields.RootOf(field, line);
                break;
            }
        }

        instead = Outcome.DependsOnInvalid(field);
        return true;
    }
}
