#!/bin/sh
# Five reports as one PDF on the command line (a report of the year), whole program, best of five; its floor: the same
# reports counted one after another and written as JSON, nothing drawn. MB: the most that one of its processes took.
# Of 100,000 persons needs and activity have a line for each of 4,000 groups, more than a paper takes:
# NAMES="outcomes targets funnel". usage: [ENGINES="sqlite postgresql"] [NAMES=…] bench/report_paper.sh [N...]
set -eu
cd "$(dirname "$0")/.."
. bench/common.sh
names=${NAMES:-outcomes targets needs activity esf}
echo "engine persons ms processor_s MB floor_ms ratio pages bytes load"
for engine in ${ENGINES:-sqlite}; do
    for n in ${*:-1000}; do
        make_db "$n"
        # shellcheck disable=SC2086
        best_of "$n" report $names --project S1 --format pdf --out "$W/year.pdf"
        drawn=$ms used=$cpu most=$mb floor=0
        for name in $names; do
            best_of "$n" report "$name" --project S1 --format json --out "$W/one.json"
            floor=$((floor + ms))
        done
        pages=$(pdfinfo "$W/year.pdf" | awk '/^Pages:/ { print $2 }')
        echo "$engine $n $drawn $used $most $floor $(ratio "$drawn" "$floor") $pages $(wc -c <"$W/year.pdf") $(load)"
    done
done
