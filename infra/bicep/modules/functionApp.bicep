metadata description = 'The Flex Consumption plan and the app on it. Its settings are addresses and ids; nothing in them is a secret.'

import { AppOptions, EventDelivery, SignInOptions, Tags } from '../types.bicep'

@description('Name of the app.')
param name string

@description('Name of the plan.')
param planName string

@description('Where they stand.')
param location string

@description('Tags of every resource.')
param tags Tags

@description('Memory, instances, concurrency.')
param options AppOptions

@description('Sign-in with Entra ID; null for function keys alone.')
param signIn SignInOptions?

@description('How uploads are announced: a queue needs no way in.')
param eventDelivery EventDelivery

@description('Name of the app\'s identity.')
param identityName string

@description('Name of the host\'s account.')
param hostAccountName string

@description('Name of the container that holds the deployed package.')
param deploymentContainer string

@description('Name of the claims account.')
param dataAccountName string

@description('Name of the Application Insights component.')
param insightsName string

@description('Resource id of the subnet through which the app goes out; null for none.')
param subnetId string?

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: identityName
}

resource hostAccount 'Microsoft.Storage/storageAccounts@2025-06-01' existing = {
  name: hostAccountName
}

resource dataAccount 'Microsoft.Storage/storageAccounts@2025-06-01' existing = {
  name: dataAccountName
}

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

resource plan 'Microsoft.Web/serverfarms@2025-03-01' = {
  name: planName
  location: location
  tags: tags
  kind: 'functionapp'
  sku: { name: 'FC1', tier: 'FlexConsumption' }
  properties: {
    reserved: true
    zoneRedundant: options.zoneRedundant
  }
}

resource app 'Microsoft.Web/sites@2025-03-01' = {
  name: name
  location: location
  // By this tag azd finds where the service of azure.yaml goes.
  tags: union(tags, { 'azd-service-name': 'functions' })
  kind: 'functionapp,linux'
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identity.id}': {} } }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    // Partners and Event Grid come from outside; what is private is storage.
    publicNetworkAccess: 'Enabled'
    virtualNetworkSubnetId: subnetId
    siteConfig: { minTlsVersion: '1.2' }
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${hostAccount.properties.primaryEndpoints.blob}${deploymentContainer}'
          authentication: { type: 'UserAssignedIdentity', userAssignedIdentityResourceId: identity.id }
        }
      }
      runtime: { name: 'dotnet-isolated', version: '10.0' }
      scaleAndConcurrency: {
        instanceMemoryMB: options.instanceMemoryMB
        maximumInstanceCount: options.maximumInstances
        alwaysReady: options.alwaysReadyHttp == 0 ? [] : [{ name: 'http', instanceCount: options.alwaysReadyHttp }]
        triggers: { http: { perInstanceConcurrency: options.httpConcurrency } }
      }
    }
  }

  resource settings 'config' = {
    name: 'appsettings'
    properties: union(
      {
        AzureWebJobsStorage__blobServiceUri: hostAccount.properties.primaryEndpoints.blob
        AzureWebJobsStorage__queueServiceUri: hostAccount.properties.primaryEndpoints.queue
        AzureWebJobsStorage__tableServiceUri: hostAccount.properties.primaryEndpoints.table
        AzureWebJobsStorage__credential: 'managedidentity'
        AzureWebJobsStorage__clientId: identity.properties.clientId
        ClaimsStorage__blobServiceUri: dataAccount.properties.primaryEndpoints.blob
        ClaimsStorage__queueServiceUri: dataAccount.properties.primaryEndpoints.queue
        ClaimsStorage__tableServiceUri: dataAccount.properties.primaryEndpoints.table
        ClaimsStorage__credential: 'managedidentity'
        ClaimsStorage__clientId: identity.properties.clientId
        // An address and an id: the component takes nothing in without the identity's token.
        APPLICATIONINSIGHTS_CONNECTION_STRING: insights.properties.ConnectionString
        APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identity.properties.clientId};Authorization=AAD'
        ImportEmbeddedTables: string(options.importEmbeddedTables)
        // The principal that a request carries is the platform's own only where the platform signs callers in.
        Access: signIn == null ? 'Open' : 'AppRoles'
      },
      // Without dashes: a setting's name has none on Linux.
      toObject(
        signIn.?partners ?? [],
        partner => 'Partners__${replace(partner.clientId, '-', '')}',
        partner => partner.name
      ),
      options.usePlaceholder ? {} : { WEBSITE_USE_PLACEHOLDER_DOTNETISOLATED: '0' }
    )
  }

  resource ftpWithPassword 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: { allow: false }
  }

  resource scmWithPassword 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: { allow: false }
  }

  resource signInSettings 'config' = if (signIn != null) {
    name: 'authsettingsV2'
    // One change of the site's configuration at a time.
    dependsOn: [settings]
    properties: {
      platform: { enabled: true }
      globalValidation: {
        requireAuthentication: true
        unauthenticatedClientAction: 'Return401'
        // Health has no secret to tell; events of storage come with the host's own key.
        excludedPaths: concat(['/api/health'], eventDelivery == 'webhook' ? ['/runtime/webhooks/blobs'] : [])
      }
      httpSettings: { requireHttps: true }
      identityProviders: {
        azureActiveDirectory: {
          enabled: true
          registration: {
            clientId: signIn!.clientId
            openIdIssuer: '${environment().authentication.loginEndpoint}${tenant().tenantId}/v2.0'
          }
          validation: {
            allowedAudiences: [signIn!.clientId, 'api://${signIn!.clientId}']
            defaultAuthorizationPolicy: { allowedApplications: map(signIn!.partners, partner => partner.clientId) }
          }
        }
      }
      login: { tokenStore: { enabled: false } }
    }
  }
}

@description('Host name of the app.')
output hostName string = app.properties.defaultHostName
