#!/bin/sh
# Saving the note of a talk of 1,800 characters, durable, by 1 and by 16 clients, each about another person, beside the
# disk's fdatasync rate and beside saving a register (save.sh); the best of three. usage: bench/note.sh [N]
set -eu
cd "$(dirname "$0")/.."
. bench/common.sh
n=${1:-100000}
make_db "$n"
serve "$n"
sign_in counsellor
text=$(i=0; while [ $i -lt 36 ]; do i=$((i + 1)); printf 'Hon+letar+efter+en+bostad+n%%C3%%A4ra+skolan+nu+%02d.+' $i
done)
i=0
for p in $(sqlite3 "$W/p$n.db" "SELECT f.person_id FROM people_participation f JOIN auth_staff_project w
    ON w.project_id = f.project_id AND w.role = 'counsellor' ORDER BY f.id LIMIT 16"); do
    i=$((i + 1))
    path=/people/$(base32 "$p")/counselling/new
    curl -s -o "$W/note.html" -H "Cookie: $COOKIE" "http://127.0.0.1:$PORT$path"
    printf '%s\n=&day=%s&minutes=30&channel=phone&topics=housing&depth=rule&shared=%s&private_=%s\n' "$path" \
        "$(date +%F)" "$text" "$(echo "$text" | cut -c1-300)" >"$W/client$i"
done
csrf=$(grep -o 'name="csrf" value="[^"]*"' "$W/note.html" | head -1 | sed 's/.*value="\(.*\)"/\1/')
echo "clients notes/s p50_ms p99_ms not_303 fdatasync/s ratio load"
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
