using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules;

/// <summary>The sentences for what could not be checked.</summary>
public static class Reasons
{
    /// <summary>Why nothing is known of a line.</summary>
    public const string NoCodeKnown =
        "no procedure, revenue or diagnosis code of the line could be looked up in a loaded table";

    /// <summary>The tables; after them, by their kind alone, the edit tables of a program and setting that has none.</summary>
    private static readonly string[] Systems =
    [
        .. TableSystems.All,
        TableSystems.FeeSchedule,
        TableSystems.PairEdits,
        TableSystems.UnitLimits,
        TableSystems.AddOns,
    ];

    /// <summary>Why an outcome of <see cref="OutcomeStatus.NotChecked"/> could not be had.</summary>
    public static string Of(in Outcome outcome) =>
        outcome.Reason switch
        {
            Unchecked.NoRelease when outcome.Table >= TableSystems.All.Count =>
                $"no release of {Systems[outcome.Table]} is loaded for the line's program and setting",
            Unchecked.NoRelease =>
                $"no release of {Systems[outcome.Table]} is loaded that speaks for the date of service",
            Unchecked.OutsideCoverage =>
                $"the loaded release of {Systems[outcome.Table]} is not complete for this code",
            Unchecked.FieldAbsent => $"{FieldCatalog.Of((Field)outcome.Table).Column} is absent",
            Unchecked.OtherSystem =>
                $"{FieldCatalog.Of((Field)outcome.Table).Column} says that the code is of another code system, which is not checked",
            Unchecked.SourceSilent => $"the source in {Systems[outcome.Table]} names the code and says nothing of it",
            Unchecked.TooManyLines =>
                $"the claim has more than {Validation.ClaimCheck.MaxLinesCompared} lines; they are not compared with each other",
            _ => "not known",
        };

    internal static byte IndexOf(string system)
    {
        var at = Array.IndexOf(Systems, system);
        return at >= 0
            ? (byte)at
            : throw new ArgumentOutOfRangeException(nameof(system), system, "Not a table that reasons can name.");
    }
}
