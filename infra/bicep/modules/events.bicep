metadata description = 'The topic on which the claims account announces uploads. Its subscriptions come after the code runs: see inboxSubscription.bicep.'

import { Tags } from '../types.bicep'

@description('Name of the topic.')
param name string

@description('Where it stands: with the account.')
param location string

@description('Tags of every resource.')
param tags Tags

@description('Name of the claims account.')
param accountName string

resource account 'Microsoft.Storage/storageAccounts@2025-06-01' existing = {
  name: accountName
}

// An account has one system topic at most.
resource topic 'Microsoft.EventGrid/systemTopics@2025-02-15' = {
  name: name
  location: location
  tags: tags
  // Its own identity: past a storage firewall Event Grid goes with no other.
  identity: { type: 'SystemAssigned' }
  properties: {
    source: account.id
    topicType: 'Microsoft.Storage.StorageAccounts'
  }
}

@description('Object id of the topic\'s identity, for role assignments.')
output principalId string = topic.identity.principalId
