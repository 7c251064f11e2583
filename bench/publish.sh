#!/bin/sh
# `kotipolku publish`: files, seconds, and the most memory, of houses that differ a hundredfold: of all kinds of items
# (pictures and papers take a hundred times as long as pages), and of N services alone (six files each). SQLite.
# usage: bench/publish.sh [N]
set -eu
cd "$(dirname "$0")/.."
. bench/common.sh
. bench/published_rows.sh
n=${1:-100000}
K=${KOTIPOLKU:-$K}
# measure WHAT PUBLICATIONS OPERATIONS SERVICES
measure() {
    rm -rf "$W/publish".db* "$W/publish.key" "$W/open"
    $K --db "$W/publish.db" --key-file "$W/publish.key" --quiet migrate
    { echo 'BEGIN;'; published_rows sqlite "$2" "$3" "$4"; echo 'COMMIT; ANALYZE;'; } | sqlite3 "$W/publish.db"
    for time in first again; do
        /usr/bin/time -f '%e s %M kB' -o "$W/time" $K --db "$W/publish.db" --key-file "$W/publish.key" \
            publish "$W/open" --address https://open.example --public-address https://house.example >"$W/out"
        echo "$1 $(($2 + $3 + $4)) $time $(awk '{ print $1 }' "$W/out") $(cat "$W/time")"
    done
    rm -rf "$W/open"
}
echo "what items time files seconds memory    load $(load)"
for size in ${MIXED:-20 200}; do measure mixed $((size * 6 / 10)) $((size / 5)) $((size / 5)); done
for size in $((n / 100)) "$n"; do measure services 0 0 "$size"; done
