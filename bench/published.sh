#!/bin/sh
# Everything that everybody reads, among a hundredth of N and among N published items (100,000): lists from their
# beginning and deep inside, feeds, the sitemap, the catalogue, the directory, one of each; p50 and p99 of one client
# that asks for a new address each time, so that nothing kept answers. Floor, in the same run: the same statements, and
# on SQLite the same bytes sent by a bare server; on PostgreSQL pgbench runs the statements alone. steps: what SQLite's
# machine does for these statements, in thousands, which nothing else on the computer disturbs. SQLite, and PostgreSQL
# where $KOTIPOLKU_TEST_PG names a server.
# usage: bench/published.sh [N] (PAGES="news feed": these pages only; KEEP=1: of databases that are there)
set -eu
cd "$(dirname "$0")/.."
. bench/common.sh
. bench/floors.sh
. bench/published_rows.sh
n=${1:-100000}
K=${KOTIPOLKU:-$K}
COOKIE=

# pages N: name and address of each. Publications are 6 of 10 items, eight of ten of these are news.
pages() {
    id() { base32 "$1"; }
    deep=$(($1 * 4 / 10))
    cat <<LIST
one /p/fi/$(id 1000005)
news /p/fi
news-deep /p/fi?start=$deep
news-region /p/fi?region=06
news-region-deep /p/fi?region=06&start=$((deep / 4))
project /p/fi/project/$(id 1005)
project-deep /p/fi/project/$(id 1005)?start=$(($1 * 25 / 1000))
feed /p/fi/feed
feed-region /p/fi/feed?region=06
projects /p/fi/projects
projects-region /p/fi/projects?region=06
projects-word /p/fi/projects?q=sata7
project-of-others /p/fi/projects/$(id 2000005)
operations /p/fi/operations
services /services?lang=fi
services-deep /services?lang=fi&start=$(($1 * 15 / 100))
services-somali /services?lang=so
services-door /services?lang=fi&door=baby
services-rare-door /services?lang=fi&door=rights
services-town /services?lang=fi&town=Helsinki
services-word /services?lang=fi&q=numero77
service /services/$(id 4000005)?lang=fi
hsds /hsds/services
hsds-deep /hsds/services?page=$(($1 * 15 / 100 / 25))
hsds-one /hsds/services/$(id 4000005)
sitemap /sitemap.xml
sitemap-part /sitemap/part.xml?of=publications
catalogue /catalogue
catalogue-ld /catalogue.jsonld
search /search?q=palvelu
LIST
}
# anew PATH: the same as an address that was not asked for.
anew() { case $1 in *\?*) echo "$1&x=0" ;; *) echo "$1?x=0" ;; esac; }
# once PORT PATH [wrk's options]: "p50 p99" in ms.
once() {
    path=$2 port=$1; shift 2
    wrk -t1 -c1 -d"${SECONDS_EACH:-2}s" --latency -H 'Accept-Encoding: gzip' "$@" "http://127.0.0.1:$port$path" \
        >"$W/wrk.out"
    wrk_line "$W/wrk.out" | cut -d' ' -f2-
}
floor_of() { # SIZE PAGE: of what was recorded on SQLite
    case $engine in
    sqlite)
        "$B/floor_server" $FLOOR_PORT "$W/ppublished$1.db" "$W/$2.sql" "$W/$2.head" "$W/$2.body" &
        FLOOR=$!
        wait_for $FLOOR_PORT
        once $FLOOR_PORT /
        stop $FLOOR
        ;;
    *)
        grep -v -e '^PRAGMA' -e main.db_aside "$W/$2.sql" | sed -e 's/[; ]*$/;/' >"$W/floor.pgbench"
        rm -f "$W"/pgbench_log*
        pgbench -n -f "$W/floor.pgbench" -T "${SECONDS_EACH:-2}" -l --log-prefix="$W/pgbench_log" \
            "$(db "published$1")" >"$W/pgbench.out" 2>&1 || { echo "- -"; return; }
        cat "$W"/pgbench_log* | awk '{ print $3 / 1000 }' | sort -n | awk '{ a[NR] = $1 }
            END { printf "%.2f %.2f\n", a[int(NR / 2) + 1], a[int(NR * 99 / 100) + 1] }'
        ;;
    esac
}
mixed() { published_rows "$1" $(($2 * 6 / 10)) $(($2 / 5)) $(($2 / 5)); }
fill() { # SIZE
    case $engine in
    sqlite)
        rm -f "$W/ppublished$1".db* "$W/ppublished$1.key"
        $K --db "$W/ppublished$1.db" --key-file "$W/ppublished$1.key" --quiet migrate
        { echo 'BEGIN;'; mixed sqlite "$1"; echo 'COMMIT; ANALYZE;'; } | sqlite3 "$W/ppublished$1.db"
        ;;
    *)
        fresh_database "ppublished$1"
        $K --db "$(db "published$1")" --key-file "$W/ppublished$1.key" --quiet migrate
        { mixed postgresql "$1"; echo 'VACUUM ANALYZE;'; } | psql -X -q "$(db "published$1")"
        ;;
    esac
    $K --db "$(db "published$1")" --key-file "$W/ppublished$1.key" --quiet search >"$W/out"
}
steps() { # SIZE PAGE
    { echo '.stats on'; sed -e 's/[; ]*$/;/' "$W/$2.sql"; } | sqlite3 "$W/ppublished$1.db" |
        awk '/Virtual Machine Steps/ { n += $NF } END { printf "%.1f\n", n / 1000 }'
}
wanted() { [ -z "${PAGES:-}" ] || case " $PAGES " in *" $1 "*) ;; *) return 1 ;; esac; }
measure() { # SIZE
    [ -n "${KEEP:-}" ] || fill "$1"
    pages "$1" | while read -r name path; do
        wanted "$name" || continue
        [ $engine != sqlite ] || record "published$1" "$name" "$path" "$(anew "$path")"
        serve "published$1"
        curl -s -o "$W/answer" "http://127.0.0.1:$PORT$path"
        ours=$(once "$PORT" "$path" -s bench/fresh.lua)
        stop $SERVER
        echo "$engine $1 $name $ours $(floor_of "$1" "$name") $(wc -l <"$W/$name.sql") $(wc -c <"$W/answer")" \
            "$(steps "$1" "$name")"
    done
}
echo "engine items page p50_ms p99_ms floor_p50 floor_p99 statements bytes steps    load $(load)"
for engine in sqlite ${KOTIPOLKU_TEST_PG:+postgresql}; do
    [ $engine = sqlite ] || database_server
    for size in $((n / 100)) "$n"; do measure "$size"; done
done
