#!/bin/sh
# Memory (resident, of which own: without pages of files the kernel shares) idle, with 200 busy connections, with 5,000
# idle ones; milliseconds from start to first page. usage: bench/memory.sh [N]
set -eu
cd "$(dirname "$0")/.."
. bench/common.sh
n=${1:-100000}
make_db "$n"
mb() { awk '/^VmRSS/ { r = $2 } /^RssAnon/ { a = $2 } /^VmHWM/ { h = $2 } END {
    printf "%.1f own %.1f most %.1f", r / 1024, a / 1024, h / 1024 }' "/proc/$1/status"; }

best=100000
for i in 1 2 3 4 5; do
    ms=$($B/start_client "$PORT" /sign-in "$K" --db "$W/p$n.db" --key-file "$W/p$n.key" serve \
        --listen "127.0.0.1:$PORT" --log-level warn)
    [ "$ms" -ge $best ] || best=$ms
done
echo "start to first page, ms: $best"
serve "$n"
sleep 1
echo "idle after start, MB: $(mb $SERVER)"
sign_in manager
$B/idle_client "$PORT" 5000 8 >"$W/idle" &
IDLE=$!
i=0; until grep -q held "$W/idle"; do sleep 0.1; i=$((i + 1)); [ $i -lt 300 ] || break; done
sleep 2
echo "5,000 idle connections, MB: $(mb $SERVER) ($(head -1 "$W/idle"))"
wait $IDLE
echo "  $(tail -1 "$W/idle") at the end"
stop $SERVER
serve "$n"; sign_in manager
group=$(base32 "$(sqlite3 "$W/p$n.db" "SELECT id FROM groups_group ORDER BY id LIMIT 1")")
wrk -t1 -c200 -d"${SECONDS_EACH:-5}s" --latency -H "Cookie: $COOKIE" -H "Accept-Encoding: gzip" \
    "http://127.0.0.1:$PORT/people" >"$W/wrk.m1"
wrk -t1 -c200 -d"${SECONDS_EACH:-5}s" --latency -H "Cookie: $COOKIE" -H "Accept-Encoding: gzip" \
    "http://127.0.0.1:$PORT/groups/$group" >"$W/wrk.m2" &
sleep 2
echo "200 busy connections, MB: $(mb $SERVER) (list: $(wrk_line "$W/wrk.m1" | cut -d' ' -f1) pages/s)"
wait $!
sleep 3
echo "idle again, MB: $(mb $SERVER)"
stop $SERVER
