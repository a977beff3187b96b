metadata description = 'A key of one\'s own for the claims account, in a vault that cannot be purged, and the identity with which storage uses it.'

import { Tags } from '../types.bicep'

@description('Name of the vault.')
param vaultName string

@description('Name of the identity that storage takes.')
param identityName string

@description('Where they stand.')
param location string

@description('Tags of every resource.')
param tags Tags

var cryptoServiceEncryptionUser = 'e147488a-f6f5-4113-8e2d-b22465e65bf6'

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: identityName
  location: location
  tags: tags
}

resource vault 'Microsoft.KeyVault/vaults@2025-05-01' = {
  name: vaultName
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    enableSoftDelete: true
    softDeleteRetentionInDays: 90
    enablePurgeProtection: true
    // Storage comes as a trusted service; nobody else has to reach the vault.
    publicNetworkAccess: 'Disabled'
    networkAcls: { defaultAction: 'Deny', bypass: 'AzureServices' }
  }

  resource key 'keys' = {
    name: 'claims'
    properties: {
      kty: 'RSA'
      keySize: 3072
      keyOps: ['wrapKey', 'unwrapKey']
      rotationPolicy: {
        attributes: { expiryTime: 'P2Y' }
        lifetimeActions: [
          { action: { type: 'rotate' }, trigger: { timeAfterCreate: 'P1Y' } }
        ]
      }
    }
  }
}

// Here and not with the other roles: storage can only be made with the key once the identity may use it.
resource grant 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, identity.id, cryptoServiceEncryptionUser)
  scope: vault
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', cryptoServiceEncryptionUser)
  }
}

@description('Resource id of the identity that storage takes.')
output identityId string = identity.id

@description('Address of the vault.')
output vaultUri string = vault.properties.vaultUri

@description('Name of the key; without a version, so that storage follows its rotation.')
output keyName string = vault::key.name
