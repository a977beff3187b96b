// What can be said about a deployment, as types: a wrong or misspelt value fails before anything is sent.

@export()
@description('What every resource is marked with.')
type Tags = { *: string }

@export()
@description('How the function app runs.')
type AppOptions = {
  @description('Memory of one instance. A run of a large file holds buffers of some tens of MB; the code tables take the rest.')
  instanceMemoryMB: 512 | 2048 | 4096

  @description('The most instances the platform may start.')
  @minValue(40)
  @maxValue(1000)
  maximumInstances: int

  @description('HTTP requests that one instance takes at a time; said outright, for the default depends on the memory.')
  @minValue(1)
  @maxValue(1000)
  httpConcurrency: int

  @description('Instances for HTTP that are kept running, so that no caller waits for a start; 0 for none.')
  @minValue(0)
  @maxValue(100)
  alwaysReadyHttp: int

  @description('Whether instances are spread over availability zones.')
  zoneRedundant: bool

  @description('Whether the tables that come with the program are imported at the first start.')
  importEmbeddedTables: bool

  @description('False starts the worker without the platform\'s prewarmed placeholder, where .NET on it crashes (azure-functions-dotnet-worker 3335).')
  usePlaceholder: bool
}

@export()
@description('Both storage accounts.')
type StorageOptions = {
  @description('Replication of both accounts.')
  sku: 'Standard_LRS' | 'Standard_ZRS' | 'Standard_GZRS'

  @description('Days that deleted blobs, containers and earlier versions can be brought back.')
  @minValue(7)
  @maxValue(365)
  restoreDays: int

  @description('Days after which an upload is deleted.')
  @minValue(1)
  uploadDays: int

  @description('Days after which a report is deleted.')
  @minValue(1)
  reportDays: int

  @description('Addresses or ranges (CIDR, no private ones) from which the claims account can be reached over the internet, beside the private network. Empty with a private network: none.')
  allowedAddresses: string[]

  @description('Whether the claims account is encrypted with a key of one\'s own, in a Key Vault that cannot be purged.')
  customerManagedKey: bool
}

@export()
@description('Where logs and traces go.')
type MonitoringOptions = {
  @description('Days that logs are kept.')
  @minValue(30)
  @maxValue(730)
  retentionDays: int

  @description('GB a day after which nothing more is taken in; -1 for no limit.')
  dailyCapGb: int

  @description('Whether each access to the claims account is logged. The log then holds names of uploaded files, which may carry a patient\'s.')
  storageAccessLog: bool
}

@export()
@description('A private network: the app reaches storage by private endpoints, and nothing else does.')
type NetworkOptions = {
  @description('The network\'s range.')
  addressPrefix: string

  @description('The range of the app\'s subnet, /27 or larger.')
  appSubnetPrefix: string

  @description('The range of the subnet with the private endpoints.')
  endpointSubnetPrefix: string
}

@export()
@description('Sign-in with Entra ID in front of every function but health and the events of storage.')
type SignInOptions = {
  @description('Client id of the app registration that stands for this API.')
  clientId: string

  @description('The partners\' applications. With none named the platform would let in every application of the tenant.')
  @minLength(1)
  partners: Partner[]
}

@export()
@description('An application of a partner. A partner may have several, as while one replaces another.')
type Partner = {
  @description('The partner\'s name: the first folder of its uploads. Letters, digits, dots, underscores and dashes.')
  @minLength(1)
  @maxLength(64)
  name: string

  @description('Client id of the application.')
  @minLength(36)
  @maxLength(36)
  clientId: string
}

@export()
@description('A person or group that operates the service.')
type Operator = {
  @description('Object id in Entra ID.')
  principalId: string

  @description('What it is.')
  principalType: 'User' | 'Group' | 'ServicePrincipal'
}

@export()
@description('What watches the deployment and guards it.')
type OperationsOptions = {
  @description('Who is written to.')
  @minLength(1)
  alertEmails: string[]

  @description('Milliseconds that 95 of 100 answers to a claim line must stay below.')
  @minValue(1)
  p95Milliseconds: int

  @description('What a month may cost, in the currency of the bill; mail is sent at 80 and at 100 percent.')
  @minValue(1)
  monthlyBudget: int

  @description('First day of a month from which the budget counts, as yyyy-MM-01. Azure takes none in the past when it is first made.')
  @minLength(10)
  @maxLength(10)
  budgetFrom: string

  @description('Whether the claims account is locked against deletion.')
  lock: bool

  @description('Whether Defender looks for malware in uploads, up to so many GB a month; absent for no Defender.')
  @minValue(10)
  malwareScanGb: int?
}

@export()
@description('How uploads are announced: by a call of the app (webhook), or by a queue that the app reads, so that nothing but the gateway and the probes need reach it.')
type EventDelivery = 'webhook' | 'queue'

@export()
@description('API Management in front of the functions.')
type GatewayOptions = {
  @description('The tier. Consumption has no limit by caller; Developer is one instance without a promise of being there.')
  sku: 'Developer' | 'BasicV2' | 'StandardV2'

  @description('Units of the tier; Developer has one.')
  @minValue(1)
  @maxValue(10)
  capacity: int

  @description('Who operates the gateway, as it names itself.')
  @minLength(1)
  @maxLength(100)
  publisherName: string

  @description('Whom Azure writes to about the gateway.')
  @minLength(3)
  @maxLength(100)
  publisherEmail: string

  @description('Calls a minute that each application of a partner may make; beyond it the gateway answers 429.')
  @minValue(1)
  callsPerMinute: int
}
