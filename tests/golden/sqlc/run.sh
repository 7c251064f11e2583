#!/bin/sh
# Tests of tools/sqlc. good.sql must give good_sql.c and good_sql.h; each bad/*.sql must fail as it promises.
# usage: run.sh SQLC          run.sh SQLC --accept   takes what good.sql gives now as right: look at the difference
sqlc=$(realpath "$1")
cd "$(dirname "$0")" && . ../generator.sh || exit 1

"$sqlc" good.sql "$out/good_sql.c" "$out/good_sql.h" || complain "good.sql fails"
same "${2:-}" good_sql.c good_sql.h
for file in bad/*.sql; do must_fail "$file" "$sqlc" "$file" "$out/x.c" "$out/x.h"; done
exit $bad
