// What infra/hooks/subscribe-inbox.sh deploys; the values are outputs of main.bicep.
using 'inboxSubscription.bicep'

param app = readEnvironmentVariable('CLAIMLINT_APP')

param topic = readEnvironmentVariable('CLAIMLINT_TOPIC')

param account = readEnvironmentVariable('CLAIMLINT_STORAGE')

param eventDelivery = readEnvironmentVariable('CLAIMLINT_EVENTS', 'webhook')
