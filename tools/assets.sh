#!/bin/sh
# Makes the browser's files and the fonts of papers in a folder: OUT/list.tsv, OUT/paper.tsv and OUT/files/. With the
# other arguments it puts them into C files too (called by meson.build).
# usage: assets.sh ROOT OUT [EMBED ASSETS.C FONTS.C DEPFILE]
set -eu
root=$1 out=$2 embed=${3:-} c=${4:-} fonts=${5:-} depfile=${6:-}
. "$root/tools/node.sh"
mkdir -p "$out"
sh "$root/tools/npm.sh" "$root"
node "$root/tools/assets.mjs" "$root" "$out"
[ -n "$embed" ] || exit 0
"$embed" assets "$c" "$out/list.tsv"
"$embed" fonts "$fonts" "$out/paper.tsv"
{
    printf '%s:' "$c"
    find "$root/static" "$root/tools/assets.mjs" "$root/tools/fonts.mjs" "$root/tools/licences.mjs" \
        "$root/package-lock.json" -type f -exec printf ' %s' {} +
    find "$root/src" -name '*.html' -exec printf ' %s' {} +
    printf '\n'
} > "$depfile"
