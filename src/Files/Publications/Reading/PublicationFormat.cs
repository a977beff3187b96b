using ClaimLint.Domain.Tables;

namespace ClaimLint.Files.Publications.Reading;

/// <summary>One kind of published file: how it is known, what it is called, how it is read.</summary>
internal abstract class PublicationFormat
{
    /// <summary>What a message calls it, and the <see cref="Publication.Kind"/>. Two forms of one publication have one name.</summary>
    public abstract string Name { get; }

    public abstract Source Source { get; }

    /// <summary>Whether several files make one release.</summary>
    public virtual bool ComesInParts => false;

    /// <summary>Rows that a publication of this kind may have.</summary>
    public virtual int MaxRows => PublicationLimits.MaxRows;

    /// <summary>What other rows would no longer mean if one of them were left out; null where every row means something by itself.</summary>
    public virtual string? AffectedBySkippedRow => null;

    /// <summary>Knows the text by what is in it; null where it is of another kind.</summary>
    /// <param name="head">Its beginning.</param>
    /// <param name="nearest">How near its header came, for the message of a file that no format recognizes; null where it has no header at all.</param>
    public abstract FileLayout? Recognise(FileHead head, out NearMiss? nearest);

    /// <summary>The systems that the text's rows are of.</summary>
    /// <exception cref="UnreadablePublicationException">The caller must say more.</exception>
    public abstract IReadOnlyList<string> Systems(FileLayout layout, PublicationOptions options);

    /// <summary>The release that a file's name proposes; null where it proposes none.</summary>
    public abstract PublicationDate? DateFrom(string fileName);

    /// <summary>What the release is called that begins on a day, and when it expires.</summary>
    public abstract PublicationDate DateOf(DateOnly from);

    public abstract IReadOnlyList<ReleaseDraft> Read(PublicationContext context);
}
