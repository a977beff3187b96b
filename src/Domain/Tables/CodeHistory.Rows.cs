using System.Text;
using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Tables;

/// <content>The rows of tables in which a code has several, each with what stands beside the code in its key.</content>
public static partial class CodeHistory
{
    private static CodePeriod[] Limits(DatedTable<UnitLimitRow> table, Code code) =>
        Periods(
            table,
            code,
            row =>
                [
                    new("units", Number(row.Units)),
                    new("mai", Number(row.AdjudicationIndicator)),
                    new("rationale", row.Rationale),
                ]
        );

    private static CodePeriod[] AddOns(DatedTable<AddOnRow> table, Code code) =>
        Told(
            table
                .HistoryOf(code.Packed, FirstOfPair)
                .Select(entry => new CodePeriod(
                    entry.Release,
                    entry.Period,
                    entry.Evidence,
                    [new("primary", PartOf(entry.Evidence, 1)), new("type", Number(entry.Row.Type))]
                ))
        );

    /// <summary>The procedure as a whole and its components.</summary>
    private static CodePeriod[] Fees(DatedTable<FeeRow> table, Code code) =>
        Told(
            table
                .HistoryOf(code.Packed, FirstOfPair)
                .Select(entry => new CodePeriod(
                    entry.Release,
                    entry.Period,
                    entry.Evidence,
                    [new("modifier", PartOf(entry.Evidence, 1)), .. Indicators(entry.Row)]
                ))
        );

    /// <summary>The notes that hold for the code, then those of others that refer to it.</summary>
    private static CodePeriod[] Notes(DiagnosisNotes notes, Code code) =>
        Told(
            notes
                .Of(code)
                .Concat(notes.ReferringTo(code))
                .DistinctBy(entry => entry.Evidence)
                .Select(entry => new CodePeriod(
                    entry.Release,
                    entry.Period,
                    entry.Evidence,
                    [
                        new("code", PartOf(entry.Evidence, 0)),
                        new("reference", PartOf(entry.Evidence, 1)),
                        new("condition", entry.Row.Condition),
                        new("stated", entry.Row.Stated),
                        new("note", entry.Row.Note),
                    ]
                ))
        );

    private static CodePeriod[] Deactivations(DeactivatedNpis npis, Code code) =>
        Npi.TryParse(Encoding.UTF8.GetBytes(code.ToString()), out var npi)
            ? Told(
                npis.Of(npi)
                    .Select(entry => new CodePeriod(
                        entry.Release,
                        entry.Period,
                        entry.Evidence,
                        [new("deactivated", $"{entry.Period.From:yyyy-MM-dd}")]
                    ))
            )
            : [];

    private static CodePeriod[] Pairs(PairEdits pairs, Code code) =>
        Told(
            pairs
                .Of(code)
                .Select(pair => new CodePeriod(
                    pair.Release,
                    pair.Edit.Period,
                    new Evidence(pair.Release, $"{pair.Edit.Column1}|{pair.Edit.Column2}", pair.RowNumber),
                    [
                        new("column2", pair.Edit.Column2.ToString()),
                        new("indicator", pair.Edit.Indicator.ToString()),
                        new("rationale", pair.Edit.Rationale),
                    ]
                ))
        );

    private static KeyValuePair<string, string>[] Indicators(FeeRow row) =>
        [
            new("status", Word(row.Status)),
            new("nonFacilityNa", Word(row.NonFacilityNa)),
            new("facilityNa", Word(row.FacilityNa)),
            new("pctc", Word(row.PcTc)),
            new("global", row.Global),
            new("multiple", Word(row.Multiple)),
            new("bilateral", Word(row.Bilateral)),
            new("assistant", Word(row.Assistant)),
            new("coSurgeon", Word(row.CoSurgeon)),
            new("team", Word(row.Team)),
        ];
}
