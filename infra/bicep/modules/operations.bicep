metadata description = 'What watches the deployment: alerts with somebody to write to, probes, logs of the resources.'

import { OperationsOptions, Tags } from '../types.bicep'

@description('What the names of alerts begin with.')
param name string

@description('Where regional resources stand.')
param location string

@description('Tags of every resource.')
param tags Tags

@description('Whom to write to, and from when.')
param options OperationsOptions

@description('Name of the workspace that alerts query.')
param workspaceName string

@description('Name of the Application Insights component.')
param insightsName string

@description('Name of the function app.')
param appName string

@description('Host name of the function app.')
param hostName string

@description('Name of the Event Grid topic.')
param topicName string

// Each answers a question of the operator; docs/operations.md says what to do then.
var queries = {
  poisonMessages: loadTextContent('../../kql/poison-messages.kql')
  failureRate: loadTextContent('../../kql/failure-rate.kql')
  lineLatency: loadTextContent('../../kql/line-latency.kql')
  runsUnfinished: loadTextContent('../../kql/runs-unfinished.kql')
}

var logAlerts = [
  {
    name: 'poison-messages'
    severity: 1
    description: 'An upload failed five times and was put aside.'
    query: queries.poisonMessages
    column: null
    threshold: 0
    every: 'PT15M'
    window: 'PT30M'
  }
  {
    name: 'failure-rate'
    severity: 1
    description: 'More than one call in a hundred fails by our fault.'
    query: queries.failureRate
    column: 'FailedPercent'
    threshold: 1
    every: 'PT5M'
    window: 'PT15M'
  }
  {
    name: 'line-latency'
    severity: 2
    description: 'Partners wait longer for a claim line than was promised.'
    query: queries.lineLatency
    column: 'P95Milliseconds'
    threshold: options.p95Milliseconds
    every: 'PT5M'
    window: 'PT15M'
  }
  {
    name: 'runs-unfinished'
    severity: 2
    description: 'A run began over an hour ago and has not ended.'
    query: queries.runsUnfinished
    column: null
    threshold: 0
    every: 'PT30M'
    window: 'P1D'
  }
]

var eventAlerts = [
  {
    name: 'dead-letters'
    severity: 1
    description: 'An upload\'s event could not be delivered and lies in the dead-letter container.'
    metric: 'DeadLetteredCount'
  }
  {
    name: 'events-lost'
    severity: 0
    description: 'An upload\'s event could neither be delivered nor put aside: that upload was not checked.'
    metric: 'DroppedEventCount'
  }
]

var probes = [
  {
    name: 'health'
    severity: 0
    description: 'Lines cannot be checked, or health is degraded: its reasons say why.'
    content: '"status":"ready"'
  }
  {
    name: 'tables-stale'
    severity: 3
    description: 'A code table is past its own quarter or year and no later release is loaded: health names it.'
    content: '"stale":[]'
  }
]

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-02-01' existing = {
  name: workspaceName
}

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

resource app 'Microsoft.Web/sites@2025-03-01' existing = {
  name: appName
}

resource topic 'Microsoft.EventGrid/systemTopics@2025-02-15' existing = {
  name: topicName
}

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: '${name}-operators'
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: 'claimlint'
    emailReceivers: map(
      options.alertEmails,
      (address, i) => { name: 'operator-${i + 1}', emailAddress: address, useCommonAlertSchema: true }
    )
  }
}

resource queryAlerts 'Microsoft.Insights/scheduledQueryRules@2026-03-01' = [
  for alert in logAlerts: {
    name: '${name}-${alert.name}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: '${name}: ${alert.name}'
      description: alert.description
      severity: alert.severity
      enabled: true
      scopes: [workspace.id]
      evaluationFrequency: alert.every
      windowSize: alert.window
      criteria: {
        allOf: [
          {
            query: alert.query
            timeAggregation: alert.column == null ? 'Count' : 'Maximum'
            metricMeasureColumn: alert.column
            operator: 'GreaterThan'
            threshold: alert.threshold
            failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
          }
        ]
      }
      autoMitigate: true
      actions: { actionGroups: [people.id] }
    }
  }
]

resource topicAlerts 'Microsoft.Insights/metricAlerts@2026-01-01' = [
  for alert in eventAlerts: {
    name: '${name}-${alert.name}'
    location: 'global'
    tags: tags
    properties: {
      description: alert.description
      severity: alert.severity
      enabled: true
      scopes: [topic.id]
      evaluationFrequency: 'PT5M'
      windowSize: 'PT15M'
      criteria: {
        'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
        allOf: [
          {
            name: alert.name
            criterionType: 'StaticThresholdCriterion'
            metricName: alert.metric
            timeAggregation: 'Total'
            operator: 'GreaterThan'
            threshold: 0
          }
        ]
      }
      autoMitigate: true
      actions: [{ actionGroupId: people.id }]
    }
  }
]

resource probeTests 'Microsoft.Insights/webtests@2022-06-15' = [
  for probe in probes: {
    name: '${name}-${probe.name}'
    location: location
    // By this tag the component shows the test as its own.
    tags: union(tags, { 'hidden-link:${insights.id}': 'Resource' })
    kind: 'standard'
    properties: {
      SyntheticMonitorId: '${name}-${probe.name}'
      Name: '${name}: ${probe.name}'
      Enabled: true
      Kind: 'standard'
      Frequency: 300
      Timeout: 30
      RetryEnabled: true
      Locations: [{ Id: 'us-va-ash-azr' }, { Id: 'us-il-ch1-azr' }, { Id: 'us-ca-sjc-azr' }]
      Request: { HttpVerb: 'GET', RequestUrl: 'https://${hostName}/api/health' }
      ValidationRules: {
        ExpectedHttpStatusCode: 200
        SSLCheck: true
        SSLCertRemainingLifetimeCheck: 7
        ContentValidation: { ContentMatch: probe.content, PassIfTextFound: true }
      }
    }
  }
]

resource probeAlerts 'Microsoft.Insights/metricAlerts@2026-01-01' = [
  for (probe, i) in probes: {
    name: '${name}-${probe.name}'
    location: 'global'
    tags: tags
    properties: {
      description: probe.description
      severity: probe.severity
      enabled: true
      scopes: [probeTests[i].id, insights.id]
      evaluationFrequency: 'PT5M'
      windowSize: 'PT15M'
      criteria: {
        'odata.type': 'Microsoft.Azure.Monitor.WebtestLocationAvailabilityCriteria'
        webTestId: probeTests[i].id
        componentId: insights.id
        failedLocationCount: 2
      }
      autoMitigate: true
      actions: [{ actionGroupId: people.id }]
    }
  }
]

resource appLog 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: app
  properties: {
    workspaceId: workspace.id
    // Who signed in and was refused. What the functions log goes to Application Insights already.
    logs: [{ category: 'AppServiceAuthenticationLogs', enabled: true }]
  }
}

resource topicLog 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: topic
  properties: {
    workspaceId: workspace.id
    logs: [{ category: 'DeliveryFailures', enabled: true }]
  }
}
