#!/bin/sh
# Five reports as one PDF on the command line (a report of the year), whole program, best of five; its floor: the same
# reports counted one after another and written as JSON, nothing drawn. MB: the most
# that one of its processes took (time counts those it waited for).
# usage: bench/report_paper.sh [N...]
set -eu
cd "$(dirname "$0")/.."
. bench/common.sh
names="outcomes targets needs activity esf"
echo "persons ms floor_ms ratio pages bytes MB load"
for n in ${*:-1000 100000}; do
    make_db "$n"
    report() { $K --db "$W/p$n.db" --key-file "$W/p$n.key" report "$@"; }
    best=1000000 floor=1000000
    for i in 1 2 3 4 5; do
        a=$(date +%s%N); report $names --project S1 --format pdf --out "$W/year.pdf"; b=$(date +%s%N)
        ms=$(((b - a) / 1000000))
        [ $ms -ge $best ] || best=$ms
        a=$(date +%s%N)
        for name in $names; do report "$name" --project S1 --format json --out "$W/one.json"; done
        b=$(date +%s%N)
        ms=$(((b - a) / 1000000))
        [ $ms -ge $floor ] || floor=$ms
    done
    mb=$(/usr/bin/time -f %M $K --db "$W/p$n.db" --key-file "$W/p$n.key" report $names --project S1 --format pdf \
        --out "$W/year.pdf" 2>&1 | tail -1)
    pages=$(pdfinfo "$W/year.pdf" | awk '/^Pages:/ { print $2 }')
    echo "$n $best $floor $(awk -v a="$best" -v b="$floor" 'BEGIN { printf "%.2f", a / b }') $pages" \
        "$(wc -c <"$W/year.pdf") $((mb / 1024)) $(load)"
done
