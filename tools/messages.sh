#!/bin/sh
# Makes the C tables of all messages: merges po/<lang>.po and po/parts/*.<lang>.po (the first translation of a message
# wins, in the order of file names, po/<lang>.po before the parts), checks them with msgfmt, compiles with moc.
# usage: messages.sh MOC OUTPUT PO-FILES...
set -e
moc=$1 output=$2
shift 2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
languages=
for file in "$@"; do
    tag=$(basename "$file" .po); tag=${tag##*.}
    case " $languages " in *" $tag "*) ;; *) languages="$languages $tag" ;; esac
done
tables=
for tag in $languages; do
    parts=
    for file in "$@"; do
        case $file in
        *"/$tag.po") parts="$file $parts" ;;
        *".$tag.po") parts="$parts $file" ;;
        esac
    done
    for file in $parts; do msgfmt -c -o /dev/null "$file"; done
    # shellcheck disable=SC2086  (file names of the tree have no blanks)
    msgcat --force-po --use-first --to-code=UTF-8 --no-wrap -o "$work/$tag.po" $parts
    tables="$tables $tag=$work/$tag.po"
done
# shellcheck disable=SC2086
"$moc" "$output" $tables
