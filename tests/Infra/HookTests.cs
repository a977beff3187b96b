namespace ClaimLint.Infra;

/// <summary>The scripts that run after a deployment, with a stand-in for the Azure CLI that writes down how it is called.</summary>
public sealed class HookTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("hooks-").FullName;

    private string Calls => Path.Combine(folder, "calls");

    private static string Subscribe => Path.Combine(Repository.Hooks, "subscribe-inbox.sh");

    public static TheoryData<string> Scripts =>
        [.. Directory.GetFiles(Repository.Hooks).Select(file => Path.GetFileName(file)!)];

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [MemberData(nameof(Scripts))]
    public async Task A_script_is_sound(string script)
    {
        Assert.SkipUnless(Programs.Has("bash"), "There is no bash here.");
        var file = Path.Combine(Repository.Hooks, script);

        var parsed = await Programs.RunAsync("bash", ["-n", file]);
        Assert.True(parsed.ExitCode == 0, parsed.Everything);

        Assert.SkipUnless(Programs.Has("shellcheck"), "shellcheck is not installed; bash finds no fault.");
        var checkedBy = await Programs.RunAsync("shellcheck", ["--shell=bash", file]);
        Assert.True(checkedBy.ExitCode == 0, checkedBy.Everything);
    }

    [Fact]
    public async Task It_waits_for_the_hosts_key_and_then_deploys_the_subscription()
    {
        var ran = await SubscribeAsync(
            """
            case "$*" in
              *"functionapp keys list"*) [ "$(grep -c 'keys list' "$CALLS")" -ge 3 ] && echo true || echo false ;;
            esac
            """
        );

        Assert.True(ran.ExitCode == 0, ran.Everything);
        var calls = await CallsAsync();
        Assert.Equal(4, calls.Length);
        Assert.All(
            calls[..3],
            call =>
                Assert.StartsWith(
                    "functionapp keys list --resource-group rg --name func",
                    call,
                    StringComparison.Ordinal
                )
        );
        Assert.StartsWith(
            "deployment group create --resource-group rg --name inbox-subscription --parameters ",
            calls[3],
            StringComparison.Ordinal
        );
        var parameters = calls[3].Split("--parameters ")[1].Split(' ')[0];
        Assert.Equal(Path.Combine(Repository.Templates, "inboxSubscription.bicepparam"), Path.GetFullPath(parameters));
    }

    [Fact]
    public async Task The_key_itself_is_never_asked_for_nor_written()
    {
        var ran = await SubscribeAsync("echo true");

        Assert.True(ran.ExitCode == 0, ran.Everything);
        var asked = (await CallsAsync()).Where(call => call.Contains("keys list", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(asked);
        // Whether it is among the names, not what it is.
        Assert.All(
            asked,
            call =>
                Assert.Contains(
                    "--query contains(keys(systemKeys || `{}`), 'blobs_extension')",
                    call,
                    StringComparison.Ordinal
                )
        );
        Assert.DoesNotContain("code=", ran.Everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_subscription_that_the_app_did_not_confirm_in_time_is_tried_again()
    {
        var ran = await SubscribeAsync(
            """
            case "$*" in
              *"keys list"*) echo true ;;
              *"deployment group create"*) [ "$(grep -c 'deployment group' "$CALLS")" -ge 2 ] || exit 1 ;;
            esac
            """
        );

        Assert.True(ran.ExitCode == 0, ran.Everything);
        Assert.Equal(3, (await CallsAsync()).Length);
    }

    [Fact]
    public async Task A_key_that_never_comes_is_said_and_nothing_is_deployed()
    {
        var ran = await SubscribeAsync("echo false");

        Assert.Equal(1, ran.ExitCode);
        Assert.Contains("Gave up waiting for the host's key", ran.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain(await CallsAsync(), call => call.StartsWith("deployment", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_sign_in_that_is_missing_is_said_in_the_words_of_az()
    {
        var ran = await SubscribeAsync("echo \"Please run 'az login' to setup account.\" >&2; exit 1");

        Assert.Equal(1, ran.ExitCode);
        Assert.Contains("az login", ran.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_a_queue_takes_the_events_no_key_is_waited_for()
    {
        var ran = await SubscribeAsync("printf 'events=%s\\n' \"$CLAIMLINT_EVENTS\" >>\"$CALLS\"", events: "queue");

        Assert.True(ran.ExitCode == 0, ran.Everything);
        var calls = await CallsAsync();
        Assert.StartsWith("deployment group create", calls[0], StringComparison.Ordinal);
        // The parameter file reads it.
        Assert.Equal(["events=queue"], calls[1..]);
    }

    [Fact]
    public async Task Another_way_than_the_two_is_refused_before_anything_is_called()
    {
        var ran = await SubscribeAsync("echo true", events: "topic");

        Assert.Equal(2, ran.ExitCode);
        Assert.StartsWith("CLAIMLINT_EVENTS is topic", ran.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(Calls));
    }

    [Theory]
    [InlineData("AZURE_RESOURCE_GROUP")]
    [InlineData("CLAIMLINT_APP")]
    [InlineData("CLAIMLINT_TOPIC")]
    [InlineData("CLAIMLINT_STORAGE")]
    public async Task A_missing_value_is_named_before_anything_is_called(string name)
    {
        var ran = await SubscribeAsync("echo true", without: name);

        Assert.Equal(2, ran.ExitCode);
        Assert.StartsWith(name + " is not set", ran.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(Calls));
    }

    [Fact]
    public void What_the_scripts_read_comes_out_of_the_deployment()
    {
        var read = new[]
        {
            "AZURE_RESOURCE_GROUP",
            "CLAIMLINT_APP",
            "CLAIMLINT_TOPIC",
            "CLAIMLINT_STORAGE",
            "CLAIMLINT_URL",
            "CLAIMLINT_EVENTS",
            // No script's: what partners are told.
            "CLAIMLINT_GATEWAY",
        };

        Assert.Equal(read.Order(StringComparer.Ordinal), Deployment.Dev.Outputs.Keys.Order(StringComparer.Ordinal));
    }

    private async Task<string[]> CallsAsync() =>
        await File.ReadAllLinesAsync(Calls, TestContext.Current.CancellationToken);

    /// <summary>Runs the script with an <c>az</c> that writes its arguments down and then does what is given.</summary>
    private async Task<Ran> SubscribeAsync(string az, string? without = null, string? events = null)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The scripts are for bash.");
        var standIn = Path.Combine(folder, "az");
        await File.WriteAllTextAsync(
            standIn,
            "#!/usr/bin/env bash\necho \"$*\" >>\"$CALLS\"\n" + az + "\n",
            TestContext.Current.CancellationToken
        );
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(standIn, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var environment = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["PATH"] = folder + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH"),
            ["CALLS"] = Calls,
            ["AZURE_RESOURCE_GROUP"] = "rg",
            ["CLAIMLINT_APP"] = "func",
            ["CLAIMLINT_TOPIC"] = "evgt",
            ["CLAIMLINT_STORAGE"] = "stcl",
            ["CLAIMLINT_EVENTS"] = events,
            ["CLAIMLINT_TRIES"] = "4",
            ["CLAIMLINT_PAUSE"] = "0",
        };
        if (without is not null)
            environment[without] = null;
        return await Programs.RunAsync("bash", [Subscribe], environment);
    }
}
