namespace ClaimLint.LocalHost.Settings;

/// <summary>The options of the command line.</summary>
internal sealed record CommandLine
{
    /// <summary>Exit code for a command line that cannot be read.</summary>
    private const int UsageExitCode = 2;

    private const string Help = """
        Runs the functions on this machine, with Azurite as their storage.

        Usage: dotnet run --project src/Functions -- [options]

        Options:
          --port N    Listen on port N of 127.0.0.1; 0 takes any free port. Default: CLAIMLINT_PORT, else 7071.
          --verbose   List the functions, and log categories and event ids.
          --help      Show this help.
        """;

    /// <summary>As given, or null.</summary>
    public string? Port { get; private init; }

    public bool Verbose { get; private init; }

    /// <summary>Why nothing is to be run: help was requested, or an option cannot be read.</summary>
    public LocalHostException? Ending { get; private init; }

    public static CommandLine Read(IReadOnlyList<string> arguments)
    {
        var read = new CommandLine();
        for (var i = 0; i < arguments.Count; i++)
        {
            switch (arguments[i])
            {
                case "--port" when i + 1 < arguments.Count:
                    read = read with { Port = arguments[++i] };
                    break;
                case var option when option.StartsWith("--port=", StringComparison.Ordinal):
                    read = read with { Port = option["--port=".Length..] };
                    break;
                case "--verbose":
                    read = read with { Verbose = true };
                    break;
                case "--help" or "-h" or "-?":
                    return read with { Ending = new LocalHostException(Help) { ExitCode = 0 } };
                case "--port":
                    return read with { Ending = Refused("--port needs a number.") };
                case var unknown:
                    return read with { Ending = Refused($"Unknown option '{unknown}'.") };
            }
        }

        return read;
    }

    private static LocalHostException Refused(string reason) =>
        new($"{reason} Options: --port N, --verbose, --help.") { ExitCode = UsageExitCode };
}
