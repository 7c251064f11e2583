#!/bin/sh
# Runs one file of node tests on one engine and keeps what came of it: FOLDER/NAME.tsv (see reporter.mjs), .log (what it
# printed) and .end (exit status and seconds). Called by count.sh, several at a time.
# usage: one_file.sh FOLDER SECONDS ENGINE:FILE     ENGINE: sqlite, postgres, or - for what needs no database
set -u
here=$(cd "$(dirname "$0")" && pwd)
folder=$1 limit=$2 engine=${3%%:*} file=${3#*:}
name=$(printf '%s' "$3" | tr -c 'A-Za-z0-9_\n' _)
unset KOTIPOLKU_STORY_DB NODE_TEST_CONTEXT
case $engine in
postgres) KOTIPOLKU_STORY_DB=$KOTIPOLKU_TEST_PG; export KOTIPOLKU_STORY_DB ;;
sqlite | -) ;;
*) exit 2 ;;
esac
KOTIPOLKU_DEMO=$folder/demo-$engine; export KOTIPOLKU_DEMO
start=$(date +%s)
# `timeout` leads a group of its own: what a file that died has left running in it is ended.
timeout -k 20 "$limit" node --test-reporter="$here/reporter.mjs" --test-reporter-destination="$folder/$name.tsv" \
    "$file" >"$folder/$name.log" 2>&1 &
group=$!
trap 'kill "$group"' HUP INT TERM
wait "$group"
status=$?
kill -s TERM -- "-$group" 2>/dev/null
echo "$status $(($(date +%s) - start))" >"$folder/$name.end"
