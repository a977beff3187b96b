using System.Security.Cryptography;
using System.Text;
using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;

namespace ClaimLint.Domain.Validation;

/// <summary>The ids of findings: 16 hexadecimal digits that are the same over HTTP and in a file, and that no import changes.</summary>
/// <remarks>
/// A hash of what a finding is about: claim, position of the line, rule, columns, position of the other line, and the key of the table row that
/// decided. Not of its release, which changes with every import, nor of the message, which names releases.
/// </remarks>
public static class FindingId
{
    /// <summary>The id of a finding on a claim or on one of its lines.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="claimId">The claim's id as submitted, UTF-8; empty for none.</param>
    /// <param name="part">Tells the groups of rows apart that one file has under the same claim id; empty for the first.</param>
    public static string Of(Finding finding, ReadOnlySpan<byte> claimId, string part)
    {
        var fields = string.Join(' ', finding.Fields.Select(field => FieldCatalog.Of(field).Column));
        var row = finding.Evidence.RowKey ?? string.Empty;
        // The two texts from outside come last, the first of them with its length: no value of one can look like another.
        var head = Encoding.UTF8.GetBytes(
            $"line\n{finding.Rule.Id}\n{finding.Line}\n{finding.OtherLine}\n{fields}\n{part}\n{row.Length}\n{row}\n"
        );
        return Hash([.. head, .. claimId]);
    }

    /// <summary>The id of a finding on a file or on one of its rows that cannot be read.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="row">The row, from 1 after the header; 0 for the file as a whole.</param>
    public static string OfFile(RuleInfo rule, long row) => Hash(Encoding.UTF8.GetBytes($"file\n{rule.Id}\n{row}"));

    private static string Hash(ReadOnlySpan<byte> text) => Convert.ToHexStringLower(SHA256.HashData(text).AsSpan(0, 8));
}
