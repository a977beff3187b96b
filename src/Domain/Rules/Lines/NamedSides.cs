using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Lines;

/// <summary>The sides of the body that codes of a line name.</summary>
/// <param name="Right">One names the right, or both.</param>
/// <param name="Left">One names the left, or both.</param>
/// <param name="Places">The places of the codes that name a side, as bits.</param>
/// <param name="Unread">Why a code could not be looked up, else <see cref="LookupStatus.Found"/>. An unknown or inactive one names nothing.</param>
internal readonly record struct NamedSides(bool Right, bool Left, int Places, LookupStatus Unread)
{
    public bool IsNone => !Right && !Left;

    public bool IsBoth => Right && Left;

    public bool IsWhole => Unread == LookupStatus.Found;

    public bool Shares(in NamedSides other) => (Right && other.Right) || (Left && other.Left);

    /// <summary>Of the line's modifiers.</summary>
    public static NamedSides OfModifiers(in LineContext context)
    {
        var sides = default(NamedSides);
        for (var i = 0; i < Fields.ModifierCount; i++)
        {
            ref readonly var modifier = ref context.Modifier(i);
            sides = sides.With(i, modifier.Status, modifier.Row.Side);
        }

        return sides;
    }

    /// <summary>Of the diagnoses that the line points at.</summary>
    public static NamedSides OfDiagnoses(in LineContext context)
    {
        var sides = default(NamedSides);
        foreach (var pointer in context.Line.Pointers)
        {
            if (pointer == 0)
                continue;
            ref readonly var diagnosis = ref context.Diagnosis(pointer - 1);
            sides = sides.With(pointer - 1, diagnosis.Status, diagnosis.Row.Side);
        }

        return sides;
    }

    /// <summary>The diagnoses at the given places, as people write them: for a message.</summary>
    public static IReadOnlyList<string> CodesAt(in ClaimLine line, int places)
    {
        var codes = new List<string>();
        foreach (var field in FieldSet.At(Field.DiagnosisCode1, places))
            codes.Add(line.Diagnoses[field - Field.DiagnosisCode1].ToDiagnosisString());
        return codes;
    }

    /// <summary>With the code at a place; without a row its side is NUL.</summary>
    private NamedSides With(int place, LookupStatus status, char side) =>
        new(
            Right || side is 'R' or 'B',
            Left || side is 'L' or 'B',
            side == '\0' ? Places : Places | (1 << place),
            status.IsUnanswered() ? status : Unread
        );
}
