# shellcheck shell=sh disable=SC2034
# What the tests of the generators share; sourced by <tool>/run.sh, which stands in its own folder already.
out=$(mktemp -d) || exit 1
trap 'rm -rf "$out"' EXIT
bad=0
complain() { echo "$1" >&2; bad=1; }
# What good input gives must be what is committed; with --accept what it gives is taken as right. same ACCEPT FILE...
same() {
    accept=$1; shift
    for file in "$@"; do
        [ "$accept" = --accept ] && cp "$out/$file" .
        diff -u "$file" "$out/$file" >&2 || complain "$file is not as expected"
    done
}
# The file must fail in the line and with the words that its first comment promises ("must fail in line 3: words").
# must_fail FILE COMMAND...
must_fail() {
    file=$1; shift
    promise=$(sed -n '1{s/^[-#{/* ]*must fail in line //;s/ [#*][}/]$//;p;}' "$file")
    said=$("$@" 2>&1) && complain "$file: passed, but must fail in line $promise"
    case $said in
    "$file:${promise%%:*}: "*"${promise#*: }"*) ;;
    *) complain "$file: must fail in line $promise
    but said: $said" ;;
    esac
}
