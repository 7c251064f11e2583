# The floor of a page: the same statements, read by a bare server that sends the same bytes. Sourced after common.sh, by
# scripts that measure pages of a file of SQLite.
FLOOR_PORT=$((PORT + 1))

# record N NAME PATH [LAST]: records the statements and bytes of one page; writes W/NAME.sql, .head, .body. It is asked
# for twice before, and LAST, where it is not the same (so that nothing kept answers), then.
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
        "http://127.0.0.1:$PORT${4:-$3}"
    sleep 0.3
    stop $SERVER
    head -1 "$W/$2.head" | grep -q ' 200' || die "$3 answers $(head -1 "$W/$2.head")"
    # the journal's thread has a transaction of its own; the floor's is in floor_server.c
    awk -F'\t' '$2 ~ /^BEGIN IMMEDIATE/ { w[$1] = 1 } { line[NR] = $2; by[NR] = $1 }
        END { for (i = 1; i <= NR; i++) if (!w[by[i]]) print line[i] }' "$W/trace" >"$W/$2.sql"
}
# floor N NAME --journal|"" CONNECTIONS: "requests/s p50 p99" of what record wrote.
floor() {
    "$B/floor_server" $FLOOR_PORT "$W/p$1.db" "$W/$2.sql" "$W/$2.head" "$W/$2.body" $3 &
    FLOOR=$!
    wait_for $FLOOR_PORT
    wrk_best "http://127.0.0.1:$FLOOR_PORT/" "$4"
    stop $FLOOR
}
