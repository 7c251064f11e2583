#!/bin/sh
# Tests of tools/moc. good.po must give good.c; each bad/*.po must fail in the line and with the words that its first
# comment promises.
# usage: run.sh MOC          run.sh MOC --accept   takes what good.po gives now as right: look at the difference
moc=$(realpath "$1")
cd "$(dirname "$0")" || exit 1
out=$(mktemp -d) || exit 1
trap 'rm -rf "$out"' EXIT
bad=0
complain() { echo "$1" >&2; bad=1; }

"$moc" "$out/good.c" ar=good.po fi=few.po || complain "good.po fails"
[ "$2" = --accept ] && cp "$out/good.c" .
diff -u good.c "$out/good.c" >&2 || complain "good.po: good.c is not as expected"
for file in bad/*.po; do
    promise=$(sed -n '1s/^# must fail in line //p' "$file")
    said=$("$moc" "$out/x.c" "fi=$file" 2>&1) && complain "$file: passed, but must fail in line $promise"
    case $said in
    "$file:${promise%%:*}: "*"${promise#*: }"*) ;;
    *) complain "$file: must fail in line $promise
    but said: $said" ;;
    esac
done
exit $bad
