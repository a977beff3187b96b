namespace ClaimLint.Functions.Access;

/// <summary>What a caller may do: the app roles of the registration that stands for this API.</summary>
[Flags]
public enum Roles
{
    None = 0,

    /// <summary><c>Claims.Validate</c>: have lines and claims checked, read what they are checked against, ask for an upload of claims.</summary>
    ClaimsValidate = 1,

    /// <summary><c>Batches.Read</c>: read what became of one's own files.</summary>
    BatchesRead = 2,

    /// <summary><c>Tables.Import</c>: change the code tables.</summary>
    TablesImport = 4,

    /// <summary>Each of them.</summary>
    All = ClaimsValidate | BatchesRead | TablesImport,
}

/// <summary>The roles' names as Entra ID has them.</summary>
internal static class RoleNames
{
    public static IReadOnlyList<(Roles Role, string Name)> All { get; } =
    [
        (Roles.ClaimsValidate, "Claims.Validate"),
        (Roles.BatchesRead, "Batches.Read"),
        (Roles.TablesImport, "Tables.Import"),
    ];

    /// <summary>The role of a name; none for a name that is not ours.</summary>
    public static Roles Find(string? name) => All.FirstOrDefault(role => role.Name == name).Role;

    /// <summary>As in a sentence: <c>the role Batches.Read</c>, <c>one of the roles Claims.Validate, Tables.Import</c>.</summary>
    public static string Tell(Roles roles)
    {
        var names = All.Where(role => roles.HasFlag(role.Role)).Select(role => role.Name).ToArray();
        return names.Length == 1 ? $"the role {names[0]}" : $"one of the roles {string.Join(", ", names)}";
    }
}
