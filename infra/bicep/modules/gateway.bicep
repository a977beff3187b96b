metadata description = 'API Management in front of the functions: looks at tokens, limits calls, refuses large bodies. It holds no secret: the caller\'s token and function key pass through to the app.'

import { httpRoutes } from '../names.bicep'
import { GatewayOptions, SignInOptions, Tags } from '../types.bicep'

@description('Name of the gateway, part of its address.')
param name string

@description('Where it stands.')
param location string

@description('Tags of every resource.')
param tags Tags

@description('Tier, limits, who operates it.')
param options GatewayOptions

@description('Whose tokens it takes.')
param signIn SignInOptions

@description('Host name of the function app.')
param hostName string

@description('Name of the workspace that takes its log.')
param workspaceName string

// What the policies name in double braces. Ids and a number; nothing here is a secret.
var values = {
  'tenant-id': tenant().tenantId
  'api-client-id': signIn.clientId
  'calls-per-minute': string(options.callsPerMinute)
}

// A named value cannot hold elements.
var partners = join(map(signIn.partners, partner => '<application-id>${partner.clientId}</application-id>'), '')

// Neither headers, which carry token and key, nor a byte of a body, which is PHI, nor what a caller asks after.
var unseen = {
  headers: []
  body: { bytes: 0 }
  dataMasking: {
    queryParams: [
      { value: '*', mode: 'Hide' }
    ]
  }
}

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-02-01' existing = {
  name: workspaceName
}

resource service 'Microsoft.ApiManagement/service@2024-05-01' = {
  name: name
  location: location
  tags: tags
  sku: { name: options.sku, capacity: options.capacity }
  properties: {
    publisherName: options.publisherName
    publisherEmail: options.publisherEmail
    // Partners have the project's own pages.
    developerPortalStatus: 'Disabled'
    legacyPortalStatus: 'Disabled'
    publicNetworkAccess: 'Enabled'
  }

  resource namedValues 'namedValues' = [
    for value in items(values): {
      name: value.key
      properties: { displayName: value.key, value: value.value, secret: false }
    }
  ]

  resource api 'apis' = {
    name: 'claimlint'
    properties: {
      displayName: 'ClaimLint'
      path: 'api'
      protocols: ['https']
      serviceUrl: 'https://${hostName}/api'
      // Keys of the gateway's own would be one more secret for partners to keep.
      subscriptionRequired: false
    }

    resource policy 'policies' = {
      name: 'policy'
      dependsOn: [namedValues]
      properties: {
        format: 'xml'
        value: replace(loadTextContent('../policies/api.xml'), '<!-- partners -->', partners)
      }
    }

    resource operations 'operations' = [
      for route in httpRoutes: {
        name: route.function
        properties: {
          displayName: route.function
          method: route.method
          urlTemplate: '/${route.route}'
          templateParameters: map(filter(split(route.route, '/'), part => startsWith(part, '{')), part => {
            name: replace(replace(part, '{', ''), '}', '')
            type: 'string'
            required: true
          })
        }
      }
    ]
  }

  resource logger 'loggers' = {
    name: 'azuremonitor'
    properties: { loggerType: 'azureMonitor', isBuffered: true }
  }

  resource calls 'diagnostics' = {
    name: 'azuremonitor'
    properties: {
      loggerId: logger.id
      alwaysLog: 'allErrors'
      sampling: { samplingType: 'fixed', percentage: 100 }
      // Who was refused: before sign-in nothing else is known of a caller.
      logClientIp: true
      frontend: { request: unseen, response: unseen }
      backend: { request: unseen, response: unseen }
    }
  }
}

resource openPolicies 'Microsoft.ApiManagement/service/apis/operations/policies@2024-05-01' = [
  for (route, i) in httpRoutes: if (route.open) {
    parent: service::api::operations[i]
    name: 'policy'
    dependsOn: [service::namedValues]
    properties: { format: 'xml', value: loadTextContent('../policies/open.xml') }
  }
]

resource log 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: service
  properties: {
    workspaceId: workspace.id
    logAnalyticsDestinationType: 'Dedicated'
    logs: [{ category: 'GatewayLogs', enabled: true }]
  }
}

@description('Address of the gateway.')
output url string = service.properties.gatewayUrl
