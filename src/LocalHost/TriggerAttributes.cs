namespace ClaimLint.LocalHost;

// The shapes of Microsoft.Azure.Functions.Worker and its extensions, so that one source compiles against either. What the
// deployed host needs and this one does not read is kept all the same: the function classes state it once for both.

/// <summary>Marks a method as a function.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FunctionAttribute(string name) : Attribute
{
    /// <summary>The function's name, unique in its assembly.</summary>
    public string Name { get; } = name;
}

/// <summary>Who may call an HTTP function. Kept for the deployed host; here everybody on this machine may.</summary>
public enum AuthorizationLevel
{
    Anonymous = 0,
    User = 1,
    Function = 2,
    System = 3,
    Admin = 4,
}

/// <summary>Calls the function for an HTTP request.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class HttpTriggerAttribute : Attribute
{
    public HttpTriggerAttribute()
        : this(AuthorizationLevel.Function) { }

    public HttpTriggerAttribute(params string[] methods)
    {
        Methods = methods;
    }

    public HttpTriggerAttribute(AuthorizationLevel authLevel)
    {
        AuthLevel = authLevel;
    }

    public HttpTriggerAttribute(AuthorizationLevel authLevel, params string[] methods)
    {
        AuthLevel = authLevel;
        Methods = methods;
    }

    /// <summary>The route below <c>/api</c>; the function's name when absent.</summary>
    public string? Route { get; set; }

    /// <summary>The HTTP methods; all of them when absent or empty.</summary>
    public string[]? Methods { get; private set; }

    public AuthorizationLevel AuthLevel { get; private set; }
}

/// <summary>How the deployed host learns of a new blob. This host looks into the container, whichever is said.</summary>
public enum BlobTriggerSource
{
    LogsAndContainerScan,
    EventGrid,
}

/// <summary>Calls the function for each new version of a blob.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class BlobTriggerAttribute(string blobPath) : Attribute
{
    /// <summary>Container and name pattern, as <c>inbox/{path}</c>; a part in braces takes one character or more, slashes too.</summary>
    public string BlobPath { get; } = blobPath;

    /// <summary>The setting that holds the connection; <c>AzureWebJobsStorage</c> when absent.</summary>
    public string? Connection { get; set; }

    public BlobTriggerSource Source { get; set; } = BlobTriggerSource.LogsAndContainerScan;
}

/// <summary>Calls the function for each message of a queue.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class QueueTriggerAttribute(string queueName) : Attribute
{
    public string QueueName { get; } = queueName;

    /// <summary>The setting that holds the connection; <c>AzureWebJobsStorage</c> when absent.</summary>
    public string? Connection { get; set; }
}

/// <summary>Calls the function at the times of an NCRONTAB expression (six fields, seconds first; UTC).</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class TimerTriggerAttribute(string schedule) : Attribute
{
    public string Schedule { get; } = schedule;

    /// <summary>Kept for the deployed host, which remembers missed times; this one does not.</summary>
    public bool UseMonitor { get; set; } = true;

    /// <summary>Whether the function also runs once when the host starts.</summary>
    public bool RunOnStartup { get; set; }
}
