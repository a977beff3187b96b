using System.Security.Cryptography;

namespace ClaimLint.Files.Publications.Reading;

internal static class FileHash
{
    /// <summary>SHA-256 of the files' bytes as they are, one after the other, lower-case hexadecimal.</summary>
    public static string Of(IEnumerable<PublicationFile> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 16];
        foreach (var file in files)
        {
            using var stream = file.Open();
            for (var read = stream.Read(buffer); read > 0; read = stream.Read(buffer))
                hash.AppendData(buffer.AsSpan(0, read));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
