#!/usr/bin/env bash
# Tries a running ClaimLint from outside: health, a claim line over HTTP, a file through the inbox, a file by a link.
#   smoke-test.sh                 after a deployment, with its outputs in the environment
#   smoke-test.sh --lines-only    without the files, where the claims account is reached from its private network alone
# Reads CLAIMLINT_URL (http://127.0.0.1:7071 unless set), and
#   CLAIMLINT_KEY      the function key; asked of az where AZURE_RESOURCE_GROUP and CLAIMLINT_APP are set
#   CLAIMLINT_TOKEN    an access token with the roles Claims.Validate and Batches.Read, where sign-in with Entra ID is on
#   CLAIMLINT_STORAGE  the claims account, reached with your own sign-in; without it ClaimsStorage, else Azurite
set -euo pipefail

url=${CLAIMLINT_URL:-http://127.0.0.1:7071}
tries=${CLAIMLINT_TRIES:-30}
pause=${CLAIMLINT_PAUSE:-10}
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
lines_only=${1:-}
if [ -n "$lines_only" ] && [ "$lines_only" != --lines-only ]; then
  echo "Usage: smoke-test.sh [--lines-only]" >&2
  exit 2
fi

fail() {
  echo "Failed: $1" >&2
  exit 1
}

key=${CLAIMLINT_KEY:-}
if [ -z "$key" ] && [ -n "${CLAIMLINT_APP:-}" ] && [ -n "${AZURE_RESOURCE_GROUP:-}" ]; then
  key=$(az functionapp keys list --resource-group "$AZURE_RESOURCE_GROUP" --name "$CLAIMLINT_APP" \
    --query functionKeys.default --output tsv)
fi

# Secrets go to curl by its standard input: arguments are seen by every user of a machine.
secrets() {
  if [ -n "$key" ]; then printf 'header = "x-functions-key: %s"\n' "$key"; fi
  if [ -n "${CLAIMLINT_TOKEN:-}" ]; then printf 'header = "authorization: Bearer %s"\n' "$CLAIMLINT_TOKEN"; fi
}

healthy=
for ((try = 1; try <= tries; try++)); do
  if curl --silent --fail --max-time 30 --output /dev/null "$url/api/health"; then
    healthy=yes
    break
  fi
  echo "Waiting for $url/api/health ($try of $tries)."
  if ((try < tries)); then sleep "$pause"; fi
done
[ -n "$healthy" ] || fail "health does not answer 200: $(curl --silent --max-time 30 "$url/api/health" || echo 'no answer at all')"
echo "Health answers 200."

answer=$(secrets | curl --silent --show-error --fail-with-body --max-time 60 --config - \
  --header 'content-type: application/json' --data "@$root/samples/claim-line.json" \
  "$url/api/v1/claim-lines/validate") || fail "the claim line was not checked: $answer"
case $answer in
  *'"verdict":'*'"releases":[{'*) echo "A claim line was checked." ;;
  *) fail "the answer to a claim line has no verdict or consulted no code table: $answer" ;;
esac

if [ "$lines_only" = --lines-only ]; then
  echo "The inbox was not tried."
  exit 0
fi
if [ -n "${CLAIMLINT_STORAGE:-}" ]; then
  export ClaimsStorage="https://$CLAIMLINT_STORAGE.blob.core.windows.net"
fi
(cd "$root" && dotnet run samples/drop.cs -- samples/claims.csv smoke-test) || fail "a file in the inbox brought no report"
echo "A file in the inbox brought its report."
# Key and token go by the environment, for the reason above.
(cd "$root" && CLAIMLINT_URL=$url CLAIMLINT_KEY=$key CLAIMLINT_TOKEN=${CLAIMLINT_TOKEN:-} dotnet run samples/upload.cs -- samples/claims.csv) \
  || fail "a file sent by a link brought no report"
echo "A file sent by a link brought its report."
