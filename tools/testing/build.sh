#!/bin/sh
# Builds a folder for the tests: every warning is an error. Set up anew where it was not, so that new files are seen.
# usage: build.sh FOLDER COMPILER "TARGET..." MESON-OPTION...    no targets: all
set -eu
folder=$1 targets=$3
export CC="$2"
shift 3
# ccache makes a second run quick; nothing needs it
if command -v ccache >/dev/null; then CC="ccache $CC"; fi
# 160 test programs are linked after each change: mold takes a tenth of the time
if command -v mold >/dev/null; then export CC_LD=mold; fi
if [ -f "$folder/build.ninja" ]; then meson setup --reconfigure "$folder" -Dwerror=true "$@"
else
    rm -rf "$folder"
    meson setup "$folder" -Dwerror=true "$@"
fi
# shellcheck disable=SC2086
ninja -C "$folder" $targets
