#!/bin/sh
# The reports esf, and outcomes crossed by mother tongue and gender, beside DuckDB, which answers the same questions of
# the same package; equal figures are checked. Ours: the whole program on the command line, best of five, on SQLite and
# PostgreSQL. DuckDB, in a process that runs already: from tables of its own, with all cores and with one, and from the
# CSV files. It is brought into $BENCH_FOLDER by npm and used here only (docs/decisions/duckdb-as-a-yardstick.md).
# usage: bench/yardstick.sh [PARTICIPATIONS...]   PostgreSQL: the server at KOTIPOLKU_TEST_PG, else SQLite only
set -eu
cd "$(dirname "$0")/.."
. bench/common.sh
D=$W/duckdb
if ! cmp -s bench/duckdb/package-lock.json "$D/package-lock.json"; then
    mkdir -p "$D"
    cp bench/duckdb/package.json bench/duckdb/.npmrc "$D"
    cp bench/duckdb/package-lock.json "$D/package-lock.json.new"
    (cd "$D" && mv package-lock.json.new package-lock.json && npm ci --loglevel=error >&2) ||
        rm -f "$D/package-lock.json"
fi
[ -f "$D/package-lock.json" ] || die "DuckDB could not be brought in"

# bring DATABASE N: our database with the package of N participations, made once.
bring() {
    [ -f "$W/yardstick$2.$engine.done" ] && return
    $K --db "$1" --key-file "$W/yardstick.key" --quiet migrate
    $K --db "$1" --key-file "$W/yardstick.key" --quiet import package "$W/yardstick$2" >"$W/yardstick.out" 2>&1 ||
        die "$(tail -5 "$W/yardstick.out")"
    case $engine in postgresql) psql -X -q "$1" -c 'VACUUM ANALYZE' ;; esac
    touch "$W/yardstick$2.$engine.done"
}
# measure ENGINE DATABASE N: a line for each report.
measure() {
    engine=$1
    bring "$2" "$3"
    for name in esf outcomes; do
        case $name in outcomes) crossed="--by mother_tongue,sex" ;; *) crossed="" ;; esac
        best=1000000
        for i in 1 2 3 4 5; do
            a=$(date +%s%N)
            # shellcheck disable=SC2086
            /usr/bin/time -f %M -o "$W/time" $K --db "$2" --key-file "$W/yardstick.key" report $name $crossed \
                --project S1 --format json --out "$W/$name.json"
            b=$(date +%s%N)
            ms=$(((b - a) / 1000000))
            [ $ms -ge $best ] || best=$ms
        done
        all=$(node bench/duckdb/ask.mjs "$D" $name "$W/yardstick$3" "$W/$name.json")
        one=$(node bench/duckdb/ask.mjs "$D" $name "$W/yardstick$3" "$W/$name.json" 1)
        echo "$3 $engine $name $best $(($(tail -1 "$W/time") / 1024)) $all $one $(load)" | awk '{
            printf "%d %s %s %d %d %d %d %d %.2f %.2f %s\n", $1, $2, $3, $4, $5, $6, $8, $7, $4 / $6, $4 / $7, $10 }'
    done
}
echo "participations engine report ms MB duckdb_ms duckdb_one_core_ms duckdb_csv_ms ratio ratio_csv load"
for n in ${*:-100000 1000000}; do
    [ -d "$W/yardstick$n" ] || { node bench/duckdb/package.mjs "$W/yardstick$n.new" "$n" &&
        mv "$W/yardstick$n.new" "$W/yardstick$n"; }
    measure sqlite "$W/yardstick$n.db" "$n"
    [ -n "${KOTIPOLKU_TEST_PG:-}" ] || continue
    head=${KOTIPOLKU_TEST_PG%%\?*} rest=${KOTIPOLKU_TEST_PG#"${KOTIPOLKU_TEST_PG%%\?*}"}
    if [ ! -f "$W/yardstick$n.postgresql.done" ]; then
        psql -X -q "$KOTIPOLKU_TEST_PG" -c "DROP DATABASE IF EXISTS kotipolku_yardstick$n" \
            -c "CREATE DATABASE kotipolku_yardstick$n TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'" \
            2>"$W/psql.err" || die "$(cat "$W/psql.err")"
    fi
    measure postgresql "${head%/*}/kotipolku_yardstick$n$rest" "$n"
done
