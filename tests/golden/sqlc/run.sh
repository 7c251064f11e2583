#!/bin/sh
# Tests of tools/sqlc. good.sql must give good_sql.c and good_sql.h; each bad/*.sql must fail as it promises. Of the
# calls/, good.c must compile against good_sql.h, and each other must not, as it promises.
# usage: run.sh SQLC          run.sh SQLC --accept   takes what good.sql gives now as right: look at the difference
# CFLAGS: what makes a call with a name missing or twice an error; meson.build gives what it gives the program.
sqlc=$(realpath "$1")
cd "$(dirname "$0")" && . ../generator.sh || exit 1

# What gcc says is wrong with a file of calls.
compile() {
    # shellcheck disable=SC2086
    LC_ALL=C gcc -std=gnu17 -fsyntax-only -fno-show-column -D_GNU_SOURCE -I ../../../src -I "$out" \
        ${CFLAGS:--Werror=override-init -Werror=designated-init} "$1" >"$out/said" 2>&1 && return 0
    grep 'error:' "$out/said"
    return 1
}

"$sqlc" good.sql "$out/good_sql.c" "$out/good_sql.h" || complain "good.sql fails"
same "${2:-}" good_sql.c good_sql.h
for file in bad/*.sql; do must_fail "$file" "$sqlc" "$file" "$out/x.c" "$out/x.h"; done
compile calls/good.c || complain "calls/good.c fails"
for file in calls/*.c; do [ "$file" = calls/good.c ] || must_fail "$file" compile "$file"; done
exit $bad
