namespace ClaimLint.Infra.Costs;

/// <summary>Reads the two small files under <c>infra/costs</c>: a header, then rows; no cell holds a comma or a quote.</summary>
internal static class CostFile
{
    public static IEnumerable<string[]> Rows(string path, int columns) =>
        File.ReadLines(Path.Combine(Repository.Root, path))
            .Skip(1)
            .Select(row => row.Split(','))
            .Select(cells =>
                cells.Length == columns
                    ? cells
                    : throw new InvalidDataException($"{path}: '{cells[0]}' has {cells.Length} of {columns} columns.")
            );
}
