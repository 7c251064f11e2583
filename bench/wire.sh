#!/bin/sh
# Bytes over the wire of an instructor's first page. Needs chromium and `npm ci`. usage: bench/wire.sh [N]
set -eu
cd "$(dirname "$0")/.."
root=$(pwd)
. bench/common.sh
. tools/node.sh
n=${1:-1000}
make_db "$n"
serve "$n"
node bench/wire.mjs "$PORT" instructor "${2:-/today}" || true
stop $SERVER
