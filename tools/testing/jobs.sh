#!/bin/sh
# Lists the files of tests/web, tests/faults and tests/story, each with the engine it runs on: ENGINE:FILE. Those that
# are known to take long come first, so that the last minutes have work for both cores. A file runs on both engines. It
# may say, in a line of its own and with its reason, that it does not:
#   // runs once: what it tests knows no engine …        // runs on PostgreSQL only: …       // runs elsewhere: …
set -u
cd "$(dirname "$0")/../.." || exit 1
for file in tests/web/*.test.mjs tests/faults/*.test.mjs tests/story/*_test.mjs; do
    case $(grep -m 1 '^// runs ' "$file") in
    "") echo "postgres:$file"; echo "sqlite:$file" ;;
    "// runs once: "?*) echo "sqlite:$file" ;;
    "// runs on PostgreSQL only: "?*) echo "postgres:$file" ;;
    "// runs elsewhere: "?*) ;;
    *) echo "unknown:$file" ;;
    esac
done | awk '{ print (/many|crawler|forms_test|register/ ? 0 : 1), $0 }' | sort -s -k1,1n | cut -d" " -f2
