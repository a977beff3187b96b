using ClaimLint.Domain.Tables;

namespace ClaimLint.Cli.Output;

/// <summary>Where something was taken from, as the API says it too.</summary>
internal sealed record RowSource(
    string Table,
    string Release,
    string? RowKey,
    int Row,
    string File,
    string Sha256,
    string Publisher,
    string Title,
    string Url
)
{
    public static RowSource Of(Evidence row)
    {
        var release = row.Release!;
        return new RowSource(
            release.System,
            release.Version,
            row.RowKey,
            row.RowNumber,
            release.File,
            release.Sha256,
            release.Source.Publisher,
            release.Source.Title,
            release.Source.Url
        );
    }
}
