using System.Text;
using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Tables;

/// <summary>A deactivated NPI; when it was deactivated is the first day of the row's period.</summary>
public readonly record struct DeactivatedNpiRow;

/// <summary>The NPIs that NPPES has deactivated, list by list: in force from the day of deactivation on.</summary>
/// <remarks>
/// A list has what is deactivated on its day, each NPI with the day since when: one that was given back is in no later list. So a later list
/// is proof for an earlier day of what it lists, and of nothing that it does not list.
/// </remarks>
public static class DeactivatedNpiTable
{
    public static TableDefinition<DeactivatedNpiRow> Definition { get; } =
        new("npi-deactivations", "Deactivated NPIs")
        {
            Key = TableKey.OneCode<DeactivatedNpiRow>("code") with { Of = KeyOf },
            Columns = [],
            ReadRow = _ => default,
            LookedUpBy = LookupKind.Npi,
            Packing = TablePacking.Npis,
            HasOwnColumns = false,
        };

    /// <summary>What the lists say of an NPI on a day. Allocates nothing.</summary>
    public static Lookup<DeactivatedNpiRow> Find(this ReleaseStack<DeactivatedNpiRow> lists, Npi npi, DateOnly day)
    {
        Span<byte> digits = stackalloc byte[Code.MaxLength];
        return npi.Number.TryFormat(digits, out var written, "D10") && Code.TryParse(digits[..written], out var code)
            ? lists.Find(code, day)
            : new(LookupStatus.Unknown);
    }

    private static ulong KeyOf(TableRow row)
    {
        var utf8 = Encoding.UTF8.GetBytes(row.Key);
        return Npi.TryParse(utf8, out _) && Code.TryParse(utf8, out var code)
            ? code.Packed
            : throw new InvalidTableException(row, $"'{row.Key}' is not an NPI.");
    }
}
