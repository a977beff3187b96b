metadata description = 'The subscriptions to uploads. Deployed after the code runs: only then has the host the key with which Event Grid may call it. Deploying it again changes nothing.'

targetScope = 'resourceGroup'

import { blobTriggers, deadLetterContainer } from 'names.bicep'

@description('Name of the function app.')
param app string

@description('Name of the Event Grid topic of the claims account.')
param topic string

@description('Name of the claims account.')
param account string

// The operations that end an upload; without them one upload may be announced more than once. The last two are those of accounts with folders.
var endsOfUpload = ['PutBlob', 'PutBlockList', 'CopyBlob', 'FlushWithClose', 'SftpCommit']

resource site 'Microsoft.Web/sites@2025-03-01' existing = {
  name: app

  #disable-next-line BCP081 // The host's keys are listed here; its type is not described.
  resource host 'host' existing = {
    name: 'default'
  }
}

resource claims 'Microsoft.Storage/storageAccounts@2025-06-01' existing = {
  name: account
}

resource systemTopic 'Microsoft.EventGrid/systemTopics@2025-02-15' existing = {
  name: topic
}

resource subscription 'Microsoft.EventGrid/systemTopics/eventSubscriptions@2025-02-15' = [
  for trigger in blobTriggers: {
    parent: systemTopic
    name: trigger.container
    properties: {
      eventDeliverySchema: 'EventGridSchema'
      destination: {
        endpointType: 'WebHook'
        properties: {
          endpointUrl: 'https://${site.properties.defaultHostName}/runtime/webhooks/blobs?functionName=Host.Functions.${trigger.function}&code=${site::host.listKeys().systemKeys.blobs_extension}'
          // Each event in a call of its own: one bad one holds up no others.
          maxEventsPerBatch: 1
        }
      }
      filter: {
        includedEventTypes: ['Microsoft.Storage.BlobCreated']
        subjectBeginsWith: '/blobServices/default/containers/${trigger.container}/blobs/'
        enableAdvancedFilteringOnArrays: false
        advancedFilters: [
          { operatorType: 'StringIn', key: 'data.api', values: endsOfUpload }
        ]
      }
      // For a day, as long as an outage may last before somebody must act.
      retryPolicy: { maxDeliveryAttempts: 30, eventTimeToLiveInMinutes: 1440 }
      deadLetterWithResourceIdentity: {
        identity: { type: 'SystemAssigned' }
        deadLetterDestination: {
          endpointType: 'StorageBlob'
          properties: { resourceId: claims.id, blobContainerName: deadLetterContainer }
        }
      }
    }
  }
]
