using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Payers;

/// <summary>What the rules over procedure profiles share: which profile a line falls under, and which diagnoses it points at.</summary>
internal static class ProfileLookups
{
    /// <summary>No page publishes an address of the profile's rows that is sure to stay: every finding names its release and row.</summary>
    public static readonly Citation Citation = new(
        "The procedure profile's own source, named in the finding's evidence; code sets adopted by 45 CFR 162.1002",
        "https://www.ecfr.gov/current/title-45/subtitle-A/subchapter-C/part-162/subpart-J/section-162.1002"
    );

    /// <summary>The profile of the line's procedure, or null.</summary>
    public static ProcedureProfile? Of(in ClaimLine line, CodeTables tables) =>
        line.IsHcpcs && !line.Procedure.IsNone ? tables.ProfileOf(line.Procedure) : null;

    /// <summary>Whether a pointer of the line names the diagnosis at a position from 0.</summary>
    public static bool IsPointed(in ClaimLine line, int position)
    {
        foreach (var pointer in line.Pointers)
        {
            if (pointer == position + 1)
                return true;
        }

        return false;
    }

    /// <summary>The words in which the profile tells what a code is for, without a final stop.</summary>
    public static string Words(Assertion assertion) =>
        (assertion.Says.Length > 0 ? assertion.Says : assertion.Title).TrimEnd('.');
}
