#!/bin/sh
# Import of a list of N projects of others (columns of EURA 2021, Latin-1, one row in a thousand broken) on the command
# line, into an empty database and once more when all of it is there: processor seconds, wall-clock seconds and the most
# memory. Floor: the rows that it made, copied by SQL into the same tables in one transaction, durably, on SQLite; on
# PostgreSQL (where $KOTIPOLKU_TEST_PG names a server) by COPY; processor seconds there are those of the program alone.
# usage: bench/import_projects.sh [N]
set -eu
cd "$(dirname "$0")/.."
. bench/common.sh
n=${1:-20000}
list=$W/projects$n.csv
tables="operations_operation operations_word operations_tally"
[ -f "$list" ] || awk -v n="$n" 'BEGIN {
    print "Hankekoodi ;Ryhmähanketunnus;Rahasto;Tl;Et;Hankkeen nimi;Toteuttajan nimi;Toteuttajan Y-tunnus;" \
        "Rahoittava viranomainen;Toiminnan tila;Aloituspvm;Päättymispvm;Suunniteltu rahoitus yhteensä;" \
        "Toteutunut EU-rahoituksen määrä;Tukitoimen ala;Sijainti;Toteutuspaikan postinumero;" \
        "Suunnitelman mukainen tiivistelmä hankkeen toteutuksesta"
    for (i = 1; i <= n; i++) {
        printf "S%05d;G%d;ESR+;%d;4.%d;Hanke numero %d kotoutumisen tueksi;Järjestö %d ry;00%05d-%d;Keski-Suomen%s" \
            "ELY-keskus;Käynnissä;%d.%d.2024;31.12.%d;%d %03d,50;%d;Työllisyys;Uusimaa;%05d;\"%s\"\n", i, i / 3,
            i % 6 + 1, i % 9, i, i % 2000, i, i % 9, i % 7 ? " " : "  ", i % 28 + 1, i % 12 + 1, 2025 + i % 4,
            i % 900 + 1, i % 1000, i * 7, i % 99999, "Hankkeessa kehitetään ohjausta, ryhmiä ja yhteistyötä. " \
            "Tavoitteena on, että osallistujat pääsevät koulutukseen ja työhön."
        if (i % 1000 == 0) print "rikki;rivi"
    } }' | iconv -f UTF-8 -t ISO-8859-1 >"$list"

# bring DATABASE: sets cpu, wall (seconds) and mb.
bring() {
    /usr/bin/time -f "%U %S %e %M" -o "$W/time" $K --db "$1" --key-file "$W/list.key" --quiet import projects \
        "$list" >"$W/list.out" 2>&1 || die "$(tail -5 "$W/list.out")"
    read_time
}
read_time() { # not our program's output: the last line of the file
    eval "$(tail -1 "$W/time" | awk '{ printf "cpu=%.2f wall=%.2f mb=%d", $1 + $2, $3, $4 / 1024 }')"
}
tell() { # ENGINE: of what cpu … and floor_cpu … hold
    echo "$1 $n $first_cpu $first_wall $first_mb $cpu $wall $mb $floor_cpu $floor_wall" \
        "$(awk -v a="$floor_cpu" -v b="$first_cpu" 'BEGIN { printf "%.2f", a / b }') $(load)"
}
measure() { # DATABASE
    $K --db "$1" --key-file "$W/list.key" --quiet migrate
    bring "$1"
    first_cpu=$cpu first_wall=$wall first_mb=$mb
    bring "$1"
}

echo "engine rows processor_s wall_s mb again_processor_s again_wall_s again_mb floor_processor_s floor_wall_s" \
    "floor/ours load"
rm -f "$W"/list.*
measure "$W/list.db"
again="$cpu $wall $mb"
$K --db "$W/list.floor" --key-file "$W/list.key" --quiet migrate
for t in $tables; do echo "INSERT INTO $t SELECT * FROM ours.$t;"; done >"$W/list.sql"
/usr/bin/time -f "%U %S %e %M" -o "$W/time" sqlite3 "$W/list.floor" "PRAGMA synchronous=FULL" \
    "ATTACH '$W/list.db' AS ours" "BEGIN" "$(cat "$W/list.sql")" "COMMIT" >"$W/list.floored"
read_time
floor_cpu=$cpu floor_wall=$wall
eval "$(echo "$again" | awk '{ printf "cpu=%s wall=%s mb=%s", $1, $2, $3 }')"
tell sqlite
[ -n "${KOTIPOLKU_TEST_PG:-}" ] || exit 0
at=$(echo "$KOTIPOLKU_TEST_PG" | sed 's|^\(postgresql://[^/]*/\)[^?]*|\1import_projects|')
psql -q "$KOTIPOLKU_TEST_PG" -c "DROP DATABASE IF EXISTS import_projects" -c "CREATE DATABASE import_projects" \
    2>"$W/psql"
measure "$at"
again="$cpu $wall $mb"
# The floor: the same rows into tables of the same columns and keys, by COPY in one transaction.
for t in $tables; do
    psql -q "$at" -c "\\copy $t TO '$W/list.$t'"
    psql -q "$at" -c "CREATE TABLE floor_$t (LIKE $t INCLUDING ALL)"
done
{ echo "BEGIN;"; for t in $tables; do echo "\\copy floor_$t FROM '$W/list.$t'"; done; echo "COMMIT;"; } >"$W/list.sql"
/usr/bin/time -f "%U %S %e %M" -o "$W/time" psql -q -v ON_ERROR_STOP=1 -f "$W/list.sql" "$at" >"$W/list.floored"
read_time
floor_cpu=$cpu floor_wall=$wall
eval "$(echo "$again" | awk '{ printf "cpu=%s wall=%s mb=%s", $1, $2, $3 }')"
tell postgresql
psql -q "$KOTIPOLKU_TEST_PG" -c "DROP DATABASE import_projects"
