#!/bin/sh
# Lists source files for meson.build, one a line, so that a new file in a room needs no list to be edited.
# usage: sources.sh DIR PATTERN [NOT-PATTERN]
cd "$(dirname "$0")/.." || exit 1
[ -d "$1" ] || exit 0
if [ -n "$3" ]; then find "$1" -name "$2" ! -name "$3" | LC_ALL=C sort; else find "$1" -name "$2" | LC_ALL=C sort; fi
