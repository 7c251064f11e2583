#!/bin/sh
# How much longer a page takes with 1,000,000 persons than with 1,000: both servers run, and are asked in turns by one
# connection; of five rounds the best p50 of each. PAGES: also board.
# usage: [ENGINES="sqlite postgresql"] bench/growth.sh [SMALL LARGE]
set -eu
cd "$(dirname "$0")/.."
. bench/common.sh
small=${1:-1000} large=${2:-1000000}
p50() {
    [ "$(curl -s -o "$W/answer" -w '%{http_code}' -H "Cookie: $2" "$1")" = 200 ] || die "$1 does not answer with 200"
    wrk -t1 -c1 -d"${SECONDS_EACH:-2}s" --latency -H "Cookie: $2" -H "Accept-Encoding: gzip" "$1" >"$W/wrk.g"
    wrk_line "$W/wrk.g" | cut -d' ' -f2
}
least() { tr ' ' '\n' | awk '$1 > 0' | sort -n | head -1; } # 0: no answer came in that round
echo "engine page p50_ms_$small p50_ms_$large growth load"
for engine in ${ENGINES:-sqlite}; do
    make_db "$small"
    make_db "$large"
    serve "$small"; SMALL=$SERVER; counted "$small"
    PORT=$((PORT + 1)); serve "$large"; LARGE=$SERVER; counted "$large"; PORT=$((PORT - 1))
    for page in ${PAGES:-people group register home guidance missed plans follow_ups caseload person}; do
        role=$(role_of $page)
        sign_in $role; small_cookie=$COOKIE
        PORT=$((PORT + 1)); sign_in $role; large_cookie=$COOKIE; PORT=$((PORT - 1))
        a="" b=""
        for k in 1 2 3 4 5; do
            a="$a $(p50 "http://127.0.0.1:$PORT$(way "$small" $page)" "$small_cookie")"
            b="$b $(p50 "http://127.0.0.1:$((PORT + 1))$(way "$large" $page)" "$large_cookie")"
        done
        x=$(echo "$a" | least) y=$(echo "$b" | least)
        echo "$engine $page $x $y $(ratio "$y" "$x") $(load)"
    done
    stop "$SMALL"
    stop "$LARGE"
done
