using System.Collections;
using Azure;
using ClaimLint.Storage;
using ClaimLint.Storage.Tests;

namespace ClaimLint.Cli.Tests;

public sealed class CommandLineTests(RunningAzurite azurite)
{
    [Theory]
    [InlineData("Required command was not provided.", "claimlint")]
    [InlineData("Required argument 'FILE' missing for command: 'check'.", "claimlint check", "check")]
    [InlineData(
        "'3/4/2026' is no day: write YYYY-MM-DD.",
        "claimlint lookup",
        "lookup",
        "pos",
        "11",
        "--on",
        "3/4/2026"
    )]
    public async Task A_wrong_command_line_ends_with_2_and_says_where_to_look(
        string first,
        string path,
        params string[] arguments
    )
    {
        var ran = await new Commands().RunAsync(arguments);

        Assert.Equal(ExitCodes.Usage, ran.Code);
        Assert.Empty(ran.Output);
        Assert.Equal($"{first}\nSee: {path} --help\n", ran.Error);
    }

    [Fact]
    public async Task Storage_without_our_tables_is_told_in_one_line()
    {
        Assert.Equal(
            "Storage has no code tables: start the functions once, or import a release.",
            await new Commands(azurite.NewAccount()).RefusedAsync("lookup", "pos", "11")
        );
    }

    [Fact]
    public async Task Storage_without_a_release_is_told_in_one_line()
    {
        Assert.Equal(
            "Storage has no release that is ready: start the functions once, import a release, or name a folder with --tables.",
            await new Commands(await azurite.NewPreparedAccountAsync()).RefusedAsync("lookup", "pos", "11")
        );
    }

    [Fact]
    public async Task Storage_that_cannot_be_reached_is_told_in_one_line()
    {
        var wire = new Wire { FateOf = (_, _) => Fate.RequestLost };

        Assert.Equal(
            "Storage cannot be reached: see the setting ClaimsStorage; locally, start Azurite or the functions.",
            await new Commands(azurite.NewAccount()) { Wire = wire }.RefusedAsync("lookup", "pos", "11")
        );
    }

    [Fact]
    public void An_Azurite_that_refuses_our_API_version_is_named_with_the_remedy() =>
        Assert.Equal(
            "Storage refuses our API version: update Azurite to 3.35 or later, or start it with --skipApiVersionCheck.",
            Faults.LineOf(new RequestFailedException(400, "", "InvalidHeaderValue", innerException: null))
        );

    [Fact]
    public void Settings_come_from_the_environment_then_from_the_file_of_the_repository()
    {
        using var folder = new WorkFolder();
        Directory.CreateDirectory(folder.At(".git"));
        var below = Directory.CreateDirectory(folder.At("below")).FullName;

        Assert.Null(Settings.Read(below, new Hashtable())["ClaimsStorage"]);
        folder.Write(
            "local.settings.json",
            """{ "Values": { "ClaimsStorage": "of the file", "ClaimsStorage__clientId": "1" } }"""
        );
        Assert.Equal("of the file", Settings.Read(below, new Hashtable())["ClaimsStorage"]);
        Assert.Equal("1", Settings.Read(below, new Hashtable())["ClaimsStorage:clientId"]);
        Assert.Equal(
            "of the environment",
            Settings.Read(below, new Hashtable { ["ClaimsStorage"] = "of the environment" })["ClaimsStorage"]
        );
    }

    [Fact]
    public void A_settings_file_that_cannot_be_read_is_not_quoted()
    {
        using var folder = new WorkFolder();
        folder.Write("local.settings.json", """{ "Values": { "ClaimsStorage": "AccountKey=secret" """);

        var told = Assert.Throws<StorageSettingException>(() => Settings.Read(folder.Path, new Hashtable()));

        Assert.DoesNotContain("secret", told.ToString(), StringComparison.Ordinal);
    }
}
