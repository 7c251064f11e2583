#!/bin/sh
# Lists, per language, the messages of the program that have no translation, and those of po/ that the program does not
# use any more. Exit status 1 when there are any of either.
# Of a language that src/lang/languages.h calls INCOMPLETE only their number is said, and it is no failure.
# usage: missing.sh BUILD-FOLDER
set -e
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
ls "$1"/*_html.c >/dev/null 2>&1 || { echo "Build first: the messages of the pages stand in the C of $1." >&2; exit 1; }
"$root/tools/pot.sh" "$1" "$work/all.pot"
found=0
for file in "$root"/po/*.po; do
    tag=$(basename "$file" .po)
    parts=$(find "$root/po/parts" -name "*.$tag.po" | LC_ALL=C sort)
    # shellcheck disable=SC2086  (file names of the tree have no blanks)
    msgcat --force-po --use-first --to-code=UTF-8 -o "$work/$tag.po" "$file" $parts
    msgmerge --quiet --no-fuzzy-matching --no-wrap -o "$work/$tag.all.po" "$work/$tag.po" "$work/all.pot"
    msgattrib --only-obsolete --no-wrap "$work/$tag.all.po" | grep -E '^#~ msg(ctxt|id) ' >"$work/$tag.unused" || true
    if [ -s "$work/$tag.unused" ]; then
        found=1
        echo "== $tag: messages of po/ that nothing uses: delete them"
        sed 's/^#~ //' "$work/$tag.unused"
    fi
    msgattrib --untranslated --no-obsolete --no-wrap "$work/$tag.all.po" >"$work/$tag.missing"
    n=$(grep -c '^msgid "' "$work/$tag.missing" || true)
    [ "$n" -gt 0 ] && n=$((n - 1))    # the header
    [ "$n" -eq 0 ] && continue
    if grep -q "L(x, $tag, .*\bINCOMPLETE)" "$root/src/lang/languages.h"; then
        echo "== $tag: $n of $(grep -c '^msgid "..*"' "$work/all.pot") messages without translation, English stands in"
        continue
    fi
    found=1
    echo "== $tag: $n messages without translation"
    sed -n '/^#: /p; /^msgctxt /p; /^msgid /p; /^msgid_plural /p; /^"/p' "$work/$tag.missing" |
        sed '/^"[A-Z][A-Za-z-]*: .*\\n"$/d; /^msgid ""$/d'
done
exit $found
