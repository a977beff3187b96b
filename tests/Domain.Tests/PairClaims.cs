using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Rules.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Tests;

/// <summary>Claims of two lines and small tables of NCCI pairs and modifiers, from 2010 on, for the tests of pair edits.</summary>
internal static class PairClaims
{
    private const string Header = "column1,column2,from,until,indicator,rationale";

    public static readonly ReleaseRows Modifiers = Tables.Release(
        "modifiers",
        "2010-01",
        new DateOnly(2010, 1, 1),
        "22 24 25 51 57 58 59 76 78 79 91 LT RT T5 XE XP XS XU",
        "code,from,until,title,ncci,side,anatomic,evaluation_only",
        "22,,,more work,N,,N,N",
        "24,,,unrelated visit,Y,,N,Y",
        "25,,,separate visit,Y,,N,Y",
        "51,,,one of several,N,,N,N",
        "57,,,decision,Y,,N,Y",
        "58,,,staged,Y,,N,N",
        "59,,,distinct,Y,,N,N",
        "76,,,again,N,,N,N",
        "78,,,return,Y,,N,N",
        "79,,,unrelated,Y,,N,N",
        "91,,,test again,Y,,N,N",
        "LT,,,left,Y,L,Y,N",
        "RT,,,right,Y,R,Y,N",
        "T5,,,right great toe,Y,R,Y,N",
        "XE,2015-01-01,,encounter,Y,,N,N",
        "XP,2015-01-01,,practitioner,Y,,N,N",
        "XS,2015-01-01,,structure,Y,,N,N",
        "XU,2015-01-01,,no overlap,Y,,N,N"
    );

    /// <summary>Tables of the given releases, and Medicare as the payer, whose edits are errors.</summary>
    public static CodeTables TablesOf(params ReleaseRows[] releases) =>
        Tables.Of([.. releases, Profiles.Payers("MEDICARE,Medicare,medicare,")]);

    /// <summary>Pairs among three codes.</summary>
    public static ReleaseRows Pairs(params string[] rows) => PairsOf("20957 64721 99213", rows);

    /// <summary>Pairs among the codes that the release is complete for.</summary>
    public static ReleaseRows PairsOf(string coverage, params string[] rows) =>
        Tables.Release("ptp-medicare-practitioner", "2010-01", new DateOnly(2010, 1, 1), coverage, Header, rows);

    /// <summary>20957 on line 1 and another procedure on line 2, each with the modifiers, separated by blanks.</summary>
    public static ClaimBuffer Of(
        string column1Modifiers,
        string column2Modifiers,
        string day = "2025-11-03",
        string column2 = "64721"
    ) =>
        Lines.Claim(
            Lines.Changed(Lines.Graft, (Field.ServiceDateFrom, day), (Field.HcpcsModifier1, string.Empty)),
            [.. Modified(column1Modifiers)],
            [(Field.HcpcsCode, column2), .. Modified(column2Modifiers)]
        );

    /// <summary>What CL4006 answers for line 2 of such a claim.</summary>
    public static OutcomeStatus Column2(
        CodeTables tables,
        string column1Modifiers,
        string column2Modifiers,
        string day = "2025-11-03",
        string column2 = "64721"
    )
    {
        var claim = Of(column1Modifiers, column2Modifiers, day, column2);
        return new BundledWithAnotherLine().Check(claim.Lines[1], claim.Lines[0], tables).Status;
    }

    private static IEnumerable<(Field Field, string Text)> Modified(string modifiers) =>
        modifiers
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select((modifier, i) => (Field.HcpcsModifier1 + i, modifier));
}
