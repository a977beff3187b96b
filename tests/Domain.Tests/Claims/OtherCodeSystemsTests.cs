using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Tests.Claims;

public sealed class OtherCodeSystemsTests
{
    [Theory]
    [InlineData("99213", true)]
    [InlineData("0001F", true)] // CPT category II
    [InlineData("0075T", true)] // CPT category III
    [InlineData("0001U", true)] // proprietary laboratory analyses
    [InlineData("A0021", true)]
    [InlineData("V5364", true)]
    [InlineData("W0021", false)]
    [InlineData("9921", false)]
    [InlineData("992133", false)]
    [InlineData("99213\0", false)]
    [InlineData("9921a", false)]
    [InlineData("9 213", false)]
    [InlineData("AB123", false)]
    [InlineData("A123B", false)]
    [InlineData("٩٩٢١٣", false)]
    public void A_procedure_code_has_the_shape_of_CPT_or_HCPCS(string code, bool wellFormed)
    {
        var line = Lines.Visit((Field.HcpcsCode, code));

        Assert.Equal(wellFormed, line.Holds(Field.HcpcsCode));
        Assert.Equal(wellFormed ? code : "", line.Procedure.ToString());
    }

    [Theory]
    [InlineData("1AA01")]
    [InlineData("99213")]
    [InlineData("00009-4992-50")]
    public void A_code_under_another_qualifier_is_neither_judged_nor_read(string code)
    {
        var line = Lines.Visit((Field.HcpcsCode, code), (Field.ProcedureQualifier, "ER"));

        Assert.True(line.Holds(Field.HcpcsCode));
        Assert.True(line.Procedure.IsNone);
    }

    [Fact]
    public void An_ICD_9_diagnosis_is_neither_judged_nor_read()
    {
        var line = Lines.Visit(
            (Field.DiagnosisCodeType, "9"),
            (Field.DiagnosisCode1, "250.00"),
            (Field.DiagnosisCode2, "V70.0"),
            (Field.AdmittingDiagnosisCode, "401.9")
        );

        Assert.True(line.Malformed.IsEmpty);
        Assert.True(line.Diagnoses[0].IsNone);
        Assert.True(line.Diagnoses[1].IsNone);
    }
}
