using ClaimLint.Domain.Validation;
using ClaimLint.Functions.Access;
using ClaimLint.Functions.Batch;
using ClaimLint.Functions.Startup;
using ClaimLint.Functions.Tables;
using ClaimLint.Functions.Telemetry;
using ClaimLint.Storage;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
if (!AccessSettings.TryRead(builder.Configuration, out var access, out var fault))
{
    await Console.Error.WriteLineAsync(fault);
    Environment.ExitCode = 1;
    return;
}
builder.AddTelemetry();

// What the Functions host lets through, 100 MiB: below it the reader of bodies speaks, whose limit is much lower and which answers with a
// problem; at the server's own, 30,000,000 bytes, the connection would be broken off and the host answer 500.
builder.Services.Configure<KestrelServerOptions>(kestrel => kestrel.Limits.MaxRequestBodySize = 100 * 1024 * 1024);

builder.Services.AddSingleton(access);
builder.Services.AddSingleton<Gate>();
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddSingleton(services => StorageConnection.Read(builder.Configuration));
builder.Services.AddSingleton(services => services.GetRequiredService<StorageConnection>().Blobs);
builder.Services.AddSingleton(services => services.GetRequiredService<StorageConnection>().Tables);
builder.Services.AddSingleton(RuleSet.Catalog);
builder.Services.AddSingleton<StoragePreparation>();
builder.Services.AddSingleton<ReleaseStore>();
builder.Services.AddSingleton<CodeTablesCache>();
builder.Services.AddSingleton<RunStore>();
builder.Services.AddSingleton<ReportStore>();
builder.Services.AddSingleton<UploadStore>();
builder.Services.AddSingleton<BlobLinks>();
builder.Services.AddSingleton<Instruments>();
builder.Services.AddSingleton<StorageRetries>();
builder.Services.AddSingleton<BatchRun>();
builder.Services.AddSingleton<TablesImport>();
builder.Services.AddSingleton<CodeTablesLoading>();
builder.Services.AddHostedService(services => services.GetRequiredService<CodeTablesLoading>());
#if LOCAL_HOST
builder.Services.AddHostedService<WhatToTry>();
#endif

builder.Build().Run();
