metadata description = 'One page for the operator: what is called, how long it takes, which runs there were, what failed.'

import { Tags } from '../types.bicep'

@description('Title of the workbook.')
param title string

@description('Where it stands.')
param location string

@description('Tags of every resource.')
param tags Tags

@description('Name of the workspace that is queried.')
param workspaceName string

var panels = [
  { title: 'Calls', query: loadTextContent('../../kql/calls.kql'), shows: 'timechart' }
  { title: 'Calls that failed by our fault', query: loadTextContent('../../kql/failure-rate.kql'), shows: 'table' }
  {
    title: 'What 95 of 100 callers with a line wait'
    query: loadTextContent('../../kql/line-latency.kql')
    shows: 'table'
  }
  { title: 'Runs', query: loadTextContent('../../kql/runs.kql'), shows: 'table' }
  { title: 'Runs that have not ended', query: loadTextContent('../../kql/runs-unfinished.kql'), shows: 'table' }
  { title: 'Uploads that were put aside', query: loadTextContent('../../kql/poison-messages.kql'), shows: 'table' }
  { title: 'Asked of storage', query: loadTextContent('../../kql/storage-operations.kql'), shows: 'table' }
  { title: 'Code tables', query: loadTextContent('../../kql/table-faults.kql'), shows: 'table' }
]

var lastDay = { durationMs: 86400000 }

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-02-01' existing = {
  name: workspaceName
}

resource workbook 'Microsoft.Insights/workbooks@2023-06-01' = {
  name: guid(resourceGroup().id, title)
  location: location
  tags: tags
  kind: 'shared'
  properties: {
    category: 'workbook'
    displayName: title
    sourceId: workspace.id
    version: '1.0'
    serializedData: string({
      version: 'Notebook/1.0'
      items: map(panels, (panel, i) => {
        // Notebook items of type 3 are queries, of version KqlItem/1.0, towards Log Analytics (0).
        type: 3
        name: 'panel-${i + 1}'
        content: {
          version: 'KqlItem/1.0'
          title: panel.title
          query: panel.query
          size: 0
          queryType: 0
          resourceType: 'microsoft.operationalinsights/workspaces'
          crossComponentResources: [workspace.id]
          timeContext: lastDay
          visualization: panel.shows
        }
      })
      fallbackResourceIds: [workspace.id]
    })
  }
}
