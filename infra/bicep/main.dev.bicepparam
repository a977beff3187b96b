// One developer's or one test's deployment: cheap, reachable, gone without a trace of trouble.
using 'main.bicep'

param environmentName = readEnvironmentVariable('AZURE_ENV_NAME', 'dev')

param app = {
  instanceMemoryMB: 2048
  maximumInstances: 40
  httpConcurrency: 16
  alwaysReadyHttp: 0
  zoneRedundant: false
  importEmbeddedTables: true
  usePlaceholder: true
}

param storage = {
  sku: 'Standard_LRS'
  restoreDays: 7
  uploadDays: 14
  reportDays: 14
  allowedAddresses: []
  customerManagedKey: false
}

param monitoring = {
  retentionDays: 30
  dailyCapGb: 1
  storageAccessLog: false
}

// azd sets the id of whoever is signed in.
var developer = readEnvironmentVariable('AZURE_PRINCIPAL_ID', '')

param operators = empty(developer) ? [] : [{ principalId: developer, principalType: 'User' }]
