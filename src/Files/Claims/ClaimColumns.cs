using ClaimLint.Domain.Claims;

namespace ClaimLint.Files.Claims;

/// <summary>What a file's header says: which columns are read, and what is wrong with it.</summary>
public sealed class ClaimColumns
{
    private ClaimColumns(ColumnLayout layout, int[] places, int claimId)
    {
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
        return new ClaimColumns(
            new ColumnLayout([.. fields]),
            [.. places],
            claimId < 0 ? -1 : places[claimId]
        )
        {
            Duplicates = duplicates,
            Unknown = unknown,
        };
    }
}
