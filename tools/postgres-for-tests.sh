#!/bin/sh
# A private PostgreSQL for tests, on a Unix socket in DIR. Not for data: it runs without fsync.
# usage: postgres-for-tests.sh start DIR          prints the address for KOTIPOLKU_TEST_PG; a running one is used again
#        postgres-for-tests.sh start DIR house    the same as a house runs it, for figures: as Debian sets it, with
#                                                 fsync and autovacuum
#        postgres-for-tests.sh stop DIR           ends it and removes DIR
set -eu
usage() { sed -n 2,6p "$0" >&2; exit 2; }
[ $# = 2 ] || [ "$1 ${3:-}" = "start house" ] || usage
dir=$2
settings="-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c shared_buffers=32MB -c autovacuum=off"
[ "${3:-}" != house ] || settings=
for bin in $(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V) \
    $(dirname "$(command -v initdb || echo /nowhere/initdb)"); do
    [ -x "$bin/initdb" ] && tools=$bin
done
[ -n "${tools:-}" ] || { echo "postgres-for-tests: no initdb; install postgresql" >&2; exit 1; }

# PostgreSQL refuses to run as root.
as_server() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }
running() { [ -d "$dir/data" ] && (cd / && as_server "$tools/pg_ctl" -D "$dir/data" status >/dev/null 2>&1); }

case $1 in
start)
    mkdir -p "$dir"
    dir=$(cd "$dir" && pwd -P)
    exec 9>"$dir/lock" # two at once: the second finds the first one's server
    flock 9
    chmod 755 "$dir"
    [ "$(id -u)" = 0 ] && chown postgres "$dir"
    if ! running; then
        [ -d "$dir/data" ] || (cd / && as_server "$tools/initdb" -D "$dir/data" -U postgres -A trust --locale=C \
            -E UTF8 --no-sync >"$dir/initdb.log" 2>&1) ||
            { cat "$dir/initdb.log" >&2; exit 1; }
        (cd / && as_server "$tools/pg_ctl" -D "$dir/data" -w -l "$dir/data/server.log" \
            -o "-k '$dir' -c listen_addresses= -c max_connections=200 $settings" start >/dev/null 9>&-) ||
            { cat "$dir/data/server.log" >&2; exit 1; }
    fi
    echo "postgresql://postgres@/postgres?host=$dir"
    ;;
stop)
    [ -d "$dir" ] || exit 0
    dir=$(cd "$dir" && pwd -P)
    if running; then (cd / && as_server "$tools/pg_ctl" -D "$dir/data" -m immediate stop >/dev/null); fi
    rm -rf "$dir/data" "$dir/lock" "$dir/initdb.log"
    rmdir "$dir" 2>/dev/null || true
    ;;
*)  usage ;;
esac
