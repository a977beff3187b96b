using System.Text;
using ClaimLint.Files.Publications;
using CsCheck;
using Xunit;

namespace ClaimLint.Files.Tests.Publications;

/// <summary>Whatever a file holds, it is imported or refused in one line: nothing else is thrown, and no text takes longer than its length.</summary>
public sealed class HostileFileTests
{
    private static readonly string[] Pieces =
    [
        "\n",
        "\r\n",
        "\t",
        ",",
        "\"",
        "*",
        "?",
        "-",
        "(",
        ")",
        "with ",
        " to ",
        "|",
        "\0",
        "é",
        "\u001A",
        "<",
        "&",
        "HDR ",
        "9",
        "A",
        "99999999999",
        "00000000",
        "right ",
        "left",
        "[",
        "Add:",
        new string(' ', 300),
    ];

    public static TheoryData<GeneratedPublication> Publications => [.. GeneratedPublication.All];

    [Theory]
    [MemberData(nameof(Publications))]
    public void A_damaged_file_is_imported_or_refused(GeneratedPublication publication) =>
        Gen.Select(Gen.Int, Gen.Int[1, 8], Gen.Bool, Gen.Int[0, 2])
            .Sample(
                (seed, changes, skip, packing) =>
                {
                    var random = new Random(seed);
                    var text = new StringBuilder(publication.Before)
                        .AppendJoin("", publication.Rows(random).Select(row => row.Line))
                        .Append(publication.After);
                    for (var change = 0; change < changes; change++)
                    {
                        var at = random.Next(text.Length);
                        text.Remove(at, Math.Min(random.Next(3), text.Length - at));
                        text.Insert(at, Pieces[random.Next(Pieces.Length)]);
                    }

                    var bytes = packing switch
                    {
                        0 => Encoding.Latin1.GetBytes(text.ToString()),
                        1 => Texts.Zip(("a.txt", text.ToString())),
                        _ => Texts.Gzip(text.ToString()),
                    };
                    if (packing > 0 && random.Next(2) == 0)
                        bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
                    Read(Texts.File(bytes), publication.Options with { SkipBadRows = skip });
                },
                iter: 60,
                threads: 1
            );

    /// <summary>Places where a pattern is looked for, each before a line of blanks.</summary>
    [Theory]
    [InlineData("code,description\n21,\"", "\"\n22,Ours\n")]
    [InlineData(",,2025 National Physician Fee Schedule Relative Value File", "\n" + Texts.FeesHeader)]
    [InlineData("<?xml version=\"1.0\"?><ICD10CM.tabular><version>", "</version></ICD10CM.tabular>")]
    [InlineData("payer_id,from,until,name,program,severities\nX,,,ours,,CL1007=", "loud\n")]
    public void A_line_of_blanks_is_read_in_time(string before, string after) =>
        Read(Texts.File(before + new string(' ', 200_000) + after), Texts.July2026);

    [Fact]
    public void A_description_and_a_note_of_blanks_are_read_in_time()
    {
        var blanks = new string(' ', 200_000);
        Assert.Equal(
            2,
            Texts
                .Rows(
                    Texts.Ordered(1, "A00", '0', "Ours")
                        + Texts.Ordered(2, "A000", '1', $"Ours right{blanks}]{blanks}colon left{blanks}in")
                )
                .Count
        );
        var list = Texts.Read(
            Texts.Tabular(
                $"<section id=\"A00-A00\"><diag><name>A00</name><excludes1><note>({blanks}A01{blanks}-{blanks}with{blanks}A02</note></excludes1><codeFirst><note>(A01)</note></codeFirst><sevenChrDef><extension char=\"A\">x</extension></sevenChrDef></diag></section>"
            )
        );
        Assert.Equal(2, list.Releases[0].Rows.Count);
    }

    private static void Read(PublicationFile file, PublicationOptions options)
    {
        try
        {
            PublicationReader.Read([file], options);
        }
        catch (UnreadablePublicationException refusal)
        {
            Assert.DoesNotContain('\n', refusal.Message);
            Assert.InRange(refusal.Message.Length, 10, 1_000);
        }
    }
}
