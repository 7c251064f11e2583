#!/bin/sh
# Saving a register of 25, durable, by 1 and by 16 clients, beside the disk's fdatasync rate: floor, save, floor, save,
# floor, save; each the best of three. usage: bench/save.sh [N]
set -eu
cd "$(dirname "$0")/.."
. bench/common.sh
n=${1:-100000}
make_db "$n"
serve "$n"
sign_in manager
i=0
for s in $(sqlite3 "$W/p$n.db" "SELECT id FROM groups_session
    WHERE day = (SELECT max(day) FROM groups_session) ORDER BY id LIMIT 16"); do
    i=$((i + 1))
    path=/sessions/$(base32 "$s")
    curl -s -o "$W/register.html" -H "Cookie: $COOKIE" "http://127.0.0.1:$PORT$path"
    { echo "$path"; grep -o 'name="was-[0-9a-z]*"' "$W/register.html" | sed 's/name="was-\(.*\)"/\1/'; } >"$W/client$i"
done
csrf=$(grep -o 'name="csrf" value="[^"]*"' "$W/register.html" | head -1 | sed 's/.*value="\(.*\)"/\1/')
echo "clients saves/s p50_ms p99_ms not_303 fdatasync/s ratio load"
for c in 1 16; do
    files=$(i=0; while [ $i -lt $c ]; do i=$((i + 1)); printf '%s ' "$W/client$i"; done)
    best="0" floor=0
    for k in 1 2 3; do
        f=$($B/save_floor "$W" "${SECONDS_EACH:-4}")
        [ "$f" -le $floor ] || floor=$f
        got=$($B/save_client "$PORT" "$COOKIE" "$csrf" "${SECONDS_EACH:-4}" $files)
        [ "${got%% *}" -le "${best%% *}" ] || best=$got
    done
    echo "$c $best $floor $(awk -v a="${best%% *}" -v b="$floor" 'BEGIN { printf "%.2f", a / b }') $(load)"
done
stop $SERVER
