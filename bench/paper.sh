#!/bin/sh
# A paper of two pages, Finnish and Arabic side by side, from the first word said to the PDF in memory, best of twenty;
# its floor: a bare program that draws the same texts with the same fonts, from its start to its end. And what a process
# that draws takes of memory at most. usage: bench/paper.sh
set -eu
cd "$(dirname "$0")/.."
. bench/common.sh
set -- "$W/paper.txt" "$W/floor.pdf" build/assets/files/paper-*.ttf
paper=$($B/paper 20 "$W/paper.txt" "$W/paper.pdf")
floor=1000000
for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
    a=$(date +%s%N); $B/paper_floor "$@"; b=$(date +%s%N)
    us=$(((b - a) / 1000))
    [ $us -ge $floor ] || floor=$us
done
kb=$(/usr/bin/time -f %M $B/paper 1 2>&1 >/dev/null | tail -1)
echo "ms floor_ms ratio bytes process_MB load"
echo "$paper" "$floor" $((kb / 1024)) "$(load)" | awk '{ printf "%.1f %.1f %.2f %d %d %s\n", $1, $3 / 1000,
    $1 / ($3 / 1000), $2, $4, $5 }'
