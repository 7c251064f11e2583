#!/bin/sh
# Tests of tools/tplc. good.html must give good_html.c and good_html.h; each bad/*.html must fail in the line and with
# the words that its first comment promises.
# usage: run.sh TPLC          run.sh TPLC --accept   takes what good.html gives now as right: look at the difference
tplc=$(realpath "$1")
cd "$(dirname "$0")" || exit 1
out=$(mktemp -d) || exit 1
trap 'rm -rf "$out"' EXIT
bad=0
complain() { echo "$1" >&2; bad=1; }

"$tplc" good.html "$out/good_html.c" "$out/good_html.h" || complain "good.html fails"
[ "$2" = --accept ] && cp "$out/good_html.c" "$out/good_html.h" .
for file in good_html.c good_html.h; do
    diff -u "$file" "$out/$file" >&2 || complain "good.html: $file is not as expected"
done
for file in bad/*.html; do
    promise=$(sed -n '1s/^{# must fail in line \(.*\) #}$/\1/p' "$file")
    said=$("$tplc" "$file" "$out/x.c" "$out/x.h" 2>&1) && complain "$file: passed, but must fail in line $promise"
    [ -e "$out/x.c" ] && complain "$file: wrote its output all the same"
    case $said in
    "$file:${promise%%:*}: "*"${promise#*: }"*) ;;
    *) complain "$file: must fail in line $promise
    but said: $said" ;;
    esac
done
exit $bad
