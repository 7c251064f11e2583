#!/bin/sh
# Makes the browser's files in a folder: OUT/list.tsv and OUT/files/. With the other arguments it puts them into a C
# file too (called by meson.build).   usage: assets.sh ROOT OUT [EMBED ASSETS.C DEPFILE]
set -eu
root=$1 out=$2 embed=${3:-} c=${4:-} depfile=${5:-}
. "$root/tools/node.sh"
mkdir -p "$out"
sh "$root/tools/npm.sh" "$root"
node "$root/tools/assets.mjs" "$root" "$out"
[ -n "$embed" ] || exit 0
"$embed" assets "$c" "$out/list.tsv"
{
    printf '%s:' "$c"
    find "$root/static" "$root/tools/assets.mjs" "$root/tools/fonts.mjs" "$root/tools/licences.mjs" \
        "$root/package-lock.json" -type f -exec printf ' %s' {} +
    find "$root/src" -name '*.html' -exec printf ' %s' {} +
    printf '\n'
} > "$depfile"
