metadata description = 'The subscriptions to uploads. Deployed after the code runs: only then has the host the key with which Event Grid may call it, and a queue somebody who reads it. Deploying it again changes nothing.'

targetScope = 'resourceGroup'

import { blobTriggers, deadLetterContainer, uploadEventsQueue } from 'names.bicep'
import { EventDelivery } from 'types.bicep'

@description('Name of the function app.')
param app string

@description('Name of the Event Grid topic of the claims account.')
param topic string

@description('Name of the claims account.')
param account string

@description('How uploads are announced: as main.bicep was told, which gives the topic its role on the queue.')
param eventDelivery EventDelivery = 'webhook'

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

// What either way has in common.
var filters = map(blobTriggers, trigger => {
  includedEventTypes: ['Microsoft.Storage.BlobCreated']
  subjectBeginsWith: '/blobServices/default/containers/${trigger.container}/blobs/'
  enableAdvancedFilteringOnArrays: false
  advancedFilters: [
    { operatorType: 'StringIn', key: 'data.api', values: endsOfUpload }
  ]
})

// For a day, as long as an outage may last before somebody must act. A 401 or 403 Event Grid does not try again.
var retries = { maxDeliveryAttempts: 30, eventTimeToLiveInMinutes: 1440 }

resource byWebhook 'Microsoft.EventGrid/systemTopics/eventSubscriptions@2025-02-15' = [
  for (trigger, i) in blobTriggers: if (eventDelivery == 'webhook') {
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
      filter: filters[i]
      retryPolicy: retries
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

// Two resources and not one that chooses: where a queue takes the events, the host's key is not even asked for.
resource byQueue 'Microsoft.EventGrid/systemTopics/eventSubscriptions@2025-02-15' = [
  for (trigger, i) in blobTriggers: if (eventDelivery == 'queue') {
    parent: systemTopic
    name: trigger.container
    properties: {
      eventDeliverySchema: 'EventGridSchema'
      // The account takes no keys, and past its firewall Event Grid goes with the topic's own identity only.
      deliveryWithResourceIdentity: {
        identity: { type: 'SystemAssigned' }
        destination: {
          endpointType: 'StorageQueue'
          properties: {
            resourceId: claims.id
            queueName: uploadEventsQueue
            // Until it is read. A message that ran out of life would be an upload lost without a word: to Event Grid it is delivered,
            // so it is not put aside, and no try of the app's has failed.
            queueMessageTimeToLiveInSeconds: -1
          }
        }
      }
      filter: filters[i]
      retryPolicy: retries
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
