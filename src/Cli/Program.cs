using ClaimLint.Cli;
using ClaimLint.Cli.Output;

return await CommandLine.RunAsync(
    args,
    new CliContext(
        () => Settings.Read(Environment.CurrentDirectory, Environment.GetEnvironmentVariables()),
        new Screen(Console.Out, Console.Error),
        TimeProvider.System
    )
);
