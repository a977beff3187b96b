using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Tables;

/// <summary>What is looked up: a code, or the text that names a payer.</summary>
/// <param name="Text">As the table has it: capitals, a diagnosis without its dot.</param>
/// <param name="Code">The code; none where the text is not a code.</param>
public readonly record struct LookupKey(string Text, Code Code)
{
    /// <summary>Reads what a person typed; false where no row of the table could have such a key.</summary>
    public static bool TryRead(string system, string typed, out LookupKey asked) =>
        TableCatalog.Default.Of(system).TryReadKey(typed, out asked);
}
