using ClaimLint.Cli;
using ClaimLint.Cli.Output;

return await CommandLine.RunAsync(
    args,
    new Desk(
        () => Settings.Read(Environment.CurrentDirectory, Environment.GetEnvironmentVariables()),
        new Screen(Console.Out, Console.Error),
        TimeProvider.System
    )
);
