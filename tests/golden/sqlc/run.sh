#!/bin/sh
# Tests of tools/sqlc. good.sql must give good_sql.c and good_sql.h; each bad/*.sql must fail in the line and with the
# words that its first comment promises.
# usage: run.sh SQLC          run.sh SQLC --accept   takes what good.sql gives now as right: look at the difference
sqlc=$(realpath "$1")
cd "$(dirname "$0")" || exit 1
out=$(mktemp -d) || exit 1
trap 'rm -rf "$out"' EXIT
bad=0
complain() { echo "$1" >&2; bad=1; }

"$sqlc" good.sql "$out/good_sql.c" "$out/good_sql.h" || complain "good.sql fails"
[ "$2" = --accept ] && cp "$out/good_sql.c" "$out/good_sql.h" .
for file in good_sql.c good_sql.h; do
    diff -u "$file" "$out/$file" >&2 || complain "good.sql: $file is not as expected"
done
for file in bad/*.sql; do
    promise=$(sed -n '1s/^-- must fail in line //p' "$file")
    said=$("$sqlc" "$file" "$out/x.c" "$out/x.h" 2>&1) && complain "$file: passed, but must fail in line $promise"
    case $said in
    "$file:${promise%%:*}: error: "*"${promise#*: }"*) ;;
    *) complain "$file: must fail in line $promise
    but said: $said" ;;
    esac
done
exit $bad
