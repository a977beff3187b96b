using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Tables;

/// <summary>One procedure-to-procedure edit: the column 2 code is denied beside the column 1 code.</summary>
/// <param name="Column1">The code that is paid.</param>
/// <param name="Column2">The code that is denied.</param>
/// <param name="Period">When the pair is in force.</param>
/// <param name="Indicator">0 no modifier opens it, 1 an NCCI modifier may, 9 never in force.</param>
/// <param name="Rationale">CMS's reason.</param>
public readonly record struct PairEdit(
    Code Column1,
    Code Column2,
    ActivePeriod Period,
    char Indicator,
    string Rationale
);

/// <summary>NCCI's procedure-to-procedure edits (PTP).</summary>
public static class PairTable
{
    private const char NeverInForce = '9';

    private static readonly TableColumn<string> Indicator = TableColumn.OneOf("indicator", "0", "1", "9");
    private static readonly TableColumn<string> Rationale = TableColumn.Text("rationale");

    public static TableDefinition<PairEdit> Definition { get; } =
        new("ptp", "PTP")
        {
            Systems =
            [
                .. TableSystem.Of("ptp", EditProgram.Medicare, EditSetting.Practitioner, EditSetting.Outpatient),
                .. TableSystem.Of(
                    "ptp",
                    EditProgram.Medicaid,
                    EditSetting.Practitioner,
                    EditSetting.Outpatient,
                    EditSetting.Supplier
                ),
            ],
            Key = TableKey.Pair<PairEdit>("column1", "column2"),
            Columns =
            [
                Indicator.From<PairEdit>(row => row.Indicator.ToString()),
                Rationale.From<PairEdit>(row => row.Rationale),
            ],
            ReadRow = row => new PairEdit(default, default, default, Indicator.Of(row)[0], Rationale.Of(row)),
            Complete = (key, period, edit) =>
                edit with
                {
                    Column1 = TableKey.FirstOf(key),
                    Column2 = Code.SecondOf(key),
                    Period = period,
                },
            // One that was never in force gives way to one that is.
            GivesWay = row => row.Indicator == NeverInForce,
            Packing = TablePacking.Pairs,
        };
}

/// <summary>The NCCI pairs of one program and setting, release by release.</summary>
public sealed class PairEdits(ReleaseStack<PairEdit> stack)
{
    /// <summary>Codes of more than five characters have bits here; NCCI has none such.</summary>
    private const ulong BeyondFive = (1UL << 30) - 1;

    public string System => stack.System;

    public IEnumerable<Release> Releases => stack.Releases;

    /// <summary>What the table says of a pair on a day, with what decided. Allocates nothing.</summary>
    public Lookup<PairEdit> Find(Code column1, Code column2, DateOnly day)
    {
        var key = ((column1.Packed | column2.Packed) & BeyondFive) == 0 ? Code.Pair(column1, column2) : 0;
        return stack.Find(new KeyFinder<PairEdit>(key, column1, column2), day);
    }
}
