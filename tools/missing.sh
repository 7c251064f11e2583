#!/bin/sh
# Lists, per language, the messages of the program that have no translation. Exit status 1 when there are any.
# usage: missing.sh BUILD-FOLDER
set -e
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$root/tools/pot.sh" "$1" "$work/all.pot"
found=0
for file in "$root"/po/*.po; do
    tag=$(basename "$file" .po)
    msgcat --force-po --use-first --to-code=UTF-8 -o "$work/$tag.po" "$file" "$root"/po/parts/*."$tag.po"
    msgmerge --quiet --no-fuzzy-matching --no-wrap -o "$work/$tag.all.po" "$work/$tag.po" "$work/all.pot"
    msgattrib --untranslated --no-obsolete --no-wrap "$work/$tag.all.po" >"$work/$tag.missing"
    n=$(grep -c '^msgid "' "$work/$tag.missing" || true)
    [ "$n" -gt 0 ] && n=$((n - 1))    # the header
    [ "$n" -eq 0 ] && continue
    found=1
    echo "== $tag: $n messages without translation"
    sed -n '/^#: /p; /^msgctxt /p; /^msgid /p; /^msgid_plural /p; /^"/p' "$work/$tag.missing" | sed '/^"[A-Z][A-Za-z-]*: .*\\n"$/d; /^msgid ""$/d'
done
exit $found
