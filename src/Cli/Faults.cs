using Azure;
using Azure.Data.Tables.Models;
using Azure.Storage.Blobs.Models;
using ClaimLint.Domain.Tables;
using ClaimLint.Domain.Validation;
using ClaimLint.Files.Publications;
using ClaimLint.Storage;

namespace ClaimLint.Cli;

/// <summary>The faults that a person at the command line can do something about, each as one line.</summary>
internal static class Faults
{
    /// <summary>The line; null for a fault that is ours, which ends the process with its trace.</summary>
    public static string? LineOf(Exception fault) =>
        fault switch
        {
            RefusedException
            or UnreadablePublicationException
            or InvalidTableException
            or ReleaseNotVerifiedException
            or StorageSettingException
            or IOException
            or UnauthorizedAccessException => OneLine(fault.Message),
            RuleFaultException rule => $"The rule {rule.Rule} broke. That is our fault: please report it.",
            OperationCanceledException => "Stopped.",
            RequestFailedException failed => Told(failed),
            // What the SDK throws when every retry failed.
            AggregateException many when many.InnerExceptions.All(one => one is RequestFailedException) => Told(
                (RequestFailedException)many.InnerExceptions[0]
            ),
            _ => null,
        };

    private static string Told(RequestFailedException failed) =>
        failed.Status == 0
            ? "Storage cannot be reached: see the setting ClaimsStorage; locally, start Azurite or the functions."
        : failed.ErrorCode == TableErrorCode.TableNotFound
            ? "Storage has no code tables: start the functions once, or import a release."
        : failed.ErrorCode == BlobErrorCode.InvalidHeaderValue
            ? "Storage refuses our API version: update Azurite to 3.35 or later, or start it with --skipApiVersionCheck."
        : $"Storage answered {failed.Status} {failed.ErrorCode}".TrimEnd() + ".";

    private static string OneLine(string message) => message.ReplaceLineEndings(" ");
}
