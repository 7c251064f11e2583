#!/bin/sh
# Tests of tools/tplc. good.html must give good_html.c and good_html.h, and so must table.html; each bad/*.html must
# fail as it promises, and write nothing.
# usage: run.sh TPLC          run.sh TPLC --accept   takes what they give now as right: look at the difference
tplc=$(realpath "$1")
cd "$(dirname "$0")" && . ../generator.sh || exit 1

for name in good table; do
    "$tplc" $name.html "$out/${name}_html.c" "$out/${name}_html.h" || complain "$name.html fails"
    same "${2:-}" ${name}_html.c ${name}_html.h
done
for file in bad/*.html; do
    must_fail "$file" "$tplc" "$file" "$out/x.c" "$out/x.h"
    [ -e "$out/x.c" ] && complain "$file: wrote its output all the same"
done
exit $bad
