#!/bin/sh
# Import of a data package of N persons with ten attendance rows each, on the command line: rows a second and the most
# memory; its floor: the same rows by plain INSERTs. Best of three. usage: bench/import.sh [N]
set -eu
cd "$(dirname "$0")/.."
. bench/common.sh
n=${1:-100000}
[ -d "$W/package$n" ] || $B/make_package "$W/package$n" "$n"
rows=$(($(cat "$W/package$n"/*.csv | wc -l) - $(ls "$W/package$n"/*.csv | wc -l)))
fresh() { rm -f "$W/$1.db" "$W/$1.db-wal" "$W/$1.db-shm"; $K --db "$W/$1.db" --key-file "$W/import.key" --quiet migrate; }
best=10000000 most=0 floor=10000000
for i in ${ROUNDS:-1 2 3}; do
    rm -f "$W/import.key"
    fresh import
    a=$(date +%s%N)
    /usr/bin/time -f %M -o "$W/time" $K --db "$W/import.db" --key-file "$W/import.key" --quiet import package "$W/package$n" >"$W/import.out" 2>&1 || die "$(tail -5 "$W/import.out")"
    b=$(date +%s%N)
    ms=$(((b - a) / 1000000))
    [ $ms -ge $best ] || best=$ms
    mb=$(($(tail -1 "$W/time") / 1024))
    [ $mb -le $most ] || most=$mb
    fresh floor
    ms=$($B/import_floor "$W/import.db" "$W/floor.db" "${CACHE_KB:-4096}")
    [ "$ms" -ge $floor ] || floor=$ms
done
echo "rows ms rows/s MB floor_ms floor_rows/s ratio load"
echo "$rows $best $((rows * 1000 / best)) $most $floor $((rows * 1000 / floor)) $(awk -v a="$best" -v b="$floor" 'BEGIN { printf "%.2f", b / a }') $(load)"
