#!/bin/sh
# Tests of tools/tplc. good.html must give good_html.c and good_html.h; each bad/*.html must fail as it promises, and write
# nothing.
# usage: run.sh TPLC          run.sh TPLC --accept   takes what good.html gives now as right: look at the difference
tplc=$(realpath "$1")
cd "$(dirname "$0")" && . ../generator.sh || exit 1

"$tplc" good.html "$out/good_html.c" "$out/good_html.h" || complain "good.html fails"
same "${2:-}" good_html.c good_html.h
for file in bad/*.html; do
    must_fail "$file" "$tplc" "$file" "$out/x.c" "$out/x.h"
    [ -e "$out/x.c" ] && complain "$file: wrote its output all the same"
done
exit $bad
