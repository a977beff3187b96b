using ClaimLint.LocalHost.Settings;
using Microsoft.Extensions.Configuration;

namespace ClaimLint.LocalHost.Tests;

public sealed class SettingsTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("settings-").FullName;
    private readonly string below;

    public SettingsTests()
    {
        File.WriteAllText(Path.Combine(root, "package-lock.json"), "{}");
        below = Directory.CreateDirectory(Path.Combine(root, "src", "app")).FullName;
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Theory]
    [InlineData("{}", true)]
    [InlineData("""{"extensions":{"queues":{"messageEncoding":"base64"}}}""", true)]
    [InlineData("""{"extensions":{"queues":{"messageEncoding":"none"}}}""", false)]
    public void The_encoding_is_what_the_hosts_file_says(string content, bool base64)
    {
        File.WriteAllText(Path.Combine(root, "host.json"), content);
        Assert.Equal(base64, HostFile.MessagesAreBase64(root));
    }

    [Theory]
    [InlineData("{", "no JSON")]
    [InlineData("""{"extensions":{"queues":{"messageEncoding":"utf-7"}}}""", "base64 or none")]
    public void A_hosts_file_that_says_something_else_is_refused_in_a_sentence(string content, string told)
    {
        File.WriteAllText(Path.Combine(root, "host.json"), content);
        var fault = Assert.Throws<LocalHostException>(() => HostFile.MessagesAreBase64(root));
        Assert.Contains(told, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_sample_serves_where_there_is_no_settings_file()
    {
        var sample = Write(root, "local.settings.sample.json", "{}");

        Assert.Equal(sample, LocalSettings.Find([below]));
    }

    [Fact]
    public void A_settings_file_goes_before_the_sample_even_when_it_is_further_up()
    {
        Write(below, "local.settings.sample.json", "{}");
        var own = Write(root, "local.settings.json", "{}");

        Assert.Equal(own, LocalSettings.Find([below]));
    }

    [Fact]
    public void Nothing_above_the_repository_is_read()
    {
        File.WriteAllText(Path.Combine(below, "package-lock.json"), "{}");
        Write(root, "local.settings.json", "{}");

        Assert.Null(LocalSettings.Find([below]));
    }

    [Fact]
    public void Values_are_read_with_comments_and_double_underscores()
    {
        var file = Write(root, "local.settings.json", """{ "Values": { /* a */ "A__B": "1", "C": true, } }""");

        var values = LocalSettings.Read(file);

        Assert.Equal("1", values["A:B"]);
        Assert.Equal("True", values["C"]);
    }

    [Theory]
    [InlineData("not json SECRET")]
    [InlineData("[]")]
    [InlineData("""{ "Values": "SECRET" }""")]
    public void A_file_that_cannot_be_read_is_named_without_its_content(string content)
    {
        var file = Write(root, "local.settings.json", content);

        var fault = Assert.Throws<LocalHostException>(() => LocalSettings.Read(file));

        Assert.Contains(file, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("SECRET", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_encrypted_file_is_refused()
    {
        var file = Write(root, "local.settings.json", """{ "IsEncrypted": true, "Values": {} }""");

        Assert.Contains(
            "encrypted",
            Assert.Throws<LocalHostException>(() => LocalSettings.Read(file)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Settings_from_the_command_line_go_before_the_environment_and_that_before_the_default()
    {
        Assert.Equal(7071, Settings().Port(option: null));
        Assert.Equal(7100, Settings(("CLAIMLINT_PORT", "7100")).Port(option: null));
        Assert.Equal(7200, Settings(("CLAIMLINT_PORT", "7100")).Port("7200"));
    }

    [Theory]
    [InlineData("70000")]
    [InlineData("-1")]
    [InlineData("x")]
    public void A_value_that_is_not_a_port_is_refused(string port) =>
        Assert.Throws<LocalHostException>(() => Settings().Port(port));

    [Fact]
    public void A_missing_connection_says_which_and_what_to_do()
    {
        var fault = Assert.Throws<LocalHostException>(() => Settings().Connection("ClaimsStorage"));

        Assert.StartsWith(
            "The setting 'ClaimsStorage' is missing: copy local.settings.sample.json",
            fault.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Settings_in_percent_signs_are_put_in_their_place()
    {
        Assert.Equal("inbox/{path}", Settings(("Inbox", "inbox")).Resolve("%Inbox%/{path}"));
        Assert.Throws<LocalHostException>(() => Settings().Resolve("%Inbox%"));
    }

    private static string Write(string folder, string name, string text)
    {
        var file = Path.Combine(folder, name);
        File.WriteAllText(file, text);
        return file;
    }

    private static AppSettings Settings(params (string Key, string Value)[] values) =>
        new(
            new ConfigurationBuilder()
                .AddInMemoryCollection(values.ToDictionary(pair => pair.Key, string? (pair) => pair.Value))
                .Build()
        );
}
