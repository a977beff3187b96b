namespace ClaimLint.Domain.Rules.Lines;

/// <summary>What the rules over the fee schedule share: their citations.</summary>
internal static class FeeLookups
{
    /// <summary>The file whose record layout states what each indicator's values mean.</summary>
    public static Citation RelativeValueFile(string indicator) =>
        new(
            $"Medicare physician fee schedule relative value file (PPRRVU), record layout, {indicator}",
            "https://www.cms.gov/medicare/payment/fee-schedules/physician/pfs-relative-value-files"
        );

    /// <summary>The chapter on physicians, which states what a contractor does by the indicator.</summary>
    public static Citation Manual(string section) =>
        new(
            $"Medicare Claims Processing Manual (100-04), chapter 12, section {section}",
            "https://www.cms.gov/regulations-and-guidance/guidance/manuals/downloads/clm104c12.pdf"
        );
}
