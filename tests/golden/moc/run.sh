#!/bin/sh
# Tests of tools/moc. good.po must give good.c; each bad/*.po must fail as it promises.
# usage: run.sh MOC          run.sh MOC --accept   takes what good.po gives now as right: look at the difference
moc=$(realpath "$1")
cd "$(dirname "$0")" && . ../generator.sh || exit 1

"$moc" "$out/good.c" ar=good.po fi=few.po || complain "good.po fails"
same "${2:-}" good.c
for file in bad/*.po; do must_fail "$file" "$moc" "$out/x.c" "fi=$file"; done
exit $bad
