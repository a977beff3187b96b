metadata description = 'Who may do what: every role assignment but the encryption key\'s, as rows of who, what and where.'

@description('A role, of somebody, on a storage account or one of its containers.')
type Grant = {
  @description('Who: a key of the principals. The assignment\'s name is made from it.')
  who: string

  @description('Id of the role definition.')
  role: string

  @description('Name of the account.')
  account: string

  @description('Name of the container; absent for the whole account.')
  container: string?
}

@description('Somebody who is given roles.')
type Principal = {
  @description('Object id.')
  id: string

  @description('What it is.')
  type: 'User' | 'Group' | 'ServicePrincipal'
}

@description('Who is given roles, by a word that stays while object ids may change.')
param principals { *: Principal }

@description('The rows.')
param grants Grant[]

@description('Name of the Application Insights component.')
param insightsName string

@description('Who publishes telemetry: a key of the principals.')
param publisher string

var monitoringMetricsPublisher = '3913510d-42f4-4e42-8a64-420c390055eb'
var onAccounts = filter(grants, grant => grant.?container == null)
var onContainers = filter(grants, grant => grant.?container != null)

resource accounts 'Microsoft.Storage/storageAccounts@2025-06-01' existing = [
  for grant in onAccounts: {
    name: grant.account
  }
]

resource containers 'Microsoft.Storage/storageAccounts/blobServices/containers@2025-06-01' existing = [
  for grant in onContainers: {
    name: '${grant.account}/default/${grant.container!}'
  }
]

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

resource accountRoles 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (grant, i) in onAccounts: {
    name: guid(accounts[i].id, grant.who, grant.role)
    scope: accounts[i]
    properties: {
      principalId: principals[grant.who].id
      principalType: principals[grant.who].type
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', grant.role)
    }
  }
]

resource containerRoles 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (grant, i) in onContainers: {
    name: guid(containers[i].id, grant.who, grant.role)
    scope: containers[i]
    properties: {
      principalId: principals[grant.who].id
      principalType: principals[grant.who].type
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', grant.role)
    }
  }
]

resource telemetryRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(insights.id, publisher, monitoringMetricsPublisher)
  scope: insights
  properties: {
    principalId: principals[publisher].id
    principalType: principals[publisher].type
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', monitoringMetricsPublisher)
  }
}
