#!/bin/sh
# Makes the browser's files and puts them into a C file; called by meson.build.
# usage: assets.sh EMBED ROOT OUT ASSETS.C DEPFILE
set -eu
embed=$1 root=$2 out=$3 c=$4 depfile=$5
. "$root/tools/node.sh"
mkdir -p "$out"
# a fresh node_modules only when the lock has changed
if [ ! -f "$root/node_modules/.kotipolku" ] || ! cmp -s "$root/package-lock.json" "$root/node_modules/.kotipolku"; then
    (cd "$root" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error) >&2
    cp "$root/package-lock.json" "$root/node_modules/.kotipolku"
fi
node "$root/tools/assets.mjs" "$root" "$out"
"$embed" assets "$c" "$out/list.tsv"
{
    printf '%s:' "$c"
    find "$root/static" "$root/tools/assets.mjs" "$root/tools/fonts.mjs" "$root/tools/licences.mjs" "$root/package-lock.json" -type f -exec printf ' %s' {} +
    find "$root/src" -name '*.html' -exec printf ' %s' {} +
    printf '\n'
} > "$depfile"
