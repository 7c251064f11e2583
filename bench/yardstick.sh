#!/bin/sh
# The reports esf, and outcomes crossed by mother tongue and gender, beside DuckDB, which answers the same questions of
# the same package; equal figures are checked. Ours: the whole program on the command line, best of five, on SQLite and
# PostgreSQL. DuckDB, in a process that runs already: from tables of its own, with all cores and with one, and from the
# CSV files. It is brought into $BENCH_FOLDER by npm and used here only (docs/decisions/duckdb-as-a-yardstick.md).
# usage: [ENGINES="sqlite postgresql"] bench/yardstick.sh [PARTICIPATIONS...]
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

# place N: where the package of N participations lies. bring N: brings it in, once.
place() { case $engine in sqlite) echo "$W/yardstick$1.db" ;; *) address "yardstick$1" ;; esac; }
import() {
    $K --db "$1" --key-file "$W/yardstick.key" --quiet migrate
    $K --db "$1" --key-file "$W/yardstick.key" --quiet import package "$W/yardstick$2" >"$W/yardstick.out" 2>&1 ||
        die "$(tail -5 "$W/yardstick.out")"
}
bring() {
    case $engine in
    sqlite)
        [ -f "$W/yardstick$1.done" ] && return
        import "$W/yardstick$1.db" "$1"
        touch "$W/yardstick$1.done"
        ;;
    *)
        database_server
        has_database "yardstick$1" && return
        fresh_database "new$$"
        import "$(address "new$$")" "$1"
        psql -X -q "$(address "new$$")" -c 'VACUUM ANALYZE'
        psql -X -q "$server" -c "ALTER DATABASE kotipolku_bench_new$$ RENAME TO kotipolku_bench_yardstick$1"
        ;;
    esac
}
# measure N: a line for each report.
measure() {
    bring "$1"
    for name in esf outcomes; do
        case $name in outcomes) crossed="--by mother_tongue,sex" ;; *) crossed="" ;; esac
        # shellcheck disable=SC2086
        best_of_all "$K" --db "$(place "$1")" --key-file "$W/yardstick.key" report $name $crossed --project S1 \
            --format json --out "$W/$name.json"
        all=$(node bench/duckdb/ask.mjs "$D" $name "$W/yardstick$1" "$W/$name.json")
        one=$(node bench/duckdb/ask.mjs "$D" $name "$W/yardstick$1" "$W/$name.json" 1)
        echo "$1 $engine $name $ms $cpu $mb $all $one $(load)" | awk '{
            printf "%d %s %s %d %.2f %d %d %d %d %.2f %.2f %s\n", $1, $2, $3, $4, $5, $6, $7, $9, $8, $4 / $7, $4 / $8,
                $11 }'
    done
}
echo "participations engine report ms processor_s MB duckdb_ms duckdb_one_core_ms duckdb_csv_ms ratio ratio_csv load"
for n in ${*:-100000 1000000}; do
    [ -d "$W/yardstick$n" ] || { node bench/duckdb/package.mjs "$W/yardstick$n.new" "$n" &&
        mv "$W/yardstick$n.new" "$W/yardstick$n"; }
    for engine in ${ENGINES:-sqlite postgresql}; do measure "$n"; done
done
