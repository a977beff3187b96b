using System.Buffers;
using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Validation;

namespace ClaimLint.Files.Claims;

/// <summary>The rows of the claim that is being read: its lines, and the submitter's own bytes until its verdict is known.</summary>
internal sealed class PendingClaim
{
    private readonly ArrayBufferWriter<byte> raw = new(64 * 1024);
    private readonly ArrayBufferWriter<byte> orphans = new();
    private byte[] id = new byte[64];
    private int idLength;
    private bool orphanPassed;

    public ClaimBuffer Lines { get; } = new();

    /// <summary>The claim's rows, byte for byte, those that could not be read among them.</summary>
    public ReadOnlySpan<byte> Raw => raw.WrittenSpan;

    public int Rows { get; private set; }

    /// <summary>Unreadable rows after the claim's last row that name no claim: its own only if the next row continues it.</summary>
    public ReadOnlySpan<byte> Orphans => orphans.WrittenSpan;

    public int OrphanRows { get; private set; }

    /// <summary>A row of the claim could not be read: the claim is not whole, whatever its other lines say.</summary>
    public bool HasUnreadableRow { get; private set; }

    /// <summary>The verdict of the claim's earlier part, where it is longer than is held at once.</summary>
    public Verdict Earlier { get; private set; }

    /// <summary>Nothing is left to be judged or written. Of a row whose beginning was written out already, the rest may be.</summary>
    public bool IsEmpty => HeldBytes == 0 && Lines.Count == 0;

    public long HeldBytes => raw.WrittenCount + (long)orphans.WrittenCount;

    public ReadOnlySpan<byte> Id => id.AsSpan(0, idLength);

    /// <summary>Whether a row with this claim_id continues the claim. Rows without one are a claim each.</summary>
    public bool Continues(ReadOnlySpan<byte> claimId) => idLength > 0 && Id.SequenceEqual(claimId);

    public void Begin(ReadOnlySpan<byte> claimId)
    {
        BeginPart(Verdict.Accept);
        if (id.Length < claimId.Length)
            id = new byte[claimId.Length];
        claimId.CopyTo(id);
        idLength = claimId.Length;
    }

    /// <summary>Goes on with the same claim after a part of it was judged.</summary>
    public void BeginPart(Verdict earlier)
    {
        Lines.Clear();
        raw.ResetWrittenCount();
        orphans.ResetWrittenCount();
        Rows = 0;
        OrphanRows = 0;
        HasUnreadableRow = false;
        orphanPassed = false;
        Earlier = earlier;
    }

    /// <summary>A row of the claim whose line stands in <see cref="Lines"/>.</summary>
    public void AddRow(ReadOnlySpan<byte> bytes)
    {
        TakeOrphansIn();
        raw.Write(bytes);
        Rows++;
    }

    /// <summary>A row that could not be read: the claim's own where it names it, else one that waits for the next row to say.</summary>
    public void AddUnreadable(ReadOnlySpan<byte> bytes, bool named)
    {
        if (named)
        {
            TakeOrphansIn();
            HasUnreadableRow = true;
            Rows++;
        }
        else
            OrphanRows++;
        AddMore(bytes, named);
    }

    /// <summary>The next piece of the unreadable row that was added last.</summary>
    public void AddMore(ReadOnlySpan<byte> bytes, bool named) => (named ? raw : orphans).Write(bytes);

    /// <summary>Lets go of <see cref="Raw"/>, which has been written out; answers how many rows were counted for it.</summary>
    public int TakeRows()
    {
        var rows = Rows;
        raw.ResetWrittenCount();
        Rows = 0;
        return rows;
    }

    /// <summary>Lets go of <see cref="Orphans"/>, which have been written out.</summary>
    public int TakeOrphans()
    {
        var rows = OrphanRows;
        orphanPassed |= rows > 0;
        orphans.ResetWrittenCount();
        OrphanRows = 0;
        return rows;
    }

    private void TakeOrphansIn()
    {
        HasUnreadableRow |= OrphanRows > 0 || orphanPassed;
        orphanPassed = false;
        raw.Write(Orphans);
        Rows += OrphanRows;
        orphans.ResetWrittenCount();
        OrphanRows = 0;
    }
}
