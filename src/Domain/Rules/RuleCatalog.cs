using System.Collections.Frozen;
using ClaimLint.Domain.Rules.Claims;
using ClaimLint.Domain.Rules.Codes;
using ClaimLint.Domain.Rules.Files;
using ClaimLint.Domain.Rules.Format;
using ClaimLint.Domain.Rules.Lines;
using ClaimLint.Domain.Rules.Payers;

namespace ClaimLint.Domain.Rules;

/// <summary>Every rule, hand-written, in id order. An id is never reused.</summary>
public static class RuleCatalog
{
    public static IReadOnlyList<Rule> All { get; } =
    [
        new RequiredFieldMissing(),
        new MalformedProcedureCode(),
        new MalformedModifier(),
        new MalformedDiagnosisCode(),
        new MalformedDate(),
        new MalformedNpi(),
        new NpiCheckDigitWrong(),
        new MalformedTaxonomyCode(),
        new MalformedPlaceOfService(),
        new MalformedAmount(),
        new MalformedUnits(),
        new MalformedDiagnosisPointer(),
        new MalformedRevenueCode(),
        new MalformedTaxId(),
        new UnknownCodeValue(),
        new FieldTooLong(),
        new UnprintableCharacters(),
        new SurroundingWhiteSpace(),
        new MalformedLineNumber(),
        new TooManyDiagnoses(),
        new UnknownProcedureCode(),
        new InactiveProcedureCode(),
        new UnknownDiagnosisCode(),
        new DiagnosisNotBillable(),
        new InactiveDiagnosisCode(),
        new UnknownModifier(),
        new InactiveModifier(),
        new UnknownPlaceOfService(),
        new UnknownTaxonomyCode(),
        new NotPayableStatus(),
        new ServiceEndsBeforeItStarts(),
        new ServiceAfterReceipt(),
        new ServiceBeforeBirth(),
        new PointerToMissingDiagnosis(),
        new DuplicateModifier(),
        new DuplicateDiagnosis(),
        new ComponentModifierNotAllowed(),
        new BothComponents(),
        new BilateralNotAllowed(),
        new SideModifierWithBilateral(),
        new AssistantNotPaid(),
        new CoSurgeonNotAllowed(),
        new TeamSurgeryNotAllowed(),
        new SideContradictsDiagnosis(),
        new FacilityOnlyProcedureInOffice(),
        new DuplicateLine(),
        new LineNumbersBroken(),
        new ClaimOutOfBalance(),
        new TooManyLines(),
        new HeaderDrift(),
        new BundledWithAnotherLine(),
        new ModifierNotInProfile(),
        new SpecialtyNotInProfile(),
        new DiagnosisNotInProfile(),
        new SiteNotInProfile(),
        new ProfileContradicted(),
        new RelatedProcedureCannotBeBilledTogether(),
        new DocumentationRequired(),
        new UnreadableFile(),
        new MissingColumns(),
        new DuplicateColumn(),
        new UnknownColumn(),
        new RaggedRow(),
        new BrokenQuoting(),
        new RowTooLong(),
        new ClaimScattered(),
        new TruncatedFile(),
    ];

    private static readonly FrozenDictionary<string, Rule> ById = All.ToFrozenDictionary(
        rule => rule.Info.Id,
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>The rule of that id, or null.</summary>
    public static Rule? Find(string id) => ById.GetValueOrDefault(id);
}
