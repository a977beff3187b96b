metadata description = 'Who read, wrote or deleted what in the claims account. The log holds names of uploads.'

@description('Name of the claims account.')
param accountName string

@description('Name of the workspace that takes the log.')
param workspaceName string

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-02-01' existing = {
  name: workspaceName
}

resource account 'Microsoft.Storage/storageAccounts@2025-06-01' existing = {
  name: accountName

  resource blobs 'blobServices' existing = {
    name: 'default'
  }

  resource queues 'queueServices' existing = {
    name: 'default'
  }

  resource tables 'tableServices' existing = {
    name: 'default'
  }
}

var everything = map(
  ['StorageRead', 'StorageWrite', 'StorageDelete'],
  category => { category: category, enabled: true }
)

resource blobLog 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: account::blobs
  properties: { workspaceId: workspace.id, logs: everything }
}

resource queueLog 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: account::queues
  properties: { workspaceId: workspace.id, logs: everything }
}

resource tableLog 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: account::tables
  properties: { workspaceId: workspace.id, logs: everything }
}
