#!/bin/sh
# Collects every message of the program into a .pot file: from src/ and from the C that templates became.
# usage: pot.sh BUILD-FOLDER [OUTPUT]     (default output: po/kotipolku.pot)
set -e
export LC_ALL=C.UTF-8
root=$(cd "$(dirname "$0")/.." && pwd)
build=$(cd "$1" && pwd)
output=${2:-$root/po/kotipolku.pot}
case $output in /*) ;; *) output=$PWD/$output ;; esac
list=$(mktemp)
trap 'rm -f "$list"' EXIT
cd "$root"
find src \( -name '*.c' -o -name '*.h' -o -name '*.def' \) ! -name '*_test.c' ! -path src/lang/lang.h |
    LC_ALL=C sort >"$list"
# generated files come as links into the tree, so that the .pot names the same file on every machine
if ls "$build"/*_html.c >/dev/null 2>&1; then
    pages=$(mktemp -d)
    trap 'rm -rf "$list" "$pages"' EXIT
    cp "$build"/*_html.c "$pages"
    (cd "$pages" && ls) | LC_ALL=C sort >>"$list"
fi
# our arguments look like those of printf and are none
flags=
for f in tr:2 trc:3 trn:2 trn:3 trf:2 lang_tr:2 lang_trc:3 lang_trn:2 lang_trn:3 N_:1 NC_:2; do
    flags="$flags --flag=$f:no-c-format"
done
# shellcheck disable=SC2086
xgettext --language=C --from-code=UTF-8 --no-wrap --add-location=file --omit-header $flags \
    -k -ktr:2 -ktrc:2c,3 -ktrn:2,3 -ktrf:2 -kN_ -kNC_:1c,2 -klang_tr:2 -klang_trc:2c,3 -klang_trn:2,3 \
    -D "$root" ${pages:+-D "$pages"} --files-from="$list" -o "$output.body" 2>"$list.errors" ||
        { cat "$list.errors" >&2; exit 1; }
{
    cat <<'HEADER'
# Messages of Kotipolku. Written by tools/pot.sh; translations are in po/<language>.po and po/parts.
msgid ""
msgstr ""
"Project-Id-Version: kotipolku\n"
"Language: \n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"

HEADER
    sed '/^#, no-c-format$/d' "$output.body"
} >"$output"
rm -f "$output.body" "$list.errors"
