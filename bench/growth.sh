#!/bin/sh
# How much longer a page takes with 1,000,000 persons than with 1,000: both servers run, and are asked in turns by one
# connection; of five rounds the best p50 of each. usage: bench/growth.sh [SMALL LARGE]
set -eu
cd "$(dirname "$0")/.."
. bench/common.sh
small=${1:-1000} large=${2:-1000000}
make_db "$small"
make_db "$large"
# way N NAME: the address of a page in the database of N persons.
way() {
    group=$(sqlite3 "$W/p$1.db" "SELECT id FROM groups_group ORDER BY id LIMIT 1
        OFFSET (SELECT count(*) / 14 * 7 FROM groups_group)")
    case $2 in
    people) echo /people ;;
    group) echo "/groups/$(base32 "$group")" ;;
    register) echo "/sessions/$(base32 "$(sqlite3 "$W/p$1.db" "SELECT id FROM groups_session WHERE group_id = $group
        ORDER BY day DESC LIMIT 1")")" ;;
    follow_ups) echo "/follow-ups?project=$(base32 "$(sqlite3 "$W/p$1.db" "SELECT id FROM projects_project")")" ;;
    caseload) echo /caseload ;;
    esac
}
serve "$small"; SMALL=$SERVER
PORT=$((PORT + 1)); serve "$large"; LARGE=$SERVER; PORT=$((PORT - 1))
p50() {
    wrk -t1 -c1 -d"${SECONDS_EACH:-2}s" --latency -H "Cookie: $2" -H "Accept-Encoding: gzip" "$1" >"$W/wrk.g"
    wrk_line "$W/wrk.g" | cut -d' ' -f2
}
echo "page p50_ms_$small p50_ms_$large growth load"
for page in ${PAGES:-people group register follow_ups caseload}; do
    case $page in follow_ups | caseload) role=counsellor ;; *) role=manager ;; esac
    sign_in $role; small_cookie=$COOKIE
    PORT=$((PORT + 1)); sign_in $role; large_cookie=$COOKIE; PORT=$((PORT - 1))
    a="" b=""
    for k in 1 2 3 4 5; do
        a="$a $(p50 "http://127.0.0.1:$PORT$(way "$small" $page)" "$small_cookie")"
        b="$b $(p50 "http://127.0.0.1:$((PORT + 1))$(way "$large" $page)" "$large_cookie")"
    done
    least() { tr ' ' '\n' | grep . | sort -n | head -1; }
    x=$(echo "$a" | least) y=$(echo "$b" | least)
    echo "$page $x $y $(awk -v a="$x" -v b="$y" 'BEGIN { printf "%.2f", b / a }') $(load)"
done
stop "$SMALL"
stop "$LARGE"
