#!/bin/sh
# Puts the npm packages of package-lock.json into node_modules, when the lock has changed since it was done last.
# usage: npm.sh ROOT   (with a Node that is new enough: tools/node.sh)
set -eu
cd "$1"
if [ ! -f node_modules/.kotipolku ] || ! cmp -s package-lock.json node_modules/.kotipolku; then
    npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >&2
    cp package-lock.json node_modules/.kotipolku
fi
