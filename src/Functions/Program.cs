using ClaimLint.Domain.Validation;
using ClaimLint.Functions.Batch;
using ClaimLint.Functions.Startup;
using ClaimLint.Functions.Tables;
using ClaimLint.Functions.Telemetry;
using ClaimLint.Storage;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.AddTelemetry();

// No limit of the server's: the body's reader has its own, much lower, and answers with a problem where the server would answer 500.
builder.Services.Configure<KestrelServerOptions>(kestrel => kestrel.Limits.MaxRequestBodySize = null);

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
builder.Services.AddSingleton<Instruments>();
builder.Services.AddSingleton<BatchRun>();
builder.Services.AddSingleton<TablesImport>();
builder.Services.AddSingleton<CodeTablesLoading>();
builder.Services.AddHostedService(services => services.GetRequiredService<CodeTablesLoading>());
#if LOCAL_HOST
builder.Services.AddHostedService<WhatToTry>();
#endif

builder.Build().Run();
