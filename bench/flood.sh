#!/bin/sh
# How quickly others join a group while one address sends garbage sign-ups. usage: bench/flood.sh [A_SECOND] [SECONDS]
set -eu
cd "$(dirname "$0")/.."
. bench/common.sh
. tools/node.sh
exec node bench/flood.mjs "$K" "${1:-200}" "${2:-20}"
