#!/bin/sh
# Says where C is not set as .clang-format says; with --write sets it so. Not what generators make (tests/golden).
# usage: format.sh [--write]
set -eu
cd "$(dirname "$0")/.."
how="--dry-run --Werror"
[ "${1:-}" = --write ] && how=-i
# shellcheck disable=SC2086
find src tests tools bench \( -name '*.c' -o -name '*.h' \) ! -path 'tests/golden/*' ! -path 'tests/out/*' -print0 |
    xargs -0 clang-format $how
