metadata description = 'Everything that a deployment of ClaimLint holds, but the subscriptions to uploads: those need the running code (inboxSubscription.bicep).'

targetScope = 'resourceGroup'

import { deadLetterContainer, inboxContainers, resultContainers } from 'names.bicep'
import {
  AppOptions
  EventDelivery
  GatewayOptions
  MonitoringOptions
  NetworkOptions
  OperationsOptions
  Operator
  SignInOptions
  StorageOptions
} from 'types.bicep'

@description('Name of the deployment, part of every name in it: dev, prod.')
@minLength(2)
@maxLength(16)
param environmentName string

@description('Where everything stands.')
param location string = resourceGroup().location

@description('The function app.')
param app AppOptions

@description('Both storage accounts.')
param storage StorageOptions

@description('Logs and traces.')
param monitoring MonitoringOptions

@description('A private network; null for none.')
param network NetworkOptions?

@description('Sign-in with Entra ID; null for function keys alone.')
param signIn SignInOptions?

@description('Alerts, budget, lock and scan; null for none.')
param operations OperationsOptions?

@description('Who uploads by hand, reads reports and clears poison messages.')
param operators Operator[] = []

@description('How uploads are announced. The subscriptions follow it by CLAIMLINT_EVENTS.')
param eventDelivery EventDelivery = 'webhook'

@description('API Management in front of the functions; null for none. It looks at tokens, so sign-in has to be on.')
param gateway GatewayOptions?

var tags = { 'azd-env-name': environmentName, application: 'claimlint' }
var token = uniqueString(resourceGroup().id, environmentName)
var hostAccountName = 'stclhost${token}'
var dataAccountName = 'stcldata${token}'
var appName = 'func-claimlint-${environmentName}-${token}'
var identityName = 'id-claimlint-${environmentName}'
var workspaceName = 'log-claimlint-${environmentName}'
var insightsName = 'appi-claimlint-${environmentName}'
var topicName = 'evgt-claimlint-${environmentName}'
var deploymentContainer = 'app-package'

var blobOwner = 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
var blobContributor = 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
var blobReader = '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1'
var queueMessageSender = 'c6a89b2d-59bc-44d0-9896-0f6e12d7b80a'
var queueContributor = '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
var tableReader = '76199698-9eea-4c19-bc75-cec21354c6b6'
var tableContributor = '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'

module identity 'modules/identity.bicep' = {
  params: { name: identityName, location: location, tags: tags }
}

module monitor 'modules/monitoring.bicep' = {
  params: {
    workspaceName: workspaceName
    insightsName: insightsName
    location: location
    tags: tags
    options: monitoring
  }
}

module hostStorage 'modules/hostStorage.bicep' = {
  params: {
    name: hostAccountName
    location: location
    tags: tags
    sku: storage.sku
    deploymentContainer: deploymentContainer
    private: network != null
  }
}

module encryptionKey 'modules/encryptionKey.bicep' = if (storage.customerManagedKey) {
  params: {
    vaultName: 'kv-cl-${token}'
    identityName: '${identityName}-key'
    location: location
    tags: tags
  }
}

module dataStorage 'modules/dataStorage.bicep' = {
  params: {
    name: dataAccountName
    location: location
    tags: tags
    options: storage
    private: network != null
    encryptionKey: storage.customerManagedKey
      ? {
          identityId: encryptionKey!.outputs.identityId
          vaultUri: encryptionKey!.outputs.vaultUri
          keyName: encryptionKey!.outputs.keyName
        }
      : null
  }
}

module privateNetwork 'modules/network.bicep' = if (network != null) {
  params: {
    name: 'vnet-claimlint-${environmentName}'
    location: location
    tags: tags
    options: network!
    accountNames: [hostAccountName, dataAccountName]
  }
  dependsOn: [hostStorage, dataStorage]
}

module events 'modules/events.bicep' = {
  params: { name: topicName, location: location, tags: tags, accountName: dataAccountName }
  dependsOn: [dataStorage]
}

module access 'modules/access.bicep' = {
  params: {
    insightsName: insightsName
    publisher: 'app'
    principals: union(
      {
        app: { id: identity.outputs.principalId, type: 'ServicePrincipal' }
        eventGrid: { id: events.outputs.principalId, type: 'ServicePrincipal' }
      },
      toObject(operators, operator => operator.principalId, operator => {
        id: operator.principalId
        type: operator.principalType
      })
    )
    grants: concat(
      // The host's account: locks and receipts, the internal queue of the blob trigger, the host's own tables.
      map([blobOwner, queueContributor, tableContributor], role => { who: 'app', role: role, account: hostAccountName }),
      // The claims account: uploads and reports, poison messages, code tables and runs.
      map(
        [blobContributor, queueContributor, tableContributor],
        role => { who: 'app', role: role, account: dataAccountName }
      ),
      // The events that could not be delivered, and nothing else there.
      [{ who: 'eventGrid', role: blobContributor, account: dataAccountName, container: deadLetterContainer }],
      // The events themselves, where they go into a queue.
      eventDelivery == 'queue' ? [{ who: 'eventGrid', role: queueMessageSender, account: dataAccountName }] : [],
      flatten(map(
        operators,
        operator =>
          concat(
            map(inboxContainers, container => {
              who: operator.principalId
              role: blobContributor
              account: dataAccountName
              container: container
            }),
            map(concat(resultContainers, [deadLetterContainer]), container => {
              who: operator.principalId
              role: blobReader
              account: dataAccountName
              container: container
            }),
            // Poison messages to clear; runs to look into, which the service tells partners alone.
            map([queueContributor, tableReader], role => {
              who: operator.principalId
              role: role
              account: dataAccountName
            })
          )
      ))
    )
  }
  dependsOn: [hostStorage, monitor]
}

module functionApp 'modules/functionApp.bicep' = {
  params: {
    name: appName
    planName: 'plan-claimlint-${environmentName}'
    location: location
    tags: tags
    options: app
    signIn: signIn
    eventDelivery: eventDelivery
    identityName: identityName
    hostAccountName: hostAccountName
    deploymentContainer: deploymentContainer
    dataAccountName: dataAccountName
    insightsName: insightsName
    subnetId: network == null ? null : privateNetwork!.outputs.appSubnetId
  }
  // The app starts with its roles, or its first minutes are failures.
  dependsOn: [access, hostStorage, dataStorage, monitor]
}

module inFront 'modules/gateway.bicep' = if (gateway != null) {
  params: {
    name: 'apim-claimlint-${environmentName}-${token}'
    location: location
    tags: tags
    options: gateway!
    signIn: signIn ?? fail('A gateway looks at tokens of Entra ID: it needs the parameter signIn.')
    hostName: functionApp.outputs.hostName
    workspaceName: workspaceName
  }
  dependsOn: [monitor]
}

module storageLog 'modules/storageLog.bicep' = if (monitoring.storageAccessLog) {
  params: { accountName: dataAccountName, workspaceName: workspaceName }
  dependsOn: [dataStorage, monitor]
}

module operating 'modules/operations.bicep' = if (operations != null) {
  params: {
    name: 'claimlint-${environmentName}'
    location: location
    tags: tags
    options: operations!
    workspaceName: workspaceName
    insightsName: insightsName
    appName: appName
    hostName: functionApp.outputs.hostName
    topicName: topicName
  }
  dependsOn: [events, monitor]
}

module guards 'modules/guards.bicep' = if (operations != null) {
  params: {
    name: 'claimlint-${environmentName}'
    options: operations!
    dataAccountName: dataAccountName
  }
  // Defender's scan makes a topic of its own on the account where there is none, and then ours could not be made.
  dependsOn: [events, dataStorage]
}

module workbook 'modules/workbook.bicep' = {
  params: {
    title: 'ClaimLint ${environmentName}'
    location: location
    tags: tags
    workspaceName: workspaceName
  }
  dependsOn: [monitor]
}

// azd keeps the outputs as variables of the environment; the scripts under infra/hooks read them.
@description('Resource group of everything.')
output AZURE_RESOURCE_GROUP string = resourceGroup().name

@description('Name of the function app.')
output CLAIMLINT_APP string = appName

@description('Address of the function app.')
output CLAIMLINT_URL string = 'https://${functionApp.outputs.hostName}'

@description('Name of the claims account.')
output CLAIMLINT_STORAGE string = dataAccountName

@description('Name of the Event Grid topic.')
output CLAIMLINT_TOPIC string = topicName

@description('How uploads are announced.')
output CLAIMLINT_EVENTS string = eventDelivery

@description('Address of the gateway, which partners call; empty where there is none.')
output CLAIMLINT_GATEWAY string = gateway == null ? '' : inFront!.outputs.url
