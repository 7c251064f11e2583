#!/bin/sh
# A report on the command line, whole program, best of five; its floor: the same statements, every column read, nothing
# counted. usage: bench/report.sh NAME [N...]
set -eu
cd "$(dirname "$0")/.."
. bench/common.sh
name=$1; shift
echo "persons ms floor_ms ratio MB load"
for n in ${*:-1000 100000 1000000}; do
    make_db "$n"
    report() {
        $K --db "$W/p$n.db" --key-file "$W/p$n.key" report "$name" --project S1 --format json --out "$W/$name.json"
    }
    rm -f "$W/trace"
    TRACE_FILE=$W/trace LD_PRELOAD=$B/trace.so $K --db "$W/p$n.db" --key-file "$W/p$n.key" report $name \
        --project S1 --format json --out "$W/$name.json"
    cut -f2- "$W/trace" | grep -v -e '^PRAGMA' -e '^?' >"$W/$name.sql"
    best=1000000 floor=1000000
    for i in 1 2 3 4 5; do
        a=$(date +%s%N); report; b=$(date +%s%N)
        ms=$(((b - a) / 1000000))
        [ $ms -ge $best ] || best=$ms
        ms=$($B/read_floor "$W/p$n.db" "$W/$name.sql")
        [ "$ms" -ge $floor ] || floor=$ms
    done
    mb=$(/usr/bin/time -f %M $K --db "$W/p$n.db" --key-file "$W/p$n.key" report "$name" --project S1 --format json \
        --out "$W/$name.json" 2>&1 | tail -1)
    echo "$n $best $floor $(awk -v a="$best" -v b="$floor" 'BEGIN { printf "%.2f", b / a }') $((mb / 1024)) $(load)"
done
