#!/bin/sh
# What readers and savers notice of an import beside them: the worst read and the worst save without one (the floor),
# during the check, the import and its undo, and the same of a second package that changes every person (name and phone)
# and every mark of the first, on SQLite and PostgreSQL. 15,604 persons are 209,720 rows.
# usage: bench/import_isolation.sh [N]
# PostgreSQL: the server at KOTIPOLKU_TEST_PG, or one of our own as a house runs it
set -eu
cd "$(dirname "$0")/.."
. bench/common.sh
. tools/node.sh
n=${1:-15604}
[ -d "$W/package$n" ] || $B/make_package "$W/package$n" "$n"
# Of the project it is imported into, whatever that is called.
rm -rf "$W/isolation$n"
mkdir "$W/isolation$n"
for f in "$W/package$n"/*.csv; do
    sed 's/,S1,/,,/' "$f" >"$W/isolation$n/$(basename "$f")"
done
rm -rf "$W/changes$n"
mkdir "$W/changes$n"
awk -F, -v OFS=, 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i }
    NR > 1 { $at["given_names"] = "Uusi" $at["given_names"]; $at["family_name"] = $at["family_name"] "la"
             $at["phone"] = sprintf("+358 45 %07d", NR) } 1' "$W/isolation$n/people.csv" >"$W/changes$n/people.csv"
awk -F, -v OFS=, 'NR > 1 { $3 = $3 == "late" ? "present" : "late" } 1' "$W/isolation$n/attendance.csv" \
    >"$W/changes$n/attendance.csv"
[ "${ENGINES:-both}" = postgresql ] || node bench/import_isolation.mjs "$W/isolation$n" "$W/changes$n"
[ "${ENGINES:-both}" != sqlite ] || exit 0
server=${KOTIPOLKU_TEST_PG:-}
if [ -z "$server" ]; then
    trap 'tools/postgres-for-tests.sh stop "$W/pg"' EXIT
    server=$(tools/postgres-for-tests.sh start "$W/pg" house)
fi
KOTIPOLKU_STORY_DB=$server node bench/import_isolation.mjs "$W/isolation$n" "$W/changes$n"
