#!/usr/bin/env bash
# Subscribes the app to uploads. May be run again: what is there stays.
# Reads AZURE_RESOURCE_GROUP, CLAIMLINT_APP, CLAIMLINT_TOPIC, CLAIMLINT_STORAGE: the outputs of infra/bicep/main.bicep.
# CLAIMLINT_EVENTS, an output too, says how: webhook (unless said) or queue.
# The host makes the key with which Event Grid calls it when the code first runs, so this waits for it. The key itself is
# read by the deployment, within Azure: it is in no variable, argument or output here. A queue needs no key.
set -euo pipefail

tries=${CLAIMLINT_TRIES:-30}
pause=${CLAIMLINT_PAUSE:-10}
# Its values come from the same variables.
parameters=$(dirname "${BASH_SOURCE[0]}")/../bicep/inboxSubscription.bicepparam

for name in AZURE_RESOURCE_GROUP CLAIMLINT_APP CLAIMLINT_TOPIC CLAIMLINT_STORAGE; do
  if [ -z "${!name:-}" ]; then
    echo "$name is not set: it is an output of infra/bicep/main.bicep." >&2
    exit 2
  fi
  # The parameter file reads it.
  export "${name?}"
done
export CLAIMLINT_EVENTS=${CLAIMLINT_EVENTS:-webhook}
if [ "$CLAIMLINT_EVENTS" != webhook ] && [ "$CLAIMLINT_EVENTS" != queue ]; then
  echo "CLAIMLINT_EVENTS is $CLAIMLINT_EVENTS: it is webhook or queue." >&2
  exit 2
fi
if ! command -v az >/dev/null; then
  echo "The Azure CLI (az) is needed to subscribe to uploads." >&2
  exit 2
fi

key_is_there() {
  local answer
  # What az says on standard error stays visible: a missing sign-in is not a missing key.
  answer=$(az functionapp keys list --resource-group "$AZURE_RESOURCE_GROUP" --name "$CLAIMLINT_APP" \
    --query "contains(keys(systemKeys || \`{}\`), 'blobs_extension')" --output tsv) && [ "$answer" = true ]
}

subscribe() {
  az deployment group create --resource-group "$AZURE_RESOURCE_GROUP" --name inbox-subscription \
    --parameters "$parameters" --output none
}

# attempt WHAT COMMAND: tries it until it succeeds; says what it waits for.
attempt() {
  local what=$1 try
  shift
  for ((try = 1; try <= tries; try++)); do
    if "$@"; then return 0; fi
    echo "Waiting for $what ($try of $tries)."
    if ((try < tries)); then sleep "$pause"; fi
  done
  echo "Gave up waiting for $what. Uploads are not announced to the app yet; run this script again." >&2
  return 1
}

if [ "$CLAIMLINT_EVENTS" = webhook ]; then attempt "the host's key" key_is_there; fi
# Event Grid calls the app before it takes a subscription, and an app that is starting may miss that call; before it takes
# a queue, the topic's role there must have come into force.
tries=3
attempt "the subscription" subscribe
echo "Uploads to $CLAIMLINT_STORAGE are announced to $CLAIMLINT_APP."
