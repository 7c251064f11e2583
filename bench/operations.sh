#!/bin/sh
# The search among projects that everybody sees, of 100 and of N: milliseconds of an answer that is drawn (each question
# is a new address, so that nothing is kept), and of one that is kept; on SQLite and, where $KOTIPOLKU_TEST_PG names a
# server, on PostgreSQL. Floor: the same answers of the small one. usage: bench/operations.sh [N]
set -eu
cd "$(dirname "$0")/.."
. bench/common.sh
n=${1:-100000}
K=${KOTIPOLKU:-$K}
# fill ENGINE: the SQL that makes rows; names, money and regions differ, and a word is in each, in a hundredth, in one.
fill() {
    case $1 in
    sqlite) key="CAST('hanke ' || printf('%07d', i) AS BLOB)" day="date('2014-01-01', '+' || (i % 4000) || ' days')"
        last="date('2014-01-01', '+' || (i % 4000 + 700) || ' days')" name="printf('%07d', i)" ;;
    *) key="convert_to('hanke ' || lpad(i::text, 7, '0'), 'UTF8')" day="(date '2014-01-01' + (i % 4000))::text"
        last="(date '2014-01-01' + (i % 4000 + 700))::text" name="lpad(i::text, 7, '0')" ;;
    esac
    rows="WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < $2)"
    cat <<SQL
INSERT INTO operations_operation (id, source, source_key, name, name_language, sort_key, summary, beneficiary,
    beneficiary_key, business_id, natural_person, contractor, fund, period, programme, priority, objective, category,
    theme, authority, country, regions, locality, postal_code, starts_on, ends_on, total_cents, eu_cents, cofinancing,
    start_key, cost_key, website, listed, published_at, updated_at, version)
$rows SELECT i, 'bench', 'B' || i, 'Hanke ' || $name, 'fin', $key, 'Mitä hanke tekee ja kenelle se on tarkoitettu.',
    'Yhdistys ' || (i % 5000), 'yhdistys ' || (i % 5000), '', 0, '',
    CASE i % 4 WHEN 0 THEN 'ESR' WHEN 1 THEN 'EAKR' ELSE 'ESF+' END,
    CASE WHEN i % 4000 < 2500 THEN '2014-2020' ELSE '2021-2027' END, 'Ohjelma ' || (i % 5), '',
    '4.' || (i % 11), '', CASE i % 3 WHEN 0 THEN 'work' WHEN 1 THEN 'skills' ELSE '' END, '', 'FI',
    substr('01;02;04;05;06;07;08;09;10;11;12;13;14;15;16;17;18;19;21', (i % 19) * 3 + 1, 2), '', '',
    $day, $last, i * 1000, i * 500, 5000, $day, i * 1000, '', 0, '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z', 1
FROM c;
INSERT INTO operations_word (word, operation_id) $rows SELECT 'hanke', i FROM c;
INSERT INTO operations_word (word, operation_id) $rows SELECT 'sata' || (i % 100), i FROM c;
INSERT INTO operations_word (word, operation_id) $rows SELECT 'numero' || i, i FROM c;
SQL
}
# took NAME QUERY: the middle one of fifteen, each a new address.
took() {
    for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15; do
        curl -s -o "$W/page" -w '%{time_total}\n' "http://127.0.0.1:$PORT/p/fi/projects?$2&x=$i"
    done | sort -n | awk -v what="$1" 'NR == 8 { printf "%s %.1f ms\n", what, $1 * 1000 }'
}
measure() { # NAME URL
    $K --db "$2" --key-file "$W/operations.key" serve --listen "127.0.0.1:$PORT" --log-level warn \
        >"$W/server.log" 2>&1 &
    SERVER=$!
    wait_for "$PORT"
    sleep 1
    echo "== $1, load $(load)"
    took first-page ''
    took last-page "start=$(($3 - 25))"
    took one-region 'region=06'
    took rare 'region=06&fund=ESR&objective=4.7&theme=work&phase=running'
    took rare-by-cost 'region=06&fund=ESR&objective=4.7&theme=work&phase=running&sort=cost'
    took a-word-of-all 'q=hanke'
    took a-word-of-a-hundredth 'q=sata7'
    took a-word-of-one 'q=numero77'
    took organisation 'organisation=Yhdistys%2077'
    curl -s -o "$W/page" "http://127.0.0.1:$PORT/p/fi/projects"
    curl -s -o "$W/page" -w 'kept %{time_total}\n' "http://127.0.0.1:$PORT/p/fi/projects"
    curl -s -o "$W/page" -w 'csv-of-20000 %{time_total}\n' "http://127.0.0.1:$PORT/p/fi/projects.csv"
    ls -l "$W/page" | awk '{ print "csv-bytes", $5 }'
    stop "$SERVER"
}
rm -f "$W"/operations*
for many in 100 "$n"; do
    $K --db "$W/operations$many.db" --key-file "$W/operations.key" --quiet migrate
    fill sqlite "$many" | sqlite3 "$W/operations$many.db"
    measure "SQLite $many" "$W/operations$many.db" "$many"
done
[ -n "${KOTIPOLKU_TEST_PG:-}" ] || exit 0
at=$(echo "$KOTIPOLKU_TEST_PG" | sed 's|^\(postgresql://[^/]*/\)[^?]*|\1operations_many|')
psql -q "$KOTIPOLKU_TEST_PG" -c "DROP DATABASE IF EXISTS operations_many" -c "CREATE DATABASE operations_many" \
    2>"$W/psql"
$K --db "$at" --key-file "$W/operations.key" --quiet migrate
fill postgres "$n" | psql -q "$at"
psql -q "$at" -c 'VACUUM ANALYZE'
measure "PostgreSQL $n" "$at" "$n"
psql -q "$KOTIPOLKU_TEST_PG" -c "DROP DATABASE operations_many"
