// For claims of real persons. What differs from one organisation to the next comes from the environment; the rest is decided here.
using 'main.bicep'

param environmentName = readEnvironmentVariable('AZURE_ENV_NAME', 'prod')

param app = {
  instanceMemoryMB: 4096
  maximumInstances: 100
  httpConcurrency: 32
  alwaysReadyHttp: 1
  zoneRedundant: true
  importEmbeddedTables: true
  usePlaceholder: true
}

var uploadRanges = readEnvironmentVariable('CLAIMLINT_UPLOAD_RANGES', '')

param storage = {
  sku: 'Standard_ZRS'
  restoreDays: 30
  uploadDays: 90
  reportDays: 365
  // From where partners may upload by a link; none unless said.
  allowedAddresses: empty(uploadRanges) ? [] : split(uploadRanges, ',')
  customerManagedKey: true
}

param monitoring = {
  retentionDays: 365
  dailyCapGb: 20
  storageAccessLog: true
}

param network = {
  addressPrefix: '10.40.0.0/24'
  appSubnetPrefix: '10.40.0.0/26'
  endpointSubnetPrefix: '10.40.0.64/27'
}

// Without a default each: a deployment that nobody is written to, or that lets in whom nobody named, fails before it is sent.
param signIn = {
  clientId: readEnvironmentVariable('CLAIMLINT_API_CLIENT_ID')
  // acme=client-id,beta=client-id
  partners: map(split(readEnvironmentVariable('CLAIMLINT_PARTNERS'), ','), partner => {
    name: split(partner, '=')[0]
    clientId: split(partner, '=')[1]
  })
}

param operations = {
  alertEmails: split(readEnvironmentVariable('CLAIMLINT_ALERT_EMAILS'), ',')
  p95Milliseconds: 1000
  // What stands ready without a call is close to 500 (docs/costs.md).
  monthlyBudget: 1000
  budgetFrom: readEnvironmentVariable('CLAIMLINT_BUDGET_FROM')
  lock: true
  malwareScanGb: 100
}

param operators = [
  { principalId: readEnvironmentVariable('CLAIMLINT_OPERATOR_GROUP_ID'), principalType: 'Group' }
]
