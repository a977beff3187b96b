metadata description = 'Where logs and traces go. Nothing is taken in by key: only identities with the role may publish.'

import { MonitoringOptions, Tags } from '../types.bicep'

@description('Name of the Log Analytics workspace.')
param workspaceName string

@description('Name of the Application Insights component.')
param insightsName string

@description('Where they stand.')
param location string

@description('Tags of every resource.')
param tags Tags

@description('Retention and limits.')
param options MonitoringOptions

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-02-01' = {
  name: workspaceName
  location: location
  tags: tags
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: options.retentionDays
    workspaceCapping: { dailyQuotaGb: options.dailyCapGb }
    features: {
      disableLocalAuth: true
      // Who may read a resource may read its logs, and no others.
      enableLogAccessUsingOnlyResourcePermissions: true
    }
  }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: insightsName
  location: location
  tags: tags
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: workspace.id
    IngestionMode: 'LogAnalytics'
    DisableLocalAuth: true
    // Addresses of callers are stored masked.
    DisableIpMasking: false
  }
}
