namespace ClaimLint.Cli;

/// <summary>What the process ends with.</summary>
internal static class ExitCodes
{
    public const int Done = 0;

    /// <summary>Refused, broken off, or not as it should be: findings of severity error, rows that were changed.</summary>
    public const int Refused = 1;

    /// <summary>The command line itself was wrong.</summary>
    public const int Usage = 2;

    /// <summary>No error was found, and a claim, or the whole file, could not be checked: it must not pass for clean.</summary>
    public const int NotChecked = 3;
}
