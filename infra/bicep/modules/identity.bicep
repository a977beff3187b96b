metadata description = 'The identity that the app has towards storage and telemetry.'

import { Tags } from '../types.bicep'

@description('Name of the identity.')
param name string

@description('Where it stands.')
param location string

@description('Tags of every resource.')
param tags Tags

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: name
  location: location
  tags: tags
}

@description('Object id, for role assignments.')
output principalId string = identity.properties.principalId
