using System.Reflection;
using System.Runtime.CompilerServices;

namespace ClaimLint.LocalHost;

/// <summary>Where a function app begins.</summary>
public static class FunctionsApplication
{
    /// <summary>A builder for the functions of the calling assembly.</summary>
    /// <param name="args">The command line; <c>--help</c> lists its options.</param>
    // The caller, not the entry assembly: a test host or the OpenAPI generator has an entry of its own.
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static FunctionsApplicationBuilder CreateBuilder(string[] args) => new(args, Assembly.GetCallingAssembly());
}
