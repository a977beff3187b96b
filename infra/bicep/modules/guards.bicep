metadata description = 'What guards the bill and the claims: a budget, a lock, a scan for malware.'

import { OperationsOptions } from '../types.bicep'

@description('Name of the budget.')
param name string

@description('Amount, lock, scan.')
param options OperationsOptions

@description('Name of the claims account.')
param dataAccountName string

resource dataAccount 'Microsoft.Storage/storageAccounts@2025-06-01' existing = {
  name: dataAccountName
}

resource budget 'Microsoft.Consumption/budgets@2026-06-01' = {
  name: name
  properties: {
    category: 'Cost'
    amount: options.monthlyBudget
    timeGrain: 'Monthly'
    timePeriod: { startDate: options.budgetFrom }
    notifications: toObject([80, 100], percent => 'actual-${percent}', percent => {
      enabled: true
      operator: 'GreaterThanOrEqualTo'
      threshold: percent
      thresholdType: 'Actual'
      contactEmails: options.alertEmails
    })
  }
}

resource lock 'Microsoft.Authorization/locks@2020-05-01' = if (options.lock) {
  name: 'keep-claims'
  scope: dataAccount
  properties: {
    level: 'CanNotDelete'
    notes: 'Claims, code tables and results. Their account is deleted by decision, not by the way.'
  }
}

resource defender 'Microsoft.Security/defenderForStorageSettings@2025-06-01' = if (options.?malwareScanGb != null) {
  name: 'current'
  scope: dataAccount
  properties: {
    isEnabled: true
    overrideSubscriptionLevelSettings: true
    malwareScanning: { onUpload: { isEnabled: true, capGBPerMonth: options.?malwareScanGb } }
    sensitiveDataDiscovery: { isEnabled: false }
  }
}
