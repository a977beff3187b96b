namespace ClaimLint.Functions.Startup;

/// <summary>How the deployed host learns of uploads: a property of the build, BlobEvents, for a plan that scales to nothing has nobody to look into a container.</summary>
internal static class UploadEvents
{
#if EVENT_GRID
    public const BlobTriggerSource Source = BlobTriggerSource.EventGrid;
#else
    public const BlobTriggerSource Source = BlobTriggerSource.LogsAndContainerScan;
#endif
}
