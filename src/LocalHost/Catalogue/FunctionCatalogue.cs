using System.Reflection;
using ClaimLint.LocalHost.Settings;

namespace ClaimLint.LocalHost.Catalogue;

/// <summary>Every function of an assembly, by trigger.</summary>
internal sealed class FunctionCatalogue
{
    private readonly List<HttpFunction> http = [];
    private readonly List<BlobFunction> blobs = [];
    private readonly List<QueueFunction> queues = [];
    private readonly List<TimerFunction> timers = [];

    private FunctionCatalogue() { }

    public IReadOnlyList<HttpFunction> Http => http;

    public IReadOnlyList<BlobFunction> Blobs => blobs;

    public IReadOnlyList<QueueFunction> Queues => queues;

    public IReadOnlyList<TimerFunction> Timers => timers;

    /// <summary>The connection settings in use: those of the triggers and, where there are blob triggers, the host's own.</summary>
    public IReadOnlyCollection<string> Connections =>
        [
            .. blobs
                .SelectMany(blob => new[] { blob.Connection, AppSettings.HostConnection })
                .Concat(queues.Select(queue => queue.Connection))
                .Distinct(),
        ];

    /// <summary>Finds the functions.</summary>
    /// <exception cref="LocalHostException">Two have one name, one has no trigger or several, or a setting it names is missing.</exception>
    public static FunctionCatalogue Read(Assembly assembly, AppSettings settings)
    {
        var catalogue = new FunctionCatalogue();
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        const BindingFlags Declared =
            BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        foreach (var method in assembly.GetExportedTypes().SelectMany(type => type.GetMethods(Declared)))
        {
            if (method.GetCustomAttribute<FunctionAttribute>() is not { } function)
                continue;
            if (!names.Add(function.Name))
                throw new LocalHostException($"Two functions are named {function.Name}.");
            catalogue.Add(function.Name, method, settings);
        }
        return catalogue;
    }

    /// <summary>The list that is printed when the host has started: name, trigger, what it listens to.</summary>
    public IReadOnlyList<string> Describe(string address)
    {
        var rows = new List<(string Name, string Trigger, string Target)>();
        foreach (var function in http)
            rows.Add((function.Function.Name, MethodsOf(function), $"{address}/{function.Route}"));
        rows.AddRange(blobs.Select(blob => (blob.Function.Name, "blob", blob.Path)));
        rows.AddRange(queues.Select(queue => (queue.Function.Name, "queue", queue.Queue)));
        rows.AddRange(timers.Select(timer => (timer.Function.Name, "timer", timer.Schedule)));
        var name = rows.Select(row => row.Name.Length).DefaultIfEmpty().Max();
        var trigger = rows.Select(row => row.Trigger.Length).DefaultIfEmpty().Max();
        return
        [
            "Functions:",
            .. rows.Select(row => $"  {row.Name.PadRight(name)}  {row.Trigger.PadRight(trigger)}  {row.Target}"),
        ];
    }

    private static string MethodsOf(HttpFunction function) =>
        function.Methods.Count == 0 ? "any method" : string.Join(',', function.Methods);

    private void Add(string name, MethodInfo method, AppSettings settings)
    {
        var triggers = method
            .GetParameters()
            .SelectMany(parameter => parameter.GetCustomAttributes(), (parameter, attribute) => (parameter, attribute))
            .Where(pair =>
                pair.attribute
                    is HttpTriggerAttribute
                        or BlobTriggerAttribute
                        or QueueTriggerAttribute
                        or TimerTriggerAttribute
            )
            .ToList();
        if (triggers.Count != 1)
            throw new LocalHostException($"The function {name} has {triggers.Count} triggers; it must have one.");

        var entry = new FunctionEntry(name, method, triggers[0].parameter);
        switch (triggers[0].attribute)
        {
            case HttpTriggerAttribute trigger:
                var methods = (trigger.Methods ?? []).Select(verb => verb.ToUpperInvariant()).ToList();
                http.Add(new HttpFunction(entry, "api/" + (trigger.Route ?? name).TrimStart('/'), methods));
                break;
            case BlobTriggerAttribute trigger:
                var path = settings.Resolve(trigger.BlobPath);
                blobs.Add(new BlobFunction(entry, path, trigger.Connection ?? AppSettings.HostConnection));
                break;
            case QueueTriggerAttribute trigger:
                var queue = settings.Resolve(trigger.QueueName);
                queues.Add(new QueueFunction(entry, queue, trigger.Connection ?? AppSettings.HostConnection));
                break;
            case TimerTriggerAttribute trigger:
                timers.Add(new TimerFunction(entry, settings.Resolve(trigger.Schedule), trigger.RunOnStartup));
                break;
        }
    }
}
