#!/bin/sh
# Saving a form, durable, by 1 and by 16 clients, each its own record: a register of 25, or the note of a talk of 1,800
# characters. Beside it the disk's fdatasync rate: floor, save, floor, save, floor, save; each the best of three.
# WHAT: those to measure. usage: bench/save.sh [N]
set -eu
cd "$(dirname "$0")/.."
. bench/common.sh
n=${1:-100000}
make_db "$n"
serve "$n"

# page NUMBER PATH: fetches a form and begins the file of a client with its address.
page() {
    curl -s -o "$W/form.html" -H "Cookie: $COOKIE" "http://127.0.0.1:$PORT$2"
    echo "$2" >"$W/client$1"
}
registers() {
    sign_in manager
    i=0
    for s in $(sqlite3 "$W/p$n.db" "SELECT id FROM groups_session
        WHERE day = (SELECT max(day) FROM groups_session) ORDER BY id LIMIT 16"); do
        i=$((i + 1))
        page $i "/sessions/$(base32 "$s")"
        grep -o 'name="was-[0-9a-z]*"' "$W/form.html" | sed 's/name="was-\(.*\)"/\1/' >>"$W/client$i"
    done
}
notes() {
    sign_in counsellor
    text=$(i=0; while [ $i -lt 36 ]; do i=$((i + 1)); printf 'Hon+letar+efter+en+bostad+n%%C3%%A4ra+skolan+nu+%02d.+' $i
    done)
    i=0
    for p in $(sqlite3 "$W/p$n.db" "SELECT f.person_id FROM people_participation f JOIN auth_staff_project w
        ON w.project_id = f.project_id AND w.role = 'counsellor' ORDER BY f.id LIMIT 16"); do
        i=$((i + 1))
        page $i "/people/$(base32 "$p")/counselling/new"
        printf '=&day=%s&minutes=30&channel=phone&topics=housing&depth=rule&shared=%s&private_=%s\n' "$(date +%F)" \
            "$text" "$(echo "$text" | cut -c1-300)" >>"$W/client$i"
    done
}

echo "form clients saves/s p50_ms p99_ms not_303 fdatasync/s ratio load"
for what in ${WHAT:-register note}; do
    ${what}s
    csrf=$(grep -o 'name="csrf" value="[^"]*"' "$W/form.html" | head -1 | sed 's/.*value="\(.*\)"/\1/')
    for c in 1 16; do
        files=$(i=0; while [ $i -lt $c ]; do i=$((i + 1)); printf '%s ' "$W/client$i"; done)
        best="0" floor=0
        for k in 1 2 3; do
            f=$($B/save_floor "$W" "${SECONDS_EACH:-4}")
            [ "$f" -le $floor ] || floor=$f
            got=$($B/save_client "$PORT" "$COOKIE" "$csrf" "${SECONDS_EACH:-4}" $files)
            [ "${got%% *}" -le "${best%% *}" ] || best=$got
        done
        echo "$what $c $best $floor $(awk -v a="${best%% *}" -v b="$floor" 'BEGIN { printf "%.2f", a / b }') $(load)"
    done
done
stop $SERVER
