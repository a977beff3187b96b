namespace ClaimLint.Domain.Tables;

/// <summary>The payment policy indicators of the Medicare physician fee schedule, as PPRRVU has them; NUL where blank.</summary>
/// <param name="Status">Whether and how the code is paid: A, R, X, N …</param>
/// <param name="NonFacilityNa">Rarely or never performed outside a facility.</param>
/// <param name="FacilityNa">Rarely or never performed in a facility.</param>
/// <param name="PcTc">Professional and technical component, 0–9.</param>
/// <param name="Global">000, 010, 090, MMM, XXX, YYY, ZZZ.</param>
/// <param name="Multiple">Multiple procedures.</param>
/// <param name="Bilateral">Bilateral surgery.</param>
/// <param name="Assistant">Assistant at surgery.</param>
/// <param name="CoSurgeon">Co-surgeons.</param>
/// <param name="Team">Team surgery.</param>
public readonly record struct FeeRow(
    char Status,
    bool NonFacilityNa,
    bool FacilityNa,
    char PcTc,
    string Global,
    char Multiple,
    char Bilateral,
    char Assistant,
    char CoSurgeon,
    char Team
);

/// <summary>The physician fee schedule's indicators; a row for a procedure as a whole and one for each component.</summary>
/// <remarks>
/// The rules over an indicator answer notChecked where it is none that they know; of the status and the global days none does so, and another
/// value is refused. The lists are those of CMS's PPRRVU record layout.
/// </remarks>
public static class FeeTable
{
    private static readonly TableColumn<char> Status = TableColumn.Character("status", "ABCDEFGHIJMNPQRTX");
    private static readonly TableColumn<bool> NonFacilityNa = TableColumn.NotApplicable("nonfacility_na");
    private static readonly TableColumn<bool> FacilityNa = TableColumn.NotApplicable("facility_na");
    private static readonly TableColumn<char> PcTc = TableColumn.Character("pctc");
    private static readonly TableColumn<string> Global = TableColumn.OneOf(
        "global",
        "000",
        "010",
        "090",
        "MMM",
        "XXX",
        "YYY",
        "ZZZ",
        ""
    );
    private static readonly TableColumn<char> Multiple = TableColumn.Character("multiple");
    private static readonly TableColumn<char> Bilateral = TableColumn.Character("bilateral");
    private static readonly TableColumn<char> Assistant = TableColumn.Character("assistant");
    private static readonly TableColumn<char> CoSurgeon = TableColumn.Character("cosurgeon");
    private static readonly TableColumn<char> Team = TableColumn.Character("team");

    public static TableDefinition<FeeRow> Definition { get; } =
        new("mpfs", "MPFS")
        {
            Systems = [new("mpfs-medicare", EditProgram.Medicare, EditSetting.Practitioner)],
            Key = TableKey.CodeAnd<FeeRow>("code", "modifier"),
            // Rows of deleted codes and modifiers stay in the file.
            Proves = row => row.Status is not ('D' or 'F' or 'H'),
            OptionalKeyColumn = "modifier",
            Columns =
            [
                Status.From<FeeRow>(row => row.Status),
                NonFacilityNa.From<FeeRow>(row => row.NonFacilityNa),
                FacilityNa.From<FeeRow>(row => row.FacilityNa),
                PcTc.From<FeeRow>(row => row.PcTc),
                Global.From<FeeRow>(row => row.Global),
                Multiple.From<FeeRow>(row => row.Multiple),
                Bilateral.From<FeeRow>(row => row.Bilateral),
                Assistant.From<FeeRow>(row => row.Assistant),
                CoSurgeon.From<FeeRow>(row => row.CoSurgeon),
                Team.From<FeeRow>(row => row.Team),
            ],
            ReadRow = row => new FeeRow(
                Status.Of(row),
                NonFacilityNa.Of(row),
                FacilityNa.Of(row),
                PcTc.Of(row),
                Global.Of(row),
                Multiple.Of(row),
                Bilateral.Of(row),
                Assistant.Of(row),
                CoSurgeon.Of(row),
                Team.Of(row)
            ),
        };
}
