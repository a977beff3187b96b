// Names that the code has too, in one place. Tests compare them with StorageNames and the triggers in src/.

@export()
@description('Where partners and operators put files.')
var inboxContainers = ['claims-inbox', 'code-tables-inbox']

@export()
@description('What the service writes.')
var resultContainers = ['claims-results', 'code-tables-results']

@export()
@description('What the service keeps for itself: nobody else reads or writes it.')
var snapshotContainer = 'code-tables-snapshots'

@export()
@description('Where Event Grid puts the events that it could not deliver.')
var deadLetterContainer = 'dead-letter'

@export()
var tables = ['CodeReleases', 'Codes', 'Runs', 'Uploads']

@export()
@description('Where uploads are announced that no event announces to the app itself.')
var uploadEventsQueue = 'upload-events'

@export()
@description('Queues of work; each has a twin for messages that failed five times.')
var workQueues = [uploadEventsQueue]

@export()
@description('Where the blob trigger puts the uploads that failed five times.')
var blobPoisonQueue = 'webjobs-blobtrigger-poison'

@export()
@description('Each function with a blob trigger, and the container that it listens to.')
var blobTriggers = [
  { function: 'CheckInbox', container: 'claims-inbox' }
  { function: 'ImportTables', container: 'code-tables-inbox' }
]

@export()
@description('Each function that is called over HTTP; those marked open ask for no sign-in.')
var httpRoutes = [
  { function: 'ValidateClaimLine', method: 'POST', route: 'v1/claim-lines/validate', open: false }
  { function: 'ValidateClaim', method: 'POST', route: 'v1/claims/validate', open: false }
  { function: 'CreateUpload', method: 'POST', route: 'v1/uploads', open: false }
  { function: 'GetUpload', method: 'GET', route: 'v1/uploads/{id}', open: false }
  { function: 'GetBatch', method: 'GET', route: 'v1/batches/{id}', open: false }
  { function: 'GetReport', method: 'GET', route: 'v1/batches/{id}/report', open: false }
  { function: 'ListRules', method: 'GET', route: 'v1/rules', open: false }
  { function: 'GetRule', method: 'GET', route: 'v1/rules/{id}', open: false }
  { function: 'GetCode', method: 'GET', route: 'v1/codes/{system}/{code}', open: false }
  { function: 'GetProcedure', method: 'GET', route: 'v1/procedures/{code}', open: false }
  { function: 'ListConflicts', method: 'GET', route: 'v1/conflicts', open: false }
  { function: 'ListReleases', method: 'GET', route: 'v1/releases', open: false }
  { function: 'RefreshReleases', method: 'POST', route: 'v1/releases/refresh', open: false }
  { function: 'Health', method: 'GET', route: 'health', open: true }
]
