#!/bin/sh
# What it costs when data about people ends (rooms/retention): of N persons a tenth left long ago, with talks, contacts,
# messages, votes on meetings and a table that was brought in. How long the preview, its page and the run take, the
# processor time and most memory of the server, how many persons and records went, and the longest save of a register
# by somebody else meanwhile, beside the longest without; then the same run with kill -9 in its middle, whose protocol
# must say the same. The floor: the same rows deleted or given another number by one statement a table, in one
# transaction, without us. ENGINES="sqlite postgresql": both. usage: bench/retention.sh [N…]
set -eu
cd "$(dirname "$0")/.."
. bench/common.sh
. tools/node.sh
cc -Isrc -I. -o "$W/retention_floor" bench/retention_floor.c
[ $# -gt 0 ] || set -- 1000 15000 100000
echo "engine persons what seconds processor_s memory_MB persons_done records_done save_p50_ms save_worst_ms floor_s" \
    "load"
for engine in ${ENGINES:-sqlite}; do
    for n in "$@"; do
        make_db "$n"
        KOTIPOLKU=$K KOTIPOLKU_STORY_DB=$([ "$engine" = sqlite ] || db "$n") \
            node bench/retention.mjs "$W" "$n" "$(db "$n")"
    done
done
