using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Rules.Claims;

/// <summary>Whether two lines of a claim are of one patient, one provider and one day: what duplicates and pair edits look at.</summary>
/// <remarks>
/// The lines of a claim are of one patient. Where its rows name two (CL4005 tells), a claim_id was used twice, and their services have
/// nothing to do with each other. An institutional claim is of one facility, a professional line of its rendering provider, else of the
/// billing one. A malformed identifier is CL1006's, a malformed date CL1005's: then nothing is known to be the same.
/// </remarks>
internal static class SameEncounter
{
    private static readonly FieldSet Identifiers = FieldSet.Of(Field.RenderingNpi, Field.BillingNpi);

    public static bool Holds(in ClaimLine line, in ClaimLine other)
    {
        if (line.ServiceFrom != other.ServiceFrom || line.ServiceFrom == default || line.Type != other.Type)
            return false;
        return IsOneProvider(line, other) && !AreTwoPatients(line, other);
    }

    /// <summary>The line in a sentence: by its own number, or by its row where it has none.</summary>
    public static string Name(in ClaimLine line) => line.LineNumber > 0 ? $"line {line.LineNumber}" : $"row {line.Row}";

    private static bool IsOneProvider(in ClaimLine line, in ClaimLine other) =>
        line.Type == ClaimType.Institutional
        || (
            line.Type == ClaimType.Professional
            && !(line.Malformed | other.Malformed).Overlaps(Identifiers)
            && line.Provider == other.Provider
        );

    /// <summary>A subscriber and a dependent share the member id, not the birth date. What is absent on either line tells nothing.</summary>
    private static bool AreTwoPatients(in ClaimLine line, in ClaimLine other) =>
        (line.BirthDate != other.BirthDate && line.BirthDate != default && other.BirthDate != default)
        || Differ(line.Text[Field.MemberId], other.Text[Field.MemberId])
        || Differ(line.Text[Field.PatientId], other.Text[Field.PatientId]);

    private static bool Differ(ReadOnlySpan<byte> text, ReadOnlySpan<byte> other) =>
        !text.IsEmpty && !other.IsEmpty && !text.SequenceEqual(other);
}
