using System.Text;
using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Tables;

/// <summary>What is looked up: a code, or the text that names a payer.</summary>
/// <param name="Text">As the table has it: capitals, a diagnosis without its dot.</param>
/// <param name="Code">The code; none where the text is no code.</param>
public readonly record struct LookupKey(string Text, Code Code)
{
    /// <summary>Reads what a person typed; false where no row of the table could have such a key.</summary>
    public static bool TryRead(string system, string typed, out LookupKey asked)
    {
        var text = typed.Trim();
        var utf8 = Encoding.UTF8.GetBytes(text.ToUpperInvariant());
        var isCode =
            system == TableSystems.DiagnosisEdits || system.StartsWith(TableSystems.Diagnoses, StringComparison.Ordinal)
                ? Code.TryParseDiagnosis(utf8, out var code)
                : Code.TryParse(utf8, out code);
        asked = new LookupKey(system == TableSystems.Payers ? text : code.ToString(), code);
        return system switch
        {
            TableSystems.Payers => text.Length > 0,
            TableSystems.DeactivatedNpis => Npi.TryParse(utf8, out _),
            _ => isCode,
        };
    }
}
