using System.Collections.Frozen;
using System.Text;
using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Tables;

/// <summary>What each payer asks, by the date of service.</summary>
public sealed class PayerTable
{
    private readonly RowsByDay rows;
    private readonly FrozenDictionary<ulong, (string PayerId, Timeline<PayerPolicy> Policies)> payers;

    /// <exception cref="InvalidTableException">A row lacks a column, or a value is not of its kind.</exception>
    internal PayerTable(IReadOnlyCollection<ReleaseRows> releases)
    {
        rows = new RowsByDay(releases, TableSystems.Payers, row => row.Key);
        payers = rows.Subjects.ToFrozenDictionary(
            payer => TextKey.Of(Encoding.UTF8.GetBytes(payer)),
            payer => (payer, TimelineOf(payer))
        );
    }

    /// <summary>The policy of the line's payer on its date of service. Allocates nothing.</summary>
    /// <remarks>
    /// Unknown where no release has one: nothing is asked of such a payer's lines that others are not asked. NoRelease where one has, and none
    /// speaks for the day; NotActive where the one that does has none. A line without a date is held against the latest.
    /// </remarks>
    public LookupStatus Find(in ClaimLine line, out PayerPolicy? policy)
    {
        policy = null;
        // Keys can collide; the text decides.
        if (
            line.PayerKey == 0
            || !payers.TryGetValue(line.PayerKey, out var payer)
            || !Ascii.Equals(line.Text[Field.PayerId], payer.PayerId)
        )
            return LookupStatus.Unknown;
        var day = line.ServiceFrom == default ? DateOnly.MaxValue : line.ServiceFrom;
        policy = payer.Policies.On(day);
        return policy is not null ? LookupStatus.Found
            : rows.SpeakerOn(day) is null ? LookupStatus.NoRelease
            : LookupStatus.NotActive;
    }

    /// <summary>Every row of a payer.</summary>
    internal IEnumerable<SourcedRow> Of(string payer) => rows.Of(payer);

    private Timeline<PayerPolicy> TimelineOf(string payer)
    {
        // Every row is read, in force or not: one that cannot be understood must not lie in wait for its day.
        var read = new Dictionary<TableRow, PayerPolicy>(ReferenceEqualityComparer.Instance);
        foreach (var entry in rows.Of(payer))
            read[entry.Row] = Policy(entry.Row);
        return new Timeline<PayerPolicy>(
            rows.TurnsOf(payer),
            day => rows.On(payer, day) is { Count: > 0 } found ? read[found[^1].Row] : null
        );
    }

    private static PayerPolicy Policy(TableRow row) =>
        new(
            row.Key,
            row["name"],
            row["program"].Length == 0 ? EditProgram.NotStated : CodeTablesReader.Named<EditProgram>(row, "program"),
            Severities(row)
        );

    /// <summary><c>CL3001=info CL4006=warning</c>.</summary>
    private static Dictionary<string, Severity> Severities(TableRow row)
    {
        var severities = new Dictionary<string, Severity>();
        foreach (var entry in row["severities"].Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (
                entry.Split('=') is not [var rule, var name]
                || !Enum.TryParse<Severity>(name, ignoreCase: true, out var severity)
                || !Enum.IsDefined(severity)
                || !severities.TryAdd(rule, severity)
            )
                throw new InvalidTableException(
                    $"Row {row.Number} ({row.Key}): '{entry}' gives no rule a severity, or one a second time."
                );
        }

        return severities;
    }
}
