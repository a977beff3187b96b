using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Rules.Files;

namespace ClaimLint.Files.Claims;

/// <summary>What a file's header says: which columns are read, and what is wrong with it.</summary>
public sealed class ClaimColumns
{
    /// <summary>Names that one sentence lists, at most.</summary>
    private const int MaxListed = 40;

    private readonly IReadOnlyList<string> header;

    private ClaimColumns(IReadOnlyList<string> header, ColumnLayout layout, int[] places, int claimId)
    {
        this.header = header;
        Layout = layout;
        Places = places;
        ClaimId = claimId;
    }

    public ColumnLayout Layout { get; }

    /// <summary>Where in a row each column of the layout stands.</summary>
    public int[] Places { get; }

    /// <summary>Where in a row claim_id stands, or -1.</summary>
    public int ClaimId { get; }

    /// <summary>Required columns that the file lacks.</summary>
    public FieldSet Missing => Fields.RequiredOfFile.Except(Layout.Columns);

    /// <summary>Names that stand twice; such a file has two values for one thing.</summary>
    public IReadOnlyList<string> Duplicates { get; private init; } = [];

    /// <summary>Columns of no known name: kept and passed through. A column without a name counts here.</summary>
    public IReadOnlyList<string> Unknown { get; private init; } = [];

    /// <summary>Takes a header apart. Names are matched in any case, white space around them ignored.</summary>
    public static ClaimColumns Of(IReadOnlyList<string> header)
    {
        var fields = new List<Field>();
        var places = new List<int>();
        var duplicates = new List<string>();
        var unknown = new List<string>();
        for (var place = 0; place < header.Count; place++)
        {
            var name = header[place].Trim();
            if (FieldCatalog.Find(name) is not { } info)
                unknown.Add(name);
            else if (fields.Contains(info.Field))
                duplicates.Add(info.Column);
            else
            {
                fields.Add(info.Field);
                places.Add(place);
            }
        }

        var claimId = fields.IndexOf(Field.ClaimId);
        return new ClaimColumns(header, new ColumnLayout([.. fields]), [.. places], claimId < 0 ? -1 : places[claimId])
        {
            Duplicates = duplicates,
            Unknown = unknown,
        };
    }

    /// <summary>What is wrong with the header: an error means that no row can be judged.</summary>
    public IEnumerable<(FileRule Rule, string Sentence)> Faults
    {
        get
        {
            if (!Missing.IsEmpty)
                yield return (
                    new MissingColumns(),
                    $"Required columns are absent: {FieldCatalog.Names(Missing)}. Columns seen: {Listed(header)}."
                );
            if (Duplicates.Count > 0)
                yield return (new DuplicateColumn(), $"These columns stand more than once: {Listed(Duplicates)}.");
            if (Unknown.Count > 0)
                yield return (new UnknownColumn(), $"Not known, kept and passed through: {Listed(Unknown)}.");
        }
    }

    private static string Listed(IReadOnlyList<string> names)
    {
        var listed = string.Join(
            ", ",
            names.Take(MaxListed).Select(name => name.Length == 0 ? "(no name)" : Cut(name))
        );
        return names.Count > MaxListed ? $"{listed} and {names.Count - MaxListed} more" : listed;
    }

    private static string Cut(string name) => name.Length <= 60 ? name : name[..60] + "…";
}
