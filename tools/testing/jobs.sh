#!/bin/sh
# Lists the files of tests/web, tests/faults and tests/story, each with the engine it runs on: ENGINE:FILE. Those that
# ./test names at its end as costly come first, the longest at the head, so that short ones fill the last minutes of
# all cores. A file runs on both engines. It may say, in a line of its own and with its reason, that it does not:
#   // runs once: what it tests knows no engine …        // runs on PostgreSQL only: …       // runs elsewhere: …
set -u
long="crawler_office_test crawler_test forms_test again_test backup kill register_size_test register_test many \
    pages_size_test needs_test sign_in_test exchange_test reports_test unchanged_test refused_test queue_test figures \
    publications_test offline_test instruments_test oracle package"
cd "$(dirname "$0")/../.." || exit 1
for file in tests/web/*.test.mjs tests/faults/*.test.mjs tests/story/*_test.mjs; do
    case $(grep -m 1 '^// runs ' "$file") in
    "") echo "sqlite:$file"; echo "postgres:$file" ;;
    "// runs once: "?*) echo "sqlite:$file" ;;
    "// runs on PostgreSQL only: "?*) echo "postgres:$file" ;;
    "// runs elsewhere: "?*) ;;
    *) echo "unknown:$file" ;;
    esac
done | awk -v long="$long" 'BEGIN { n = split(long, name, " "); for (i = 1; i <= n; i++) place[name[i]] = i }
    { of = $0; gsub(/.*\/|(\.test)?\.mjs$/, "", of); print (of in place ? place[of] : n + 1), $0 }' |
    sort -s -k1,1n | cut -d" " -f2
