metadata description = 'A private network: a subnet through which the app goes out, and private endpoints for the three services of both storage accounts.'

import { NetworkOptions, Tags } from '../types.bicep'

@description('Name of the network.')
param name string

@description('Where it stands.')
param location string

@description('Tags of every resource.')
param tags Tags

@description('The ranges.')
param options NetworkOptions

@description('Names of the storage accounts.')
param accountNames string[]

var services = ['blob', 'queue', 'table']
var endpoints = flatten(map(
  accountNames,
  account => map(range(0, length(services)), zone => { account: account, service: services[zone], zone: zone })
))

resource network 'Microsoft.Network/virtualNetworks@2025-05-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    addressSpace: { addressPrefixes: [options.addressPrefix] }
    subnets: [
      {
        name: 'app'
        properties: {
          addressPrefix: options.appSubnetPrefix
          delegations: [
            { name: 'flex', properties: { serviceName: 'Microsoft.App/environments' } }
          ]
        }
      }
      {
        name: 'endpoints'
        properties: { addressPrefix: options.endpointSubnetPrefix }
      }
    ]
  }

  resource app 'subnets' existing = {
    name: 'app'
  }

  resource inner 'subnets' existing = {
    name: 'endpoints'
  }
}

resource zones 'Microsoft.Network/privateDnsZones@2024-06-01' = [
  for service in services: {
    name: 'privatelink.${service}.${environment().suffixes.storage}'
    location: 'global'
    tags: tags
  }
]

resource links 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = [
  for (service, i) in services: {
    parent: zones[i]
    name: name
    location: 'global'
    tags: tags
    properties: {
      registrationEnabled: false
      virtualNetwork: { id: network.id }
    }
  }
]

resource accounts 'Microsoft.Storage/storageAccounts@2025-06-01' existing = [
  for account in accountNames: {
    name: account
  }
]

resource privateEndpoints 'Microsoft.Network/privateEndpoints@2025-05-01' = [
  for (endpoint, i) in endpoints: {
    name: 'pe-${endpoint.account}-${endpoint.service}'
    location: location
    tags: tags
    properties: {
      subnet: { id: network::inner.id }
      privateLinkServiceConnections: [
        {
          name: endpoint.service
          properties: {
            privateLinkServiceId: accounts[i / length(services)].id
            groupIds: [endpoint.service]
          }
        }
      ]
    }
  }
]

resource records 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-05-01' = [
  for (endpoint, i) in endpoints: {
    parent: privateEndpoints[i]
    name: 'default'
    properties: {
      privateDnsZoneConfigs: [
        { name: endpoint.service, properties: { privateDnsZoneId: zones[endpoint.zone].id } }
      ]
    }
  }
]

@description('Resource id of the app\'s subnet.')
output appSubnetId string = network::app.id
