# shellcheck shell=sh
# count: how ./test runs things and counts what came of them. Sourced; needs $root, and then counting_begins.
# The rule of all of it: only what said that it ended well is well. What was cancelled, cut off, killed, hung, left
# early, ran nothing or was never heard of is a failure, and the last line comes whatever happens. tests/script/ shows
# each.

passed=0 failed=0 skipped=0 running="" beside=""
LONG=20 # seconds; a test or program that takes longer is named
# Programs and files that run at a time: one more than there are processors, as each waits now and then for a database.
AT_ONCE=$(($(nproc) + 1))

# Prints a new folder in memory for what tests write, where this machine has room for it and runs programs there. A
# database of PostgreSQL is 1,300 files: to make a copy and remove it takes 0.12 s of processor time there, and 0.5 s or
# more on ext4, which looks for numbers of files that nobody gave back in the last seconds.
folder_in_memory() {
    free=$(df -Pk /dev/shm 2>/dev/null | awk 'NR == 2 && $1 == "tmpfs" { print $4 }')
    unused=$(awk '/^MemAvailable:/ { print $2 }' /proc/meminfo 2>/dev/null)
    [ "${free:-0}" -ge $((6 << 20)) ] && [ "${unused:-0}" -ge $((10 << 20)) ] || return 1
    folder=$(mktemp -d /dev/shm/kp.XXXXXX) || return 1
    printf '#!/bin/sh\n' >"$folder/runs"; chmod 755 "$folder" "$folder/runs"
    if "$folder/runs" 2>/dev/null; then rm "$folder/runs"; echo "$folder"; return 0; fi
    rm -rf "$folder"
    return 1
}

counting_begins() {
    out=$(mktemp -d) || { echo "0 passed, 1 failed"; exit 1; }
    chmod 755 "$out"
    : >"$out/failures"; : >"$out/reasons"; : >"$out/costs"; : >"$out/long"; : >"$out/skips"
    ended=early began=$(date +%s)
    trap 'counting_ends' EXIT
    for signal in HUP INT TERM; do
        # shellcheck disable=SC2064
        trap "stopped $signal" $signal
    done
}

stopped() {
    trap '' HUP INT TERM
    for pid in $running $beside; do kill "$pid" 2>/dev/null; wait "$pid"; done
    ended=told
    failure "stopped by SIG$1"
    exit 1
}

# Always the last thing; what a script wants to clear away itself stands in its function `cleared_away`.
counting_ends() {
    trap '' HUP INT TERM
    [ -z "$beside" ] || kill "$beside" 2>/dev/null
    [ "$ended" != early ] || failure "the script itself ended early"
    if [ -s "$out/long" ]; then echo; echo "Longer than $LONG s:"; sort -rn "$out/long" |
        awk -F'\t' '{ printf "  %5d s  %s\n", $1, $2 }'; fi
    if [ -s "$out/costs" ]; then
        echo; echo "What cost most, of $(($(date +%s) - began)) s ($AT_ONCE things run at a time):"
        sort -rn "$out/costs" | awk -F'\t' 'NR <= 10 { printf "  %5d s  %s\n", $1, $2 }'
    fi
    if [ -s "$out/skips" ]; then echo; echo "Left out:"; sort -u "$out/skips" | sed 's/^/  /'; fi
    if [ -s "$out/failures" ]; then echo; cat "$out/failures" "$out/reasons"; fi
    cleared_away >/dev/null 2>&1
    rm -rf "$out"
    echo
    if [ "$skipped" -gt 0 ]; then echo "$passed passed, $failed failed, $skipped skipped"
        else echo "$passed passed, $failed failed"; fi
    # A bare exit in a trap would give the status from before it.
    [ "$failed" -ne 0 ] || [ "$passed" -eq 0 ] || exit 0
    exit 1
}
cleared_away() { :; }

# Counts a failure: its name, and a file with what it says, of which a few lines are kept for the end.
failure() {
    failed=$((failed + 1))
    printf 'FAILED: %s\n' "$1" | cut -c1-200 | tee -a "$out/failures"
    [ -z "${2:-}" ] || { printf -- '-- %s\n' "$1"; head -n "${3:-6}" "$2" | cut -c1-240; } >>"$out/reasons"
}
# cost SECONDS WHAT: steps, programs and files; long SECONDS WHAT: single tests besides.
cost() { printf '%s\t%s\n' "${1%.*}" "$2" >>"$out/costs"; long "$1" "$2"; }
long() { [ "${1%.*}" -lt $LONG ] || printf '%s\t%s\n' "${1%.*}" "$2" >>"$out/long"; }
# now: the second, and what all processors have worked and could have worked. since THEN: how long it took, and how much
# of the processors' time was used; what stays below 90 waits for something.
now() { awk -v second="$(date +%s)" '/^cpu / { work = $2 + $3 + $4 + $7 + $8 + $9; print second, work, work + $5 + $6
    exit }' /proc/stat; }
since() { now | awk -v then="$1" '{ split(then, t, " "); all = $3 - t[3]
    printf "%d s, processors %d %% busy", $1 - t[1], all ? 100 * ($2 - t[2]) / all : 100 }'; }
left_out() { printf '%s\n' "$1" >>"$out/skips"; }

# Runs a command at most so long; gives its status, 124 when the time was over. It runs beside the shell, so that a
# signal is obeyed at once, and in a group of its own, so that all of it ends. within SECONDS LOG COMMAND...
within() {
    seconds=$1 log=$2; shift 2
    timeout -k 20 "$seconds" "$@" >"$log" 2>&1 &
    running=$!
    wait "$running"
    status=$?
    running=""
    return $status
}

# A step that counts as one test. step NAME COMMAND...
step() {
    step_name=$1 step_began=$(date +%s) step_at=$(now); shift
    within "${STEP_SECONDS:-1800}" "$out/step.log" "$@"
    counted "$step_name" $? "$step_began" "$step_at" "$out/step.log"
}
# A step that runs beside those that follow, up to `met`, where it counts. One at a time. beside NAME COMMAND...
beside() {
    beside_name=$1 beside_began=$(date +%s) beside_at=$(now); shift
    timeout -k 20 "${STEP_SECONDS:-1800}" "$@" >"$out/beside.log" 2>&1 &
    beside=$!
}
met() {
    wait "$beside"
    beside_status=$?
    beside=""
    counted "$beside_name" $beside_status "$beside_began" "$beside_at" "$out/beside.log"
}
# counted NAME STATUS BEGAN AT LOG
counted() {
    took=$(($(date +%s) - $3))
    cost $took "$1"
    if [ "$2" -eq 0 ]; then passed=$((passed + 1)); echo "ok    $1 ($(since "$4"))"; return 0; fi
    { [ "$2" -ne 124 ] || echo "it did not end in ${STEP_SECONDS:-1800} s"
      grep -E '(error|warning|FAILED|rror):' "$5" || tail -n 6 "$5"; } >"$out/why"
    failure "$1" "$out/why"
    return 1
}

# One line a fact from meson's log of FOLDER, cells split by tabs: pass N | fail NAME WHY | skip NAME | left TEXT |
# cost SECONDS NAME | of K M (K programs of M were heard of). A program of cmocka counts by its single tests; others by
# one.
read_rules() {
    awk '
        function single_tests() { return running > 0 }
        function ends() {
            if (name == "") return
            heard++
            print "cost\t" seconds "\t" name
            if (good > 0) print "pass\t" good
            bad = 0
            for (i = 1; i <= broken; i++) { print "fail\t" name ": " wrong[i] "\tsee below"; bad++ }
            if (single_tests() && good + broken + skips < running)
                { print "fail\t" name "\tonly " good + broken + skips " of its " running " tests ended (" result ")";
                    bad++ }
            if (bad == 0 && result != "exit status 0")
                { print "fail\t" name "\t" result; bad++ }
            if (bad == 0 && !single_tests()) print "pass\t1"
            name = ""
        }
        /^=+ [0-9]+\/[0-9]+ =+$/ { ends(); split($2, of, "/"); total = of[2]; next }
        /^test: /     { name = $NF; running = good = broken = skips = 0; result = "it did not end"; inside = 0; next }
        /^duration: / { seconds = $2 + 0; next }
        /^result: /   { sub(/^result: */, ""); result = $0; next }
        /^\[==========\] .*Running [0-9]+ test\(s\)\.$/ { n = $0; sub(/.*Running /, "", n); running += n + 0;
            inside = 1; next }
        /^\[==========\] .*test\(s\) run\.$/ { inside = 0; next }
        inside && /^\[       OK \] /   { good++; next }
        inside && /^\[  FAILED  \] /   { wrong[++broken] = substr($0, 14); next }
        inside && /^\[  SKIPPED \] /   { skips++; print "skip\t" name ": " substr($0, 14); next }
        /^LEFT OUT: / { print "left\t" substr($0, 11); next }
        /^Summary of Failures:|^Ok: / { ends() }
        END { ends(); print "of\t" heard + 0 "\t" total + 0 }
    ' "$1/meson-logs/testlog.txt"
}
# What one program said in meson's log, without what went well: its complaints, each line once.
said() {
    awk -v want="$2" '/^test: / { on = $NF == want } /^===/ { on = 0 } on && !seen[$0]++ &&
        !/^(test|start time|duration|command): |^ok |^---|^\[ RUN|^\[       OK|^\[==|PASSED|listed below|^time=|^ *$/' \
            "$1/meson-logs/testlog.txt"
}

# The programs of a build, or those named. rules FOLDER [NAME...]
rules() {
    folder=$1 at=$(now) good=$passed bad=$failed; shift
    rm -f "$folder"/meson-logs/testlog*
    within "${RULES_SECONDS:-3600}" "$out/meson.log" meson test -C "$folder" --no-rebuild --timeout-multiplier 4 \
        --num-processes $AT_ONCE "$@"
    ended_with=$?
    [ ! -f "$folder/meson-logs/testlog.txt" ] || read_rules "$folder" >"$out/rules.tsv" || : >"$out/rules.tsv"
    [ -f "$folder/meson-logs/testlog.txt" ] || echo "of	0	0" >"$out/rules.tsv"
    while IFS='	' read -r what a b; do
        case $what in
        pass) passed=$((passed + a)) ;;
        skip) skipped=$((skipped + 1)); left_out "$a" ;;
        left) left_out "$a" ;;
        cost) cost "$a" "$folder: $b" ;;
        fail) { echo "$b"; said "$folder" "${a%%:*}"; } | grep -v '^see below$' >"$out/why"
            failure "$folder $a" "$out/why" ;;
        of) heard=$a total=$b ;;
        esac
    done <"$out/rules.tsv"
    [ $# -eq 0 ] || total=$#
    tail -n 6 "$out/meson.log" >"$out/why"
    if [ "$heard" -eq 0 ]; then failure "$folder: no program ran" "$out/why"
    elif [ "$heard" -ne "$total" ]; then failure "$folder: only $heard of $total programs ran" "$out/why"
    elif [ $ended_with -ne 0 ] && [ "$bad" -eq "$failed" ]; then failure "$folder: meson test ended with $ended_with" \
        "$out/why"; fi
    echo "$folder: $((passed - good)) well, $((failed - bad)) not; $heard programs ($(since "$at"))"
}

# What one file of node tests came to; counts it. one_file NAME ENGINE:FILE
one_file() {
    key=$out/files/$(printf '%s' "$2" | tr -c 'A-Za-z0-9_\n' _) file=${2#*:} bad=$failed whole=no any=no
    case $2 in sqlite:*) file="$file [SQLite]" ;; postgres:*) file="$file [PostgreSQL]" ;; esac
    if [ ! -f "$key.end" ]; then failure "$file: was not run"; return; fi
    read -r status took <"$key.end"
    cost "$took" "$file"
    [ -f "$key.tsv" ] || : >"$key.tsv"
    while IFS='	' read -r what seconds title why; do
        case $what in
        end) whole=yes; continue ;;
        pass) passed=$((passed + 1)) ;;
        skip) skipped=$((skipped + 1)); left_out "$file: $title ($why)" ;;
        *) echo "$what: $why" >"$out/why"; failure "$file: $title" "$out/why" ;;
        esac
        any=yes
        long "$seconds" "$file: $title"
    done <"$key.tsv"
    { grep -m 3 'Error' "$key.log"; tail -n 3 "$key.log"; } >"$out/why"
    if [ "$status" = 124 ]; then failure "$file: did not end in ${FILE_SECONDS:-1200} s" "$out/why"
    elif [ $any = no ]; then failure "$file: no test of it ended; is there one in it? (status $status)" "$out/why"
    elif [ $whole = no ]; then failure "$file: was cut off (status $status)" "$out/why"
    elif [ "$status" != 0 ] && [ "$bad" -eq "$failed" ]; then failure "$file: ended with status $status" "$out/why"; fi
}

# Files of node tests, $AT_ONCE at a time; those that take long come first. outside NAME ENGINE:FILE...
outside() {
    name=$1 at=$(now) good=$passed worse=$failed; shift
    rm -rf "$out/files"; mkdir "$out/files"
    printf '%s\n' "$@" >"$out/jobs"
    within "${OUTSIDE_SECONDS:-7200}" "$out/outside.log" \
        xargs -a "$out/jobs" -P $AT_ONCE -n 1 sh "$root/tools/testing/one_file.sh" "$out/files" "${FILE_SECONDS:-1200}"
    for job in "$@"; do one_file "$name" "$job"; done
    [ $# -gt 0 ] || failure "$name: no files"
    echo "$name: $((passed - good)) well, $((failed - worse)) not; $# files ($(since "$at"))"
}
