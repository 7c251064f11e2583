#!/bin/sh
# Backup, its proof and restore of a database of N persons, on SQLite and PostgreSQL: rows and megabytes a second, and
# the most memory. Floors, both on the disk when they end: the backup's own bytes copied (cp); and the same database
# copied by the engine's own means, which seals, reads again, compares and proves nothing (sqlite3 .backup; pg_dump -Fc,
# pg_restore). Best of three. usage: bench/backup.sh [N]
# PostgreSQL: the server at KOTIPOLKU_TEST_PG; without it one of our own, without fsync.
set -eu
cd "$(dirname "$0")/.."
. bench/common.sh
n=${1:-20000}
make_db "$n"
D="$W/backup" key="$W/p$n.key"
rm -rf "$D" && mkdir -p "$D"

# best COMMAND…: sets ms and mb, the best and the most of three; `before` is run before each.
best() {
    ms=100000000 mb=0
    for i in ${ROUNDS:-1 2 3}; do
        eval "${before:-:}"
        a=$(date +%s%N)
        /usr/bin/time -f %M -o "$D/time" "$@" >"$D/out" 2>&1 || die "$*: $(tail -3 "$D/out")"
        took=$((($(date +%s%N) - a) / 1000000 + 1)) most=$(($(tail -1 "$D/time") / 1024))
        [ $took -ge $ms ] || ms=$took
        [ $most -le $mb ] || mb=$most
    done
}
# tell ENGINE WHAT MS MB FLOOR MS OWN_FLOOR MS
tell() {
    awk -v e="$1" -v w="$2" -v ms="$3" -v mb="$4" -v c="$5" -v own="$6" -v rows="$rows" -v bytes="$bytes" \
        -v l="$(load)" 'BEGIN { printf "%s %s %d %d %.1f %d %d %.2f %d %.2f %s\n", e, w, ms, rows * 1000 / ms,
            bytes / ms / 1000, mb, c, ms / c, own, ms / own, l }'
}
# all ENGINE DATABASE FRESH_DATABASE MAKE_FRESH OWN_COPY OWN_RESTORE
all() {
    before='rm -f "$D/b"' && best $K --db "$2" --key-file "$key" --quiet backup "$D/b"
    bytes=$(stat -c %s "$D/b") back=$ms back_mb=$mb
    before='rm -f "$D/copy"' && best sh -c "cp '$D/b' '$D/copy' && sync '$D/copy'" && copy=$ms
    before='rm -f "$D/own"*' && best sh -c "$5" && own=$ms
    tell "$1" backup $back $back_mb $copy $own
    before= && best $K --db "$2" --key-file "$key" --quiet check --restore "$D/b"
    proof=$ms proof_mb=$mb
    before=$4 && best $K --db "$3" --key-file "$key" --quiet restore "$D/b" && rest=$ms rest_mb=$mb
    before=$4 && best sh -c "$6" && own=$ms
    tell "$1" proof $proof $proof_mb $copy $own
    tell "$1" restore $rest $rest_mb $copy $own
}

$K --db "$W/p$n.db" --key-file "$key" backup "$D/first" >"$D/words" 2>/dev/null
rows=$(sed 's/.* tables, \([0-9]*\) rows.*/\1/' "$D/words")
echo "# $n persons, $rows rows, database $(($(stat -c %s "$W/p$n.db") / 1000000)) MB, backup" \
    "$(($(stat -c %s "$D/first") / 1000000)) MB"
echo "engine what ms rows/s MB/s memory_MB copy_ms ratio own_ms ratio load"
all sqlite "$W/p$n.db" "$D/new.db" 'rm -f "$D/new.db"*' \
    "sqlite3 '$W/p$n.db' \".backup '$D/own'\" && sync '$D/own'" \
    "sqlite3 '$W/p$n.db' \".backup '$D/new.db'\" && sync '$D/new.db'"

server=${KOTIPOLKU_TEST_PG:-}
if [ -z "$server" ]; then
    trap 'tools/postgres-for-tests.sh stop "$W/pg"' EXIT
    server=$(tools/postgres-for-tests.sh start "$W/pg" house)
fi
fresh_database from
$K --db "$(address from)" --key-file "$key" --quiet restore "$D/first" # the way from SQLite to PostgreSQL
all "postgresql(fsync=$(psql -At "$server" -c 'SHOW fsync'))" "$(address from)" "$(address to)" 'fresh_database to' \
    "pg_dump -Fc '$(address from)' >'$D/own' && sync '$D/own'" "pg_restore -d '$(address to)' '$D/own'"
psql -q "$server" -c 'DROP DATABASE kotipolku_bench_from' -c 'DROP DATABASE kotipolku_bench_to'
