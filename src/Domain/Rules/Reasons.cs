using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules;

/// <summary>The sentences for what could not be evaluated.</summary>
public static class Reasons
{
    /// <summary>Why nothing is known of a line.</summary>
    public const string NoCodeKnown =
        "no procedure, revenue or diagnosis code of the line could be looked up in a loaded table";

    /// <summary>The tables; after them, by their kind alone, the edit tables of a program and setting that has none.</summary>
    private static readonly string[] Systems =
    [
        .. TableCatalog.Default.Systems,
        FeeTable.Definition.Name,
        PairTable.Definition.Name,
        UnitLimitTable.Definition.Name,
        AddOnTable.Definition.Name,
    ];

    /// <summary>Why a rule could not be evaluated, or what leaves a bypassed outcome open.</summary>
    public static string Of(in Outcome outcome) =>
        outcome.Reason switch
        {
            Unchecked.NoRelease when outcome.Subject >= TableCatalog.Default.Systems.Count =>
                $"no release of {Systems[outcome.Subject]} is loaded for the line's program and setting",
            Unchecked.NoRelease =>
                $"no release of {Systems[outcome.Subject]} is loaded that speaks for the date of service",
            Unchecked.OutsideCoverage =>
                $"the loaded release of {Systems[outcome.Subject]} is not complete for this code",
            Unchecked.ReleaseExpired =>
                $"the loaded release of {Systems[outcome.Subject]} expired before the date of service",
            Unchecked.DependsOnAbsent => $"depends on {Column(outcome)}, which is absent",
            Unchecked.DependsOnInvalid => $"depends on {Column(outcome)}, which is invalid",
            Unchecked.OtherSystem =>
                $"{Column(outcome)} says that the code is of another code system, which is not checked",
            Unchecked.SourceSilent => $"the source in {Systems[outcome.Subject]} names the code and says nothing of it",
            Unchecked.TooManyLines =>
                $"the claim has more lines than allowed ({ClaimLimits.ProfessionalLines} professional, {ClaimLimits.InstitutionalLines} institutional); they are not compared with each other",
            _ => "not known",
        };

    private static string Column(in Outcome outcome) => FieldCatalog.Of((Field)outcome.Subject).Column;

    internal static byte IndexOf(string system)
    {
        var at = Array.IndexOf(Systems, system);
        return at >= 0
            ? (byte)at
            : throw new ArgumentOutOfRangeException(nameof(system), system, "Not a table that reasons can name.");
    }
}
