#!/bin/sh
# What azd runs once the code is there: subscribe to uploads, then try the whole.
set -eu
here=$(dirname "$0")
bash "$here/subscribe-inbox.sh"
bash "$here/smoke-test.sh"
