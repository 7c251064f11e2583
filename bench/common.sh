# Functions of all scripts in bench/. Sourced, after cd to the project's folder. W: the folder for databases and
# answers.
W=${BENCH_FOLDER:-/tmp/kotipolku-bench}
K=build/kotipolku
B=build/bench
PORT=${BENCH_PORT:-9311}
mkdir -p "$W"

# Other work on the machine disturbs. BENCH_NICE=-15 (as root) gives what is measured and its floor the right of way, as
# one group of processes, so that they share it fairly.
if [ -n "${BENCH_NICE:-}" ] && [ -z "${BENCH_OWN_SESSION:-}" ]; then
    BENCH_OWN_SESSION=1 exec setsid -w sh bench/"$(basename "$0")" "$@"
fi
[ -z "${BENCH_NICE:-}" ] || echo "$BENCH_NICE" >/proc/$$/autogroup

die() { echo "$*" >&2; exit 1; }

. bench/databases.sh
. bench/measure.sh
# serve N [options]: starts the server on the database of N persons; sets SERVER.
serve() {
    n=$1; shift
    $K --db "$(db "$n")" --key-file "$W/p$n.key" serve --listen "127.0.0.1:$PORT" \
        --log-level "${LOG_LEVEL:-warn}" "$@" >"$W/server.log" 2>&1 &
    SERVER=$!
    wait_for "$PORT"
}
# counted N: waits until the server has counted what it counts beside the pages of a very large project.
counted() {
    [ "$1" -gt 2000 ] || return 0
    until [ -n "$(ask "$1" "SELECT 1 FROM counted_project
        WHERE counted_at > '$(date -u -d "100 minutes ago" +%FT%TZ)'")" ]; do sleep 0.5; done
}
wait_for() {
    i=0
    until curl -s -o "$W/health" "http://127.0.0.1:$1/healthz"; do
        i=$((i + 1)); [ $i -lt 200 ] || die "nothing answers on port $1"
        sleep 0.05
    done
}
stop() { kill "$1" 2>/dev/null && wait "$1" 2>/dev/null || true; }
# sign_in ROLE: the demonstration's door; sets COOKIE to "name=value".
sign_in() {
    rm -f "$W/jar"
    curl -s -c "$W/jar" -b "$W/jar" "http://127.0.0.1:$PORT/sign-in" >"$W/door.html"
    csrf=$(grep -o 'action="/demo-sign-in".*' "$W/door.html" | head -1 | sed 's/.*name="csrf" value="\([^"]*\)".*/\1/')
    form=$(grep -o 'action="/demo-sign-in".*' "$W/door.html" | head -1 |
        sed 's/.*name="form_id" value="\([^"]*\)".*/\1/')
    curl -s -o "$W/signed" -c "$W/jar" -b "$W/jar" --data-urlencode "csrf=$csrf" --data-urlencode "form_id=$form" \
        -d version=0 -d "role=$1" "http://127.0.0.1:$PORT/demo-sign-in"
    COOKIE=$(awk '/kp_/ { printf "%s%s=%s", n++ ? "; " : "", $6, $7 }' "$W/jar")
    case $COOKIE in *kp_session=*) ;; *) die "sign-in as $1 failed: $(head -c 300 "$W/signed")" ;; esac
}
# base32 ID: an id as addresses write it.
base32() {
    sqlite3 :memory: "WITH RECURSIVE d(i, r, t) AS (SELECT 0, $1, '' UNION ALL SELECT i + 1, r >> 5,
        substr('0123456789abcdefghjkmnpqrstvwxyz', (r & 31) + 1, 1) || t FROM d WHERE i < 13)
        SELECT t FROM d WHERE i = 13"
}
# way N NAME: the address of a page in the database of N persons; role_of NAME: who opens it.
one() { ask "$1" "$2 LIMIT 1"; }
middle_group() {
    one "$1" "SELECT id FROM (SELECT id FROM groups_group ORDER BY id LIMIT 1
        OFFSET (SELECT count(*) / 14 * 7 FROM groups_group)) AS middle"
}
way() {
    case $2 in
    people) echo /people ;;
    home) echo / ;;
    group) echo "/groups/$(base32 "$(middle_group "$1")")" ;;
    register) echo "/sessions/$(base32 "$(one "$1" "SELECT id FROM groups_session WHERE group_id = $(middle_group "$1")
        ORDER BY day DESC")")" ;;
    person) echo "/people/$(base32 "$(one "$1" "SELECT f.person_id FROM caseload_responsible c
        JOIN people_participation f ON f.id = c.participation_id ORDER BY c.id")")" ;;
    caseload) echo /caseload ;;
    *) echo "/$(echo "$2" | tr _ -)?project=$(base32 "$(one "$1" "SELECT id FROM projects_project")")" ;;
    esac
}
role_of() { case $1 in people | group | register | board) echo manager ;; *) echo counsellor ;; esac; }
# p50_p99 FILE of wrk --latency: "requests/s p50-in-ms p99-in-ms".
wrk_line() {
    awk 'function ms(x) { return x ~ /us$/ ? x / 1000 : x ~ /ms$/ ? x + 0 : x * 1000 }
         $1 == "50%" { p50 = ms($2) } $1 == "99%" { p99 = ms($2) } $1 == "Requests/sec:" { r = $2 }
         /Non-2xx/ { bad = $0 }
         END { printf "%.0f %.2f %.2f%s\n", r, p50, p99, bad ? " BAD(" bad ")" : "" }' "$1"
}
# wrk_best URL CONNECTIONS [curl-like header]: the best of three runs by requests a second.
wrk_best() {
    for i in 1 2 3; do
        wrk -t1 -c"$2" -d"${SECONDS_EACH:-4}s" --latency -H "Cookie: $COOKIE" -H "Accept-Encoding: ${ENCODING:-gzip}" \
            "$1" >"$W/wrk.$i"
        wrk_line "$W/wrk.$i"
    done | sort -rn | head -1
}
load() { cut -d' ' -f1-3 /proc/loadavg; }
