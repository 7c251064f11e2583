#!/bin/sh
# The report of outcomes on the command line, whole program, best of five: not crossed, by one thing, by two, and by
# everything at once (JSON without --by). user_s: processor time of the last run; it is what counts on a busy machine.
# usage: bench/outcomes.sh [N...]
set -eu
cd "$(dirname "$0")/.."
. bench/common.sh
echo "persons  crossed   ms    processor_s  MB   load"
for n in ${*:-1000 100000 1000000}; do
    make_db "$n"
    for by in none town age town,age all; do
        case $by in
        none) set -- --format csv ;;
        all) set -- --format json ;;
        *) set -- --format json --by "$by" ;;
        esac
        best=1000000
        for i in 1 2 3 4 5; do
            a=$(date +%s%N)
            used=$(/usr/bin/time -f '%U %S %M' $K --db "$W/p$n.db" --key-file "$W/p$n.key" report outcomes \
                --project S1 "$@" --out "$W/outcomes.out" 2>&1 | tail -1)
            b=$(date +%s%N)
            ms=$(((b - a) / 1000000))
            [ $ms -ge $best ] || best=$ms
        done
        echo "$used" | awk -v n="$n" -v by="$by" -v ms="$best" -v load="$(load)" \
            '{ printf "%-8s %-9s %-5s %-12.2f %-4d %s\n", n, by, ms, $1 + $2, $3 / 1024, load }'
    done
done
