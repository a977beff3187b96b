using System.Text;
using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Tables;

/// <summary>Whose edits a payer follows.</summary>
public enum EditProgram : byte
{
    /// <summary>Not stated: checked as Medicare would, and findings are warnings at most.</summary>
    NotStated,
    Medicare,
    Medicaid,

    /// <summary>The payer follows no NCCI or fee schedule edits: those rules do not apply.</summary>
    None,
}

/// <summary>What one payer requires.</summary>
/// <param name="PayerId">As in payer_id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Program">Whose edits it follows.</param>
/// <param name="Severities">Rules whose severity the payer changes.</param>
public sealed record PayerPolicy(
    string PayerId,
    string Name,
    EditProgram Program,
    IReadOnlyDictionary<string, Severity> Severities
);

/// <summary>What each payer requires, by the date of service.</summary>
public sealed class PayerTable(ReleaseStack<PayerPolicy> stack)
{
    private static readonly TableColumn<string> Name = TableColumn.Text("name");
    private static readonly TableColumn<EditProgram> Program = TableColumn.NamedOr("program", EditProgram.NotStated);
    private static readonly TableColumn<IReadOnlyDictionary<string, Severity>> Severities = new(
        "severities",
        "rules with info, warning or error, each rule once, as in CL3001=info CL4006=warning",
        text =>
        {
            var read = SeveritiesOf(text);
            return (read is not null, read!);
        },
        severities => string.Join(' ', severities.Select(entry => $"{entry.Key}={TableColumn.Lower(entry.Value)}"))
    );

    /// <summary>By a hash of the payer's text.</summary>
    public static TableDefinition<PayerPolicy> Definition { get; } =
        new("payers", "Payer policies")
        {
            Key = new(["payer_id"], row => TextKey.Of(Encoding.UTF8.GetBytes(row.Key)), (_, policy) => policy.PayerId)
            {
                Codes = 0,
                Covering = _ => default,
            },
            Columns =
            [
                Name.From<PayerPolicy>(policy => policy.Name),
                Program.From<PayerPolicy>(policy => policy.Program),
                Severities.From<PayerPolicy>(policy => policy.Severities),
            ],
            ReadRow = row => new PayerPolicy(row.Key, Name.Of(row), Program.Of(row), Severities.Of(row)),
            Concerning = (table, asked) =>
                table
                    .PlacesOf(TextKey.Of(Encoding.UTF8.GetBytes(asked.Text)), ulong.MaxValue)
                    .Where(at => table.RowAt(at).PayerId == asked.Text),
            LookedUpBy = LookupKind.Text,
            IsWholeList = true,
            IsUndated = true,
        };

    /// <summary>The policy of the line's payer on its date of service. Allocates nothing.</summary>
    /// <remarks>
    /// Unknown where no release has one: nothing is required of such a payer's lines that is not required of others. NoRelease where one has,
    /// and none has begun on the day, or where a release cannot be read. A line without a date is checked by the latest.
    /// </remarks>
    public LookupStatus Find(in ClaimLine line, out PayerPolicy? policy)
    {
        policy = null;
        if (line.PayerKey == 0)
            return LookupStatus.Unknown;
        // Whether a policy was required of the payer is not known.
        if (stack.IsUnreadable)
            return LookupStatus.NoRelease;
        var day = line.ServiceFrom == default ? DateOnly.MaxValue : line.ServiceFrom;
        var found = stack.Find(new KeyFinder<PayerPolicy>(line.PayerKey, Code.None, Code.None), day);
        // Hashes can collide; the text decides.
        if (found.IsFound && Ascii.Equals(line.Text[Field.PayerId], found.Row.PayerId))
            policy = found.Row;
        return policy is not null ? LookupStatus.Found
            : found.Status == LookupStatus.NoRelease && stack.Lists(line.PayerKey) ? LookupStatus.NoRelease
            : LookupStatus.Unknown;
    }

    /// <summary>The rules that a row of the table names.</summary>
    public static IEnumerable<string> RulesOf(TableRow row) => Severities.Of(row).Keys;

    /// <summary>Null where an entry does not give a rule a severity, or gives it one a second time.</summary>
    private static Dictionary<string, Severity>? SeveritiesOf(string text)
    {
        var severities = new Dictionary<string, Severity>();
        foreach (var entry in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (
                entry.Split('=') is not [var rule, var name]
                || !TableColumn.IsNamed<Severity>(name, out var severity)
                || !severities.TryAdd(rule, severity)
            )
                return null;
        }

        return severities;
    }
}
