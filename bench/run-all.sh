#!/bin/sh
# Runs everything in bench/ and prints the tables of RESULTS.md; its notes are written by hand. Needs ./run --build,
# wrk, sqlite3, curl, and for bench/wire.sh chromium and `npm ci`. About ten minutes. usage: bench/run-all.sh >tables.md
set -eu
cd "$(dirname "$0")/.."
sh bench/build.sh
table() {
    printf '\n### %s\n```\n' "$1"
    shift
    sh "$@" | column -t -l 40 2>/dev/null
    echo '```'
}
plain() {
    printf '\n### %s\n```\n' "$1"
    shift
    sh "$@"
    echo '```'
}
echo "$(date -u +%Y-%m-%dT%H:%MZ), $(nproc) cores of $(awk -F': ' '/model name/ { print $2; exit }' /proc/cpuinfo)," \
    "$(awk '/MemTotal/ { printf "%.0f GB", $2 / 1048576 }' /proc/meminfo), $(uname -sr)," \
    "SQLite $(sqlite3 --version | cut -d' ' -f1), commit $(git rev-parse --short HEAD)," \
    "load at start $(cut -d' ' -f1-3 /proc/loadavg), BENCH_NICE=${BENCH_NICE:-none}"
table "Pages, 100,000 persons" bench/pages.sh 100000
table "Pages open to all, 100,000 published" bench/public.sh 100000
table "Everything open to all, 1,000 and 100,000 published" bench/published.sh
table "Pages, from 1,000 to 1,000,000 persons" bench/growth.sh
table "Saving a register of 25, and a note" bench/save.sh 100000
table "Import" bench/import.sh 100000
table "Backup and restore" bench/backup.sh 20000
table "Outcomes" bench/report.sh outcomes
table "Outcomes crossed" bench/outcomes.sh
table "Activity" bench/report.sh activity 1000 100000
table "From contact to leaving" bench/report.sh funnel 1000 100000
table "Targets" bench/report.sh targets 1000 100000
table "Needs" bench/report.sh needs
table "ESF+ indicators" bench/report.sh esf
table "Reports beside DuckDB" bench/yardstick.sh
table "A paper of two pages" bench/paper.sh
plain "Memory and start" bench/memory.sh 100000
plain "Bytes over the wire" bench/wire.sh
plain "Joining while one address floods" bench/flood.sh
table "End of data" bench/retention.sh
plain "A parent on 3G" bench/reach.sh
