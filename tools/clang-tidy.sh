#!/bin/sh
# Reads the C of this tree with clang-tidy; nothing may be found. What it looks for, and what not and why: .clang-tidy.
# usage: clang-tidy.sh BUILD-FOLDER     (built already: it needs the generated headers)
set -eu
cd "$(dirname "$0")/.."
find src tools -name '*.c' | sort | xargs -P 2 -n 8 clang-tidy --quiet -p "$1" 2>/dev/null
