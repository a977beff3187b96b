using System.Text.Json;

namespace ClaimLint.Infra;

/// <summary>What a deployment would hold: the committed snapshot of a parameter file.</summary>
internal sealed class Deployment
{
    public const string Subscription = "00000000-0000-0000-0000-000000000001";
    public const string Tenant = "00000000-0000-0000-0000-000000000002";
    public const string Developer = "00000000-0000-0000-0000-0000000000d1";
    public const string OperatorGroup = "00000000-0000-0000-0000-0000000000d2";

    private Deployment(string name)
    {
        Name = name;
        Path = System.IO.Path.Combine(Repository.Templates, name + ".snapshot.json");
        Text = File.ReadAllText(Path);
        using var document = JsonDocument.Parse(Text);
        var root = document.RootElement.Clone();
        Resources = [.. root.GetProperty("predictedResources").EnumerateArray().Select(one => new Resource(one))];
        Outputs = root.GetProperty("outputs")
            .EnumerateObject()
            .ToDictionary(one => one.Name, one => one.Value.ToString(), StringComparer.Ordinal);
        Diagnostics = [.. root.GetProperty("diagnostics").EnumerateArray().Select(one => one.ToString())];
    }

    public static Deployment Dev { get; } = new("main.dev");

    public static Deployment Prod { get; } = new("main.prod");

    /// <summary>As production, with every part that is optional.</summary>
    public static Deployment Closed { get; } = new("main.closed");

    public static Deployment Subscriptions { get; } = new("inboxSubscription");

    /// <summary>The whole deployments.</summary>
    public static IReadOnlyList<Deployment> Whole { get; } = [Dev, Prod, Closed];

    /// <summary>The whole deployments, by name.</summary>
    public static TheoryData<string> Stages => [.. Whole.Select(one => one.Name)];

    public static Deployment Of(string name) => Whole.Single(one => one.Name == name);

    public string Name { get; }

    public string Path { get; }

    public string Text { get; }

    public IReadOnlyList<Resource> Resources { get; }

    public IReadOnlyDictionary<string, string> Outputs { get; }

    public IReadOnlyList<string> Diagnostics { get; }

    public IEnumerable<Resource> All(string type) => Resources.Where(one => one.Type == type);

    public Resource One(string type, string ending = "") =>
        Assert.Single(All(type), one => one.Name.EndsWith(ending, StringComparison.Ordinal));

    /// <summary>The account with claims; the other one is the host's.</summary>
    public Resource ClaimsAccount =>
        Assert.Single(All("Microsoft.Storage/storageAccounts"), one => one.Name == Outputs["CLAIMLINT_STORAGE"]);

    public Resource HostAccount =>
        Assert.Single(All("Microsoft.Storage/storageAccounts"), one => one.Name != Outputs["CLAIMLINT_STORAGE"]);

    /// <summary>The last part of the names of what stands within another resource, as containers in an account.</summary>
    public IReadOnlyList<string> NamesWithin(Resource parent, string type) =>
        [
            .. All(type)
                .Where(one => one.Name.StartsWith(parent.Name + "/", StringComparison.Ordinal))
                .Select(one => one.Name.Split('/')[^1]),
        ];
}

/// <summary>One resource as it would be sent.</summary>
internal sealed record Resource(JsonElement Json)
{
    public string Id => Json.GetProperty("id").GetString()!;

    public string Type => Json.GetProperty("type").GetString()!;

    public string Name => Json.GetProperty("name").GetString()!;

    public JsonElement Properties => Json.GetProperty("properties");

    /// <summary>A property by its path, as <c>networkAcls.defaultAction</c>.</summary>
    public JsonElement this[string path] =>
        path.Split('.').Aggregate(Properties, (element, part) => element.GetProperty(part));

    public string Text(string path) => this[path].ToString();

    public override string ToString() => Id;
}
