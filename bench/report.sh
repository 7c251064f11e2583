#!/bin/sh
# A report on the command line, whole program, best of five; its floor: the same statements, every column read, nothing
# counted. processor_s: what it took of all cores, with PostgreSQL's part.
# usage: [ENGINES="sqlite postgresql"] bench/report.sh NAME [N...]
set -eu
cd "$(dirname "$0")/.."
. bench/common.sh
name=$1; shift
echo "engine persons ms processor_s MB floor_ms ratio load"
for engine in ${ENGINES:-sqlite}; do
    for n in ${*:-1000 100000 1000000}; do
        make_db "$n"
        asked() { "$@" "$name" --project S1 --format json --out "$W/$name.json"; }
        asked best_of "$n" report
        asked record_statements "$n" report
        read_floor "$n"
        echo "$engine $n $ms $cpu $mb $floor $(ratio "$floor" "$ms") $(load)"
    done
done
