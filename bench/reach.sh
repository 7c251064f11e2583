#!/bin/sh
# A parent with a cheap phone on 3G, each figure beside its goal. Needs chromium-headless-shell, openssl and `npm ci`.
# usage: bench/reach.sh
set -eu
cd "$(dirname "$0")/.."
. bench/common.sh
. tools/node.sh
exec node bench/reach.mjs "$K"
