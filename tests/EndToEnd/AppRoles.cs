using System.Text;
using ClaimLint.Functions.Tests.Access;
using ClaimLint.LocalHost;

namespace ClaimLint.EndToEnd;

/// <summary>A program that asks for app roles, on an Azurite of its own. The local host strips no header, so a test says who calls.</summary>
public sealed class AppRoles : IAsyncLifetime
{
    public const string AcmeClient = "0a1b2c3d-0000-4000-8000-000000000001";
    public const string AcmeNextClient = "0a1b2c3d-0000-4000-8000-000000000002";
    public const string BetaClient = "0a1b2c3d-0000-4000-8000-000000000003";

    private AzuriteProcess? azurite;
    private Service? service;

    internal Service Service => service!;

    internal string Storage => azurite!.ConnectionString;

    /// <summary>An application of a partner, with the roles it was given.</summary>
    internal Application As(string client, params string[] roles) =>
        new(Service.Program.Client, Principals.Of(client, roles));

    internal Application Nobody => new(Service.Program.Client, null);

    public async ValueTask InitializeAsync()
    {
        azurite = await AzuriteProcess.StartTemporaryAsync();
        var settings = ProgramProcess.Connections(azurite.ConnectionString);
        settings["Access"] = "AppRoles";
        settings[$"Partners__{AcmeClient}"] = "acme";
        settings[$"Partners__{AcmeNextClient}"] = "acme";
        settings[$"Partners__{BetaClient}"] = "beta";
        var program = await ProgramProcess.StartAsync(settings);
        service = new Service(program, azurite.ConnectionString);
        await program.ReadyAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (service is not null)
            await service.Program.DisposeAsync();
        if (azurite is not null)
            await azurite.DisposeAsync();
    }
}

/// <summary>A caller over HTTP.</summary>
internal sealed class Application(HttpClient http, string? principal)
{
    public Task<Answer> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<Answer> PostAsync(string path, string? json = null) => SendAsync(HttpMethod.Post, path, json);

    public async Task<Answer> SendAsync(HttpMethod method, string path, string? json = null)
    {
        using var request = new HttpRequestMessage(method, new Uri("api/" + path, UriKind.Relative));
        if (principal is not null)
            request.Headers.Add(Principals.Header, principal);
        if (json is not null)
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return new Answer(
            (int)answer.StatusCode,
            answer.Content.Headers.ContentType?.ToString() ?? "",
            await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)
        )
        {
            Location = answer.Headers.Location?.OriginalString,
            KeptByNobody = answer.Headers.CacheControl?.NoStore == true,
        };
    }
}
