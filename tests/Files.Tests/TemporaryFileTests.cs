using Xunit;

namespace ClaimLint.Files.Tests;

public sealed class TemporaryFileTests
{
    [Fact]
    public void It_has_no_name_that_a_killed_process_would_leave_behind()
    {
        var folder = Directory.CreateTempSubdirectory("claimlint-test-");
        try
        {
            using (var file = new TemporaryFile(folder.FullName))
            {
                file.Content.Write("one and two"u8);
                // Windows deletes it with its last handle, which a killed process closes too.
                if (!OperatingSystem.IsWindows())
                    Assert.Empty(folder.GetFileSystemInfos());
                using var one = new StreamReader(file.OpenRead());
                using var other = file.OpenRead();
                other.Seek(-3, SeekOrigin.End);
                Assert.Equal("one and two", one.ReadToEnd());
                Assert.Equal("two", new StreamReader(other).ReadToEnd());
                Assert.Equal(11, other.Length);
            }

            Assert.Empty(folder.GetFileSystemInfos());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void It_is_read_from_its_beginning_each_time()
    {
        using var file = new TemporaryFile();
        using (var empty = file.OpenRead())
            Assert.Equal(-1, empty.ReadByte());
        file.Content.Write(new byte[200_000]);
        for (var time = 0; time < 2; time++)
        {
            using var content = file.OpenRead();
            using var copy = new MemoryStream();
            content.CopyTo(copy);
            Assert.Equal(200_000, copy.Length);
        }
    }
}
