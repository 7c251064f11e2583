#!/bin/sh
# The report of outcomes on the command line, whole program, best of five: not crossed, by one thing, by two, and by
# everything at once (JSON without --by). Its floor: the same statements, every column read, nothing counted.
# processor_s: what it took of all cores, with PostgreSQL's part; it is what counts on a busy machine.
# usage: [ENGINES="sqlite postgresql"] bench/outcomes.sh [N...]
set -eu
cd "$(dirname "$0")/.."
. bench/common.sh
echo "engine persons crossed ms processor_s MB floor_ms ratio load"
for engine in ${ENGINES:-sqlite}; do
    for n in ${*:-1000 100000 1000000}; do
        make_db "$n"
        for by in ${CROSSED:-none town age town,age all}; do
            case $by in
            none) how="--format csv" ;;
            all) how="--format json" ;;
            *) how="--format json --by $by" ;;
            esac
            # shellcheck disable=SC2086
            asked() { "$@" outcomes --project S1 $how --out "$W/outcomes.out"; }
            asked best_of "$n" report
            asked record_statements "$n" report
            read_floor "$n"
            echo "$engine $n $by $ms $cpu $mb $floor $(ratio "$floor" "$ms") $(load)"
        done
    done
done
