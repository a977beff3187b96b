using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Claims;

/// <summary>Which modifier opens an NCCI pair of indicator 1.</summary>
/// <param name="Modifier">The first that opens it, or no code.</param>
/// <param name="OnColumn1">It stands on the column 1 line.</param>
/// <param name="Unanswered">Where none opens it: why a modifier of the column 2 line could not be looked up, else <see cref="LookupStatus.Found"/>.</param>
/// <remarks>
/// NCCI Policy Manual for Medicare, chapter I, section E (Modifiers and Modifier Indicators). Which modifiers are NCCI PTP-associated is
/// the modifier table's to say; what each needs is said here. Whether the record supports it, no line can show.
/// </remarks>
internal readonly record struct PairOpening(Code Modifier, bool OnColumn1, LookupStatus Unanswered)
{
    /// <summary>From this day 59 and X{EPSU} open a pair from the column 1 line too (CMS change request 11168).</summary>
    private static readonly DateOnly EitherLineFrom = new(2019, 7, 1);

    /// <summary>59 and X{EPSU}: the service was distinct from the other line's.</summary>
    private static readonly Code[] Distinct =
    [
        Code.Of("59"),
        Code.Of("XE"),
        Code.Of("XP"),
        Code.Of("XS"),
        Code.Of("XU"),
    ];

    /// <summary>
    /// Evaluation and management: CPT's section 99202–99499 (99201 until 2020) and the ophthalmological visits 92002–92014; and
    /// Medicare's own visits: type B emergency G0380–G0384, welcome and wellness G0402, G0438, G0439, hospital clinic G0463.
    /// </summary>
    private static readonly (Code Low, Code High)[] Evaluation =
    [
        (Code.Of("92002"), Code.Of("92014")),
        (Code.Of("99201"), Code.Of("99499")),
        (Code.Of("G0380"), Code.Of("G0384")),
        (Code.Of("G0402"), Code.Of("G0402")),
        (Code.Of("G0438"), Code.Of("G0439")),
        (Code.Of("G0463"), Code.Of("G0463")),
    ];

    public bool IsOpen => !Modifier.IsNone;

    /// <summary>Looks for it on both lines. Allocates nothing.</summary>
    public static PairOpening Find(in ClaimLine column1, in ClaimLine column2, CodeTables tables)
    {
        var day = column2.ServiceFrom;
        var unanswered = LookupStatus.Found;
        foreach (var modifier in column2.Modifiers)
        {
            if (modifier.IsNone)
                continue;
            var status = tables.Modifiers.Find(modifier, day, out var row);
            if (Says(modifier, status) || (status == LookupStatus.Found && Opens(modifier, row, column1, column2)))
                return new PairOpening(modifier, false, LookupStatus.Found);
            if (status.IsUnanswered())
                unanswered = status;
        }

        if (day >= EitherLineFrom)
        {
            foreach (var modifier in column1.Modifiers)
            {
                if (!modifier.IsNone && Says(modifier, tables.Modifiers.Find(modifier, day, out _)))
                    return new PairOpening(modifier, true, LookupStatus.Found);
            }
        }

        return new PairOpening(Code.None, false, unanswered);
    }

    /// <summary>One of the five, unless the table knows that it was not in force on the day.</summary>
    private static bool Says(Code modifier, LookupStatus status) =>
        Array.IndexOf(Distinct, modifier) >= 0 && status is not (LookupStatus.NotActive or LookupStatus.Unknown);

    private static bool Opens(Code modifier, in ModifierRow row, in ClaimLine column1, in ClaimLine column2) =>
        row.OpensPairEdits
        && (!row.EvaluationOnly || IsEvaluation(column2.Procedure))
        // The same anatomic modifier on both lines says that both were done in one place.
        && (!row.Anatomic || !column1.HasModifier(modifier));

    private static bool IsEvaluation(Code procedure)
    {
        foreach (var (low, high) in Evaluation)
        {
            if (procedure.IsBetween(low, high))
                return true;
        }

        return false;
    }
}
