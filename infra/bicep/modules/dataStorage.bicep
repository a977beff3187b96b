metadata description = 'The account with claims, code tables and results: protected health information. Its names are those of StorageNames in src/Storage; a test compares them.'

import {
  blobPoisonQueue
  deadLetterContainer
  inboxContainers
  resultContainers
  snapshotContainer
  tables
  workQueues
} from '../names.bicep'
import { StorageOptions, Tags } from '../types.bicep'

@description('Name of the account.')
param name string

@description('Where it stands.')
param location string

@description('Tags of every resource.')
param tags Tags

@description('Replication, retention, who may reach it.')
param options StorageOptions

@description('Whether it is reached by the private network, and else by the allowed addresses alone.')
param private bool

@description('A key of one\'s own; null for one of Microsoft\'s.')
param encryptionKey { identityId: string, vaultUri: string, keyName: string }?

var containerNames = concat(inboxContainers, resultContainers, [snapshotContainer, deadLetterContainer])
var queueNames = concat(workQueues, map(workQueues, queue => '${queue}-poison'), [blobPoisonQueue])

var open = !private && empty(options.allowedAddresses)

resource account 'Microsoft.Storage/storageAccounts@2025-06-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: options.sku }
  identity: encryptionKey == null
    ? { type: 'None' }
    : { type: 'UserAssigned', userAssignedIdentities: { '${encryptionKey!.identityId}': {} } }
  properties: {
    accessTier: 'Hot'
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    allowedCopyScope: 'AAD'
    isLocalUserEnabled: false
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    sasPolicy: { expirationAction: 'Block', sasExpirationPeriod: '1.00:00:00' }
    publicNetworkAccess: private && empty(options.allowedAddresses) ? 'Disabled' : 'Enabled'
    networkAcls: {
      defaultAction: open ? 'Allow' : 'Deny'
      // Event Grid writes its dead letters as a trusted service.
      bypass: 'AzureServices'
      ipRules: map(options.allowedAddresses, address => { value: address, action: 'Allow' })
    }
    encryption: {
      // Twice, and tables and queues by the account's key: both can only be had when the account is made.
      requireInfrastructureEncryption: true
      services: {
        blob: { enabled: true, keyType: 'Account' }
        queue: { enabled: true, keyType: 'Account' }
        table: { enabled: true, keyType: 'Account' }
      }
      keySource: encryptionKey == null ? 'Microsoft.Storage' : 'Microsoft.Keyvault'
      keyvaultproperties: encryptionKey == null
        ? null
        : { keyvaulturi: encryptionKey!.vaultUri, keyname: encryptionKey!.keyName }
      identity: encryptionKey == null ? null : { userAssignedIdentity: encryptionKey!.identityId }
    }
  }

  resource blobs 'blobServices' = {
    name: 'default'
    properties: {
      isVersioningEnabled: true
      changeFeed: { enabled: true, retentionInDays: options.restoreDays }
      deleteRetentionPolicy: { enabled: true, days: options.restoreDays }
      containerDeleteRetentionPolicy: { enabled: true, days: options.restoreDays }
    }

    resource containers 'containers' = [
      for container in containerNames: {
        name: container
        properties: { publicAccess: 'None' }
      }
    ]
  }

  resource tableService 'tableServices' = {
    name: 'default'

    resource all 'tables' = [for table in tables: { name: table }]
  }

  resource queues 'queueServices' = {
    name: 'default'

    resource all 'queues' = [for queue in queueNames: { name: queue }]
  }

  resource lifecycle 'managementPolicies' = {
    name: 'default'
    dependsOn: [blobs]
    properties: {
      policy: {
        rules: [
          {
            name: 'uploads'
            type: 'Lifecycle'
            definition: {
              // A link to upload lets its holder make an append blob too, which would otherwise stay for ever.
              filters: {
                blobTypes: ['blockBlob', 'appendBlob']
                prefixMatch: ['claims-inbox/', '${deadLetterContainer}/']
              }
              actions: { baseBlob: { delete: { daysAfterModificationGreaterThan: options.uploadDays } } }
            }
          }
          {
            name: 'reports'
            type: 'Lifecycle'
            definition: {
              filters: { blobTypes: ['blockBlob'], prefixMatch: ['claims-results/'] }
              actions: { baseBlob: { delete: { daysAfterModificationGreaterThan: options.reportDays } } }
            }
          }
          {
            // Published tables are kept: they are what a finding is traced to. Their earlier versions go as all do.
            name: 'earlier-versions'
            type: 'Lifecycle'
            definition: {
              filters: { blobTypes: ['blockBlob', 'appendBlob'] }
              actions: { version: { delete: { daysAfterCreationGreaterThan: options.restoreDays } } }
            }
          }
        ]
      }
    }
  }
}

@description('Resource id of the account.')
output id string = account.id
