#!/bin/sh
# Person list, group page, register page and the counsellor's two lists of what is open, with 1 and 32 connections,
# beside the floor of the same run. PAGES: those to measure, also home, guidance, missed, plans, person.
# usage: bench/pages.sh [N...]
set -eu
cd "$(dirname "$0")/.."
. bench/common.sh
SIZES=${*:-100000}
FLOOR_PORT=$((PORT + 1))

# record N NAME PATH: records the statements and bytes of one page; writes W/NAME.sql, .head, .body.
record() {
    rm -f "$W/trace"
    TRACE_FILE=$W/trace LD_PRELOAD=$B/trace.so $K --db "$W/p$1.db" --key-file "$W/p$1.key" serve \
        --listen "127.0.0.1:$PORT" --workers 1 --log-level warn >"$W/server.log" 2>&1 &
    SERVER=$!
    wait_for "$PORT"
    for i in 1 2; do curl -s -o /dev/null -H "Cookie: $COOKIE" -H "Accept-Encoding: ${ENCODING:-gzip}" \
        "http://127.0.0.1:$PORT$3"; done
    sleep 0.3
    : >"$W/trace"
    curl -s -D "$W/$2.head" -o "$W/$2.body" -H "Cookie: $COOKIE" -H "Accept-Encoding: ${ENCODING:-gzip}" \
        "http://127.0.0.1:$PORT$3"
    sleep 0.3
    stop $SERVER
    head -1 "$W/$2.head" | grep -q ' 200' || die "$3 answers $(head -1 "$W/$2.head")"
    # the journal's thread has a transaction of its own; the floor's is in floor_server.c
    awk -F'\t' '$2 ~ /^BEGIN IMMEDIATE/ { w[$1] = 1 } { line[NR] = $2; by[NR] = $1 }
        END { for (i = 1; i <= NR; i++) if (!w[by[i]]) print line[i] }' "$W/trace" >"$W/$2.sql"
}
floor() {
    "$B/floor_server" $FLOOR_PORT "$W/p$1.db" "$W/$2.sql" "$W/$2.head" "$W/$2.body" $3 &
    FLOOR=$!
    wait_for $FLOOR_PORT
    wrk_best "http://127.0.0.1:$FLOOR_PORT/" "$4"
    stop $FLOOR
}

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
