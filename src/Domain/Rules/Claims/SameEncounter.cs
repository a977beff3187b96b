using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Rules.Claims;

/// <summary>Whether two lines of a claim are of one patient, one provider and a common day: what duplicates and pair edits compare.</summary>
/// <remarks>
/// The lines of a claim are of one patient. Where its rows name two (CL4005 reports it), a claim_id was used twice, and their services have
/// nothing to do with each other. An institutional claim is of one facility, a professional line of its rendering provider, else of the
/// billing one. A malformed identifier or date leaves open whether they are the same: the rules declare that they depend on them.
/// </remarks>
internal static class SameEncounter
{
    /// <summary>What the rules over two lines depend on beside what they compare.</summary>
    public static readonly FieldSet Fields = FieldSet.Of(
        Field.ClaimType,
        Field.ServiceDateTo,
        Field.RenderingNpi,
        Field.BillingNpi
    );

    private static readonly FieldSet Identifiers = FieldSet.Of(Field.RenderingNpi, Field.BillingNpi);

    public static bool Holds(in ClaimLine line, in ClaimLine other) =>
        line.Type == other.Type
        && FirstCommonDay(line, other) != default
        && IsOneProvider(line, other)
        && !AreTwoPatients(line, other);

    /// <summary>The first day on which both services were rendered; the default where there is none or a date is missing.</summary>
    public static DateOnly FirstCommonDay(in ClaimLine line, in ClaimLine other)
    {
        if (line.ServiceFrom == default || other.ServiceFrom == default)
            return default;
        var first = line.ServiceFrom > other.ServiceFrom ? line.ServiceFrom : other.ServiceFrom;
        return first <= LastDay(line) && first <= LastDay(other) ? first : default;
    }

    /// <summary>The line in a sentence: by its own number, or by its row where it has none.</summary>
    public static string Name(in ClaimLine line) => line.LineNumber > 0 ? $"line {line.LineNumber}" : $"row {line.Row}";

    /// <summary>A service that ends before it starts (CL3001) counts for its first day.</summary>
    private static DateOnly LastDay(in ClaimLine line) =>
        line.ServiceTo > line.ServiceFrom ? line.ServiceTo : line.ServiceFrom;

    private static bool IsOneProvider(in ClaimLine line, in ClaimLine other) =>
        line.Type == ClaimType.Institutional
        || (
            line.Type == ClaimType.Professional
            && !(line.Malformed | other.Malformed).Overlaps(Identifiers)
            && line.Provider == other.Provider
        );

    /// <summary>A subscriber and a dependent share the member id, not the birth date. What is empty on either line names no one else.</summary>
    private static bool AreTwoPatients(in ClaimLine line, in ClaimLine other) =>
        (line.BirthDate != other.BirthDate && line.BirthDate != default && other.BirthDate != default)
        || Differ(line.Text[Field.MemberId], other.Text[Field.MemberId])
        || Differ(line.Text[Field.PatientId], other.Text[Field.PatientId]);

    private static bool Differ(ReadOnlySpan<byte> text, ReadOnlySpan<byte> other) =>
        !text.IsEmpty && !other.IsEmpty && !text.SequenceEqual(other);
}
