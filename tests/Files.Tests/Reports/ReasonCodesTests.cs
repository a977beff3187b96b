using System.Text;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Rules.Codes;
using ClaimLint.Domain.Tables;
using ClaimLint.Domain.Validation;
using ClaimLint.Files.Claims;
using ClaimLint.Files.Reports;
using CsvHelper;
using Xunit;

namespace ClaimLint.Files.Tests.Reports;

/// <summary>The reason code in the findings file is the finding's, which may be another than its rule's usual one.</summary>
public sealed class ReasonCodesTests
{
    private const string FeeColumns =
        "code,modifier,status,nonfacility_na,facility_na,pctc,global,multiple,bilateral,assistant,cosurgeon,team";

    [Theory]
    [InlineData("N", "96")]
    [InlineData("B", "97")]
    public void A_findings_own_reason_code_is_written(string status, string carc)
    {
        const string file = """
            claim_id,claim_line_number,claim_type,payer_id,patient_birth_date,patient_sex,billing_tin,diagnosis_code_1,service_date_from,hcpcs_code,charge_amount,service_unit_quantity
            CLAIM-1,1,P,MEDICARE,1950-05-04,F,123456789,E119,2025-11-03,99213,120.00,1
            """;
        var bytes = Encoding.UTF8.GetBytes(file);
        using var findings = new MemoryStream();
        using var check = new ClaimFileCheck(
            new RuleSet([new NotPayableStatus(), .. RuleCatalog.All.OfType<FileRule>()]),
            Fees($"99213,,{status},,,0,XXX,0,0,0,0,0"),
            new ClaimFileInfo("claims.csv", "1", DateTimeOffset.UnixEpoch, bytes.Length),
            new ReportStreams(findings, Stream.Null, Stream.Null)
        );

        check.Run(new MemoryStream(bytes), TestContext.Current.CancellationToken);

        using var csv = CsvReader.Create(findings.ToArray(), new CsvReaderOptions());
        csv.ReadHeader();
        Assert.True(csv.Read());
        Assert.Equal("CL2013", csv.GetString("rule"));
        Assert.Equal(carc, csv.GetString("carc"));
        Assert.False(csv.Read());
    }

    private static CodeTables Fees(string row) =>
        CodeTables.Read([
            new ReleaseRows(
                new Release("mpfs-medicare", "1", new DateOnly(2025, 10, 1), null, Coverage.Whole, 100),
                [
                    TableCatalog
                        .Default.Of("mpfs-medicare")
                        .RowOf(
                            FeeColumns
                                .Split(',')
                                .Zip(row.Split(','))
                                .ToDictionary(pair => pair.First, pair => pair.Second),
                            1
                        ),
                ]
            ),
        ]);
}
