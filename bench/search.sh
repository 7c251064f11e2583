#!/bin/sh
# The search: does a headline find its own text (five languages); putting in N documents, size of the index, time of a
# question; on SQLite and, where $KOTIPOLKU_TEST_PG names a server, on PostgreSQL. Floor: the statements of the question
# alone. The news come from $SHARED/data/search. usage: bench/search.sh [N]
set -eu
cd "$(dirname "$0")/.."
. bench/common.sh
news=${SHARED:-../shared}/data/search/ntrex128.tsv
[ -f "$news" ] || die "$news is missing"
n=${1:-100000}
ask() { # ENGINE URL
    url=$2
    echo "== $1, load $(load)"
    $K --db "$url" --key-file "$W/search.key" --quiet migrate
    $B/search quality "$news" "$url"
}
measure() { # URL
    $K --db "$1" --key-file "$W/search.key" --quiet migrate
    $B/search fill "$news" "$1" "$n"
    $B/search speed "$news" "$1" "${QUESTIONS:-500}"
}
rm -f "$W"/search*
ask SQLite "$W/search_news.db"
measure "$W/search.db"
sqlite3 "$W/search.db" "PRAGMA wal_checkpoint(TRUNCATE)" >"$W/checkpoint"
sqlite3 "$W/search.db" "SELECT name || ' ' || sum(pgsize) / 1000000 || ' MB' FROM dbstat WHERE name LIKE 'search%'
    GROUP BY name HAVING sum(pgsize) > 1000000" 2>"$W/dbstat" || ls -l "$W/search.db"
[ -n "${KOTIPOLKU_TEST_PG:-}" ] || exit 0
for name in search_news search_many; do
    psql -q "$KOTIPOLKU_TEST_PG" -c "DROP DATABASE IF EXISTS $name" -c "CREATE DATABASE $name" 2>"$W/psql"
done
at=$(echo "$KOTIPOLKU_TEST_PG" | sed 's|^\(postgresql://[^/]*/\)[^?]*|\1DATABASE|')
many=$(echo "$at" | sed s/DATABASE/search_many/)
ask PostgreSQL "$(echo "$at" | sed s/DATABASE/search_news/)"
measure "$many"
psql -q -A -t -F' ' "$many" -c "SELECT relname, pg_total_relation_size(oid) / 1000000 || ' MB' FROM pg_class
    WHERE relname LIKE 'search%' AND relkind = 'r' AND pg_total_relation_size(oid) > 1000000 ORDER BY relname"
for name in search_news search_many; do psql -q "$KOTIPOLKU_TEST_PG" -c "DROP DATABASE $name"; done
