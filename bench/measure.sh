# A report on the command line beside its floor, on the engine in hand. Sourced by common.sh.

# best_of N WORDS…: runs our program on the database of N persons ${ROUNDS:-5} times; sets ms (the best), cpu (seconds
# of processor time, the least; with what PostgreSQL took for it) and mb (the most that one of its processes took; time
# counts those it waited for).
best_of() {
    of=$1; shift
    best_of_all "$K" --db "$(db "$of")" --key-file "$W/p$of.key" "$@"
}
best_of_all() {
    ms=10000000 cpu=1000000 mb=0
    for round in $(seq "${ROUNDS:-5}"); do
        before=$(server_ticks)
        a=$(date +%s%N)
        /usr/bin/time -f '%U %S %M' -o "$W/time" "$@" >"$W/out" 2>&1 || die "$*: $(tail -3 "$W/out")"
        took=$((($(date +%s%N) - a) / 1000000))
        [ $took -ge $ms ] || ms=$took
        set_used $(($(server_ticks) - before)) $(tail -1 "$W/time")
    done
}
set_used() {
    cpu=$(awk -v t="$1" -v u="$2" -v s="$3" -v c="$cpu" 'BEGIN { x = t / 100 + u + s; print x < c ? x : c }')
    [ $(($4 / 1024)) -le "$mb" ] || mb=$(($4 / 1024))
}
# server_ticks: hundredths of a second that those connections of PostgreSQL took which have ended.
server_ticks() {
    [ "$engine" != sqlite ] || { echo 0; return; }
    sleep 0.2
    awk '{ print $16 + $17 }' "/proc/$(psql -X -At "$server" \
        -c "SELECT split_part(pg_read_file('postmaster.pid'), chr(10), 1)")/stat"
}
# record_statements N WORDS…: those that our program runs, with their values, as SQLite is asked; the text is the same
# on both engines.
record_statements() {
    of=$1; shift
    rm -f "$W/trace"
    TRACE_FILE=$W/trace LD_PRELOAD=$B/trace.so $K --db "$W/p$of.db" --key-file "$W/p$of.key" "$@" >"$W/out"
    cut -f2- "$W/trace" | grep -v -e '^PRAGMA' -e '^?' -e sqlite_master -e main.db_aside >"$W/statements.sql"
    grep -i -e '^SELECT' -e '^WITH' "$W/statements.sql" | sed -e 's/[; ]*$//' \
        -e 's|.*|\\copy (&) to /dev/null with (format binary)|' >"$W/statements.psql"
}
# read_floor N: sets floor, the milliseconds in which these statements alone are read, every column; the best of as many
# runs. On PostgreSQL by psql, which may use more processes of the server than a walk through rows can.
read_floor() {
    floor=10000000
    for round in $(seq "${ROUNDS:-5}"); do
        a=$(date +%s%N)
        case $engine in
        sqlite) "$B/read_floor" "$(db "$1")" "$W/statements.sql" >"$W/out" || die "the floor failed" ;;
        *) psql -X -q -v ON_ERROR_STOP=1 "$(db "$1")" -f "$W/statements.psql" || die "the floor failed" ;;
        esac
        took=$((($(date +%s%N) - a) / 1000000))
        [ "$took" -ge $floor ] || floor=$took
    done
}
ratio() { awk -v a="$1" -v b="$2" 'BEGIN { if (b > 0) printf "%.2f", a / b; else print "-" }'; }
