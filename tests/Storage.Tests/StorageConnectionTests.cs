using Azure.Core;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;

namespace ClaimLint.Storage.Tests;

public sealed class StorageConnectionTests(RunningAzurite azurite)
{
    private const string Key = "c2VjcmV0LXNlY3JldC1zZWNyZXQ=";

    private static IConfiguration Settings(params (string Name, string Value)[] settings) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(
                settings.Select(setting =>
                    // As environment variables and app settings are read: two underscores part a section from its name.
                    KeyValuePair.Create(
                        setting.Name.Replace("__", ":", StringComparison.Ordinal),
                        (string?)setting.Value
                    )
                )
            )
            .Build();

    private static (string Name, string Value)[] Addresses(params (string Name, string Value)[] more) =>
        [
            ("ClaimsStorage__blobServiceUri", "https://claims.blob.core.windows.net"),
            ("ClaimsStorage__queueServiceUri", "https://claims.queue.core.windows.net"),
            ("ClaimsStorage__tableServiceUri", "https://claims.table.core.windows.net"),
            .. more,
        ];

    [Fact]
    public void Development_storage_is_Azurite_on_its_usual_ports()
    {
        var connection = StorageConnection.Read(Settings(("ClaimsStorage", "UseDevelopmentStorage=true")));

        Assert.Equal("ClaimsStorage", connection.Name);
        Assert.Equal("http://127.0.0.1:10000/devstoreaccount1", connection.Blobs.Uri.AbsoluteUri.TrimEnd('/'));
        Assert.Equal("http://127.0.0.1:10001/devstoreaccount1", connection.Queues.Uri.AbsoluteUri.TrimEnd('/'));
        Assert.Equal("http://127.0.0.1:10002/devstoreaccount1", connection.Tables.Uri.AbsoluteUri.TrimEnd('/'));
    }

    [Theory]
    [InlineData("ClaimsStorage")]
    [InlineData("ConnectionStrings__ClaimsStorage")]
    public void A_connection_string_names_the_account(string setting)
    {
        var connection = StorageConnection.Read(
            Settings(
                (
                    setting,
                    $"DefaultEndpointsProtocol=https;AccountName=claims;AccountKey={Key};EndpointSuffix=core.windows.net"
                )
            )
        );

        Assert.Equal("https://claims.blob.core.windows.net/", connection.Blobs.Uri.AbsoluteUri);
        Assert.Equal("https://claims.queue.core.windows.net/", connection.Queues.Uri.AbsoluteUri);
        Assert.Equal("https://claims.table.core.windows.net/", connection.Tables.Uri.AbsoluteUri);
    }

    [Theory]
    [InlineData]
    [InlineData("ClaimsStorage__credential", "managedidentity")]
    [InlineData("ClaimsStorage__credential", " ManagedIdentity ")]
    [InlineData("ClaimsStorage__credential", "managedidentity", "ClaimsStorage__clientId", "0000-1111")]
    [InlineData("ClaimsStorage__credential", "")]
    public void Addresses_and_an_identity_do_without_a_key(params string[] identity)
    {
        var connection = StorageConnection.Read(
            Settings(Addresses([.. identity.Chunk(2).Select(pair => (pair[0], pair[1]))]))
        );

        Assert.Equal("https://claims.blob.core.windows.net/", connection.Blobs.Uri.AbsoluteUri);
        Assert.Equal("https://claims.queue.core.windows.net/", connection.Queues.Uri.AbsoluteUri);
        Assert.Equal("https://claims.table.core.windows.net/", connection.Tables.Uri.AbsoluteUri);
        Assert.False(connection.Blobs.CanGenerateAccountSasUri);
    }

    [Fact]
    public void One_identity_has_one_credential_whoever_asks()
    {
        Assert.Same(AzureIdentity.OfApp("0000-1111"), AzureIdentity.OfApp(" 0000-1111 "));
        Assert.Same(AzureIdentity.OfApp(null), AzureIdentity.OfApp(""));
        Assert.Same(AzureIdentity.OfDeveloper, AzureIdentity.OfDeveloper);
        Assert.NotSame(AzureIdentity.OfApp("0000-1111"), AzureIdentity.OfApp("0000-2222"));
        Assert.NotSame(AzureIdentity.OfApp("0000-1111"), AzureIdentity.OfApp(null));
    }

    [Fact]
    public void Another_connection_is_read_by_its_name()
    {
        var settings = Settings(("AzureWebJobsStorage", "UseDevelopmentStorage=true"));

        Assert.Equal("AzureWebJobsStorage", StorageConnection.Read(settings, "AzureWebJobsStorage").Name);
        Assert.Throws<StorageSettingException>(() => StorageConnection.Read(settings));
    }

    public static TheoryData<string, string, string> Wrong =>
        new()
        {
            {
                "",
                "",
                "The setting 'ClaimsStorage' is missing: give a connection string (UseDevelopmentStorage=true for Azurite) or ClaimsStorage__blobServiceUri, ClaimsStorage__queueServiceUri and ClaimsStorage__tableServiceUri."
            },
            {
                "ClaimsStorage",
                "  ",
                "The setting 'ClaimsStorage' is missing: give a connection string (UseDevelopmentStorage=true for Azurite) or ClaimsStorage__blobServiceUri, ClaimsStorage__queueServiceUri and ClaimsStorage__tableServiceUri."
            },
            {
                "ClaimsStorage__tableServiceUri",
                "https://claims.table.core.windows.net",
                "The setting 'ClaimsStorage__blobServiceUri' is missing."
            },
            { "ClaimsStorage__blobServiceUri", "", "The setting 'ClaimsStorage__blobServiceUri' is missing." },
            {
                "ClaimsStorage__blobServiceUri",
                "http://claims.blob.core.windows.net/?secret",
                "The setting 'ClaimsStorage__blobServiceUri' is no https address."
            },
            {
                "ClaimsStorage__blobServiceUri",
                "claims-secret",
                "The setting 'ClaimsStorage__blobServiceUri' is no https address."
            },
            {
                "ClaimsStorage__blobServiceUri",
                "https://claims.blob.core.windows.net",
                "The setting 'ClaimsStorage__queueServiceUri' is missing."
            },
        };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_setting_that_is_missing_or_wrong_is_named_in_one_sentence(string name, string value, string why)
    {
        var told = Assert.Throws<StorageSettingException>(() =>
            StorageConnection.Read(name.Length == 0 ? Settings() : Settings((name, value)))
        );

        Assert.Equal(why, told.Message);
    }

    [Fact]
    public void An_unknown_credential_is_named_in_one_sentence()
    {
        var told = Assert.Throws<StorageSettingException>(() =>
            StorageConnection.Read(Settings(Addresses(("ClaimsStorage__credential", "secret"))))
        );

        Assert.Equal("The setting 'ClaimsStorage__credential' can be 'managedidentity' or absent.", told.Message);
    }

    [Theory]
    [InlineData("secret")]
    [InlineData("AccountName=secret")]
    [InlineData("AccountKey=secret")]
    [InlineData("AccountName=claims;AccountKey=not base64: secret;EndpointSuffix=core.windows.net")]
    [InlineData(
        "DefaultEndpointsProtocol=https;AccountName=claims;AccountKey=%%%secret;EndpointSuffix=core.windows.net"
    )]
    [InlineData("DefaultEndpointsProtocol=https;AccountName=claims;AccountKey=;EndpointSuffix=core.windows.net")]
    [InlineData("UseDevelopmentStorage=secret")]
    [InlineData("UseDevelopmentStorage=true;secret")]
    [InlineData("BlobEndpoint=secret;AccountName=claims;AccountKey=" + Key)]
    [InlineData("BlobEndpoint=https://claims.blob.core.windows.net/;SharedAccessSignature=secret")]
    [InlineData(";;;secret===;")]
    [InlineData("https://claims.blob.core.windows.net/?sig=secret")]
    public void A_broken_connection_string_is_named_and_never_quoted(string text)
    {
        var told = Assert.Throws<StorageSettingException>(() =>
            StorageConnection.Read(Settings(("ClaimsStorage", text)))
        );

        Assert.Equal("The setting 'ClaimsStorage' is no storage connection string.", told.Message);
        Assert.DoesNotContain("secret", told.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Names_of_uploads_are_kept_out_of_the_logs_of_the_SDK()
    {
        var diagnostics = StorageConnection.BlobOptions().Diagnostics;

        Assert.False(diagnostics.IsLoggingEnabled);
        Assert.False(diagnostics.IsDistributedTracingEnabled);
    }

    public static TheoryData<ClientOptions> Options =>
        [StorageConnection.BlobOptions(), StorageConnection.QueueOptions(), StorageConnection.TableOptions()];

    [Theory]
    [MemberData(nameof(Options), DisableDiscoveryEnumeration = true)]
    public void Storage_that_is_busy_is_asked_again_for_about_twelve_seconds(ClientOptions options)
    {
        Assert.Equal(RetryMode.Exponential, options.Retry.Mode);
        var waits = Enumerable
            .Range(0, options.Retry.MaxRetries)
            .Select(tries => options.Retry.Delay * Math.Pow(2, tries));
        Assert.InRange(waits.Sum(wait => wait.TotalSeconds), 10, 15);
        Assert.All(waits, wait => Assert.True(wait <= options.Retry.MaxDelay));
    }

    [Fact]
    public void Messages_are_base64_as_the_Functions_host_expects_them() =>
        Assert.Equal(QueueMessageEncoding.Base64, StorageConnection.QueueOptions().MessageEncoding);

    [Fact]
    public async Task Every_request_names_an_API_version_that_Azurite_3_35_knows()
    {
        var stop = TestContext.Current.CancellationToken;
        var versions = new List<string>();
        using var wire = new Wire
        {
            Before = (_, request) =>
            {
                versions.Add(request.Headers.GetValues("x-ms-version").Single());
                return Task.CompletedTask;
            },
        };
        var account = azurite.NewAccount();

        await account.Blobs(wire).GetPropertiesAsync(stop);
        await account.Queues(wire).GetPropertiesAsync(stop);
        await account.Tables(wire).GetPropertiesAsync(stop);

        Assert.Equal(["2025-11-05", "2025-11-05", "2020-12-06"], versions);
    }

    [Fact]
    public async Task What_was_read_connects()
    {
        var stop = TestContext.Current.CancellationToken;
        var connection = azurite.NewAccount().Connection;

        await connection.Tables.CreateTableAsync("Made", stop);
        await connection.Blobs.CreateBlobContainerAsync("made", cancellationToken: stop);
        await connection.Queues.CreateQueueAsync("made", cancellationToken: stop);

        Assert.True(await connection.Blobs.GetBlobContainerClient("made").ExistsAsync(stop));
    }
}
