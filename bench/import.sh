#!/bin/sh
# Import of a data package of N persons with ten attendance rows each, on the command line: rows a second and the most
# memory; its floor: the same rows without us, on SQLite by plain INSERTs (import_floor), on PostgreSQL by COPY into the
# same tables, each in one transaction. Best of three. usage: bench/import.sh [N]
# PostgreSQL: the server at KOTIPOLKU_TEST_PG; without it one of our own that runs without fsync (an import is one
# commit).
set -eu
cd "$(dirname "$0")/.."
. bench/common.sh
n=${1:-100000}
[ -d "$W/package$n" ] || $B/make_package "$W/package$n" "$n"
rows=$(($(cat "$W/package$n"/*.csv | wc -l) - $(ls "$W/package$n"/*.csv | wc -l)))
tables="projects_project projects_text people_person people_name_part people_language people_participation
    groups_group groups_membership groups_session attendance_mark"

# import DATABASE: sets ms and mb.
import() {
    a=$(date +%s%N)
    /usr/bin/time -f %M -o "$W/time" $K --db "$1" --key-file "$W/import.key" --quiet import package "$W/package$n" \
        >"$W/import.out" 2>&1 || die "$(tail -5 "$W/import.out")"
    b=$(date +%s%N)
    ms=$(((b - a) / 1000000))
    mb=$(($(tail -1 "$W/time") / 1024))
}
# keep NAME: the best of what was measured.
begin() { best=10000000 most=0 floor=10000000; }
keep() {
    [ $ms -ge $best ] || best=$ms
    [ $mb -le $most ] || most=$mb
    [ "$floor_ms" -ge $floor ] || floor=$floor_ms
}
tell() {
    echo "$1 $rows $best $((rows * 1000 / best)) $most $floor $((rows * 1000 / floor))" \
        "$(awk -v a="$floor" -v b="$best" 'BEGIN { printf "%.2f", a / b }') $(load)"
}

fresh_file() {
    rm -f "$W/$1.db" "$W/$1.db-wal" "$W/$1.db-shm"
    $K --db "$W/$1.db" --key-file "$W/import.key" --quiet migrate
}
sqlite() {
    begin
    for i in ${ROUNDS:-1 2 3}; do
        rm -f "$W/import.key"
        fresh_file import
        import "$W/import.db"
        fresh_file floor
        floor_ms=$($B/import_floor "$W/import.db" "$W/floor.db" "${CACHE_KB:-4096}")
        keep
    done
    tell sqlite
}

migrated_database() {
    fresh_database "$1"
    $K --db "$(address "$1")" --key-file "$W/import.key" --quiet migrate
}
# The rows of the import, read out as COPY writes them, and written again by COPY.
copy_floor() {
    for t in $tables; do printf "\\\\copy %s to '%s' with (format binary)\\n" "$t" "$W/copy.$t"; done |
        psql -q "$(address import)"
    { echo "BEGIN;"
        for t in $tables; do printf "\\\\copy %s from '%s' with (format binary)\\n" "$t" "$W/copy.$t"; done
        echo "COMMIT;"; } >"$W/copy.sql"
    a=$(date +%s%N)
    psql -q -v ON_ERROR_STOP=1 -f "$W/copy.sql" "$(address floor)" || die "the floor failed"
    b=$(date +%s%N)
    floor_ms=$(((b - a) / 1000000))
    for t in $tables; do rm -f "$W/copy.$t"; done
}
postgres() {
    begin
    for i in ${ROUNDS:-1 2 3}; do
        rm -f "$W/import.key"
        migrated_database import
        import "$(address import)"
        migrated_database floor
        copy_floor
        keep
    done
    tell "postgresql(fsync=$(psql -At "$server" -c 'SHOW fsync'))"
    psql -q "$server" -c 'DROP DATABASE kotipolku_bench_import' -c 'DROP DATABASE kotipolku_bench_floor'
}

echo "engine rows ms rows/s MB floor_ms floor_rows/s ratio load"
sqlite
server=${KOTIPOLKU_TEST_PG:-}
if [ -z "$server" ]; then
    trap 'tools/postgres-for-tests.sh stop "$W/pg"' EXIT
    server=$(tools/postgres-for-tests.sh start "$W/pg" house)
fi
postgres
