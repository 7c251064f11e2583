#!/bin/sh
# Runs tools/check over small trees. good/ must pass; every other folder is laid over good/ and must fail with
# exactly the lines of its `expected`. A `grow` in a folder makes files that would be dull to read.
# usage: run.sh CHECK
here=$(cd "$(dirname "$0")" && pwd)
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
failed=0
for folder in "$here"/*/; do
    name=$(basename "$folder")
    tree=$tmp/$name
    cp -r "$here/good" "$tree" && cp -r "$folder." "$tree"
    if [ -f "$tree/grow" ]; then (cd "$tree" && sh ./grow); fi
    "$1" "$tree" 2>"$tmp/all"
    status=$?
    grep -v '^check: ' "$tmp/all" >"$tmp/got"
    if [ "$name" = good ]; then want=0; : >"$tmp/expected"; else want=1; cp "$folder/expected" "$tmp/expected"; fi
    if [ $status -eq $want ] && diff -u "$tmp/expected" "$tmp/got"; then
        echo "ok $name"
    else echo "not ok $name (exit $status)"; failed=1; fi
done
exit $failed
