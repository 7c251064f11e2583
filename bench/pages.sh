#!/bin/sh
# Person list, group page, register page and the counsellor's two lists of what is open, with 1 and 32 connections,
# beside the floor of the same run. PAGES: those to measure, also home, guidance, missed, plans, person.
# usage: bench/pages.sh [N...]
set -eu
cd "$(dirname "$0")/.."
. bench/common.sh
SIZES=${*:-100000}
. bench/floors.sh

echo "page persons connections pages/s p50_ms p99_ms floor/s floor_p50 floor_p99 ratio" \
    "reading_floor/s reading_ratio statements bytes load"
for n in $SIZES; do
    make_db "$n"
    for name in ${PAGES:-people group register follow_ups caseload}; do
        path=$(way "$n" $name) role=$(role_of $name)
        # a session lives in the database: the cookie stays good
        serve "$n"; sign_in $role; counted "$n"; stop $SERVER
        record "$n" "$name" "$path"
        for c in ${CONNECTIONS:-1 32}; do
            serve "$n"
            set -- $(wrk_best "http://127.0.0.1:$PORT$path" "$c")
            stop $SERVER
            ours="$*" rate=$1
            f=$(floor "$n" "$name" --journal "$c")
            r=$(floor "$n" "$name" "" "$c")
            ratio=$(awk -v a="$rate" -v b="${f%% *}" -v d="${r%% *}" 'BEGIN { printf "%.2f", a / b }')
            rratio=$(awk -v a="$rate" -v d="${r%% *}" 'BEGIN { printf "%.2f", a / d }')
            echo "$name $n $c $ours $f $ratio ${r%% *} $rratio $(wc -l <"$W/$name.sql")" \
                "$(wc -c <"$W/$name.body") $(load)"
        done
    done
done
