using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Lines;

/// <summary>The sides of the body that codes of a line name.</summary>
/// <param name="Right">One names the right, or both.</param>
/// <param name="Left">One names the left, or both.</param>
/// <param name="Unread">Why a code could not be looked up, else <see cref="LookupStatus.Found"/>. An unknown or inactive one names nothing.</param>
internal readonly record struct NamedSides(bool Right, bool Left, LookupStatus Unread)
{
    public bool IsNone => !Right && !Left;

    public bool IsBoth => Right && Left;

    public bool IsWhole => Unread == LookupStatus.Found;

    public bool Shares(in NamedSides other) => (Right && other.Right) || (Left && other.Left);

    /// <summary>Of the line's modifiers.</summary>
    public static NamedSides OfModifiers(in ClaimLine line, CodeTables tables)
    {
        var sides = default(NamedSides);
        foreach (var modifier in line.Modifiers)
        {
            if (!modifier.IsNone)
                sides = sides.With(tables.Modifiers.Find(modifier, line.ServiceFrom, out var row), row.Side);
        }

        return sides;
    }

    /// <summary>Of the diagnoses that the line points at.</summary>
    public static NamedSides OfDiagnoses(in ClaimLine line, CodeTables tables)
    {
        var sides = default(NamedSides);
        for (var i = 0; i < Fields.PointerCount; i++)
        {
            if (line.PointedDiagnosis(i) is { IsNone: false } code)
                sides = sides.With(tables.Diagnoses.Find(code, line.ServiceFrom, out var row), row.Side);
        }

        return sides;
    }

    private NamedSides With(LookupStatus status, char side) =>
        new(Right || side is 'R' or 'B', Left || side is 'L' or 'B', status.IsUnanswered() ? status : Unread);
}
