#!/bin/sh
# Installs into an empty folder and looks at what is there: that it is whole, works, and says the same version
# everywhere.
# usage: install.sh SOURCE-FOLDER BUILD-FOLDER   (built already)
set -eu
source=$1 build=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
wrong() { echo "error: $*"; exit 1; }

version=$(cat "$source/VERSION")
DESTDIR=$work/root meson install -C "$build" --no-rebuild --quiet
prefix=$work/root$(meson introspect "$build" --buildoptions | sed 's/[{}]/\n/g' |
    sed -n 's/.*"name": "prefix", "value": "\([^"]*\)".*/\1/p')
documents=$prefix/share/doc/kotipolku
for file in bin/kotipolku share/man/man1/kotipolku.1 lib/systemd/system/kotipolku.service \
    lib/sysusers.d/kotipolku.conf \
    share/doc/kotipolku/README.md share/doc/kotipolku/CHANGELOG.md share/doc/kotipolku/LICENSE \
    share/doc/kotipolku/SECURITY.md share/doc/kotipolku/docs/operating.md share/doc/kotipolku/docs/third-party.md \
    share/doc/kotipolku/kotipolku.conf.example share/doc/kotipolku/licences.txt; do
    [ -s "$prefix/$file" ] || wrong "$file is not installed"
done
# Where it was built, and where it was put for packing, is nobody's business.
grep -rlF -e "$work" -e "$build" "$prefix/share" "$prefix/lib" && wrong "a file names the folder of the build"
grep '@[a-z]*@' "$prefix/lib/systemd/system/kotipolku.service" && wrong "a path of the unit is not set"

# One version, said by all.
kotipolku=$prefix/bin/kotipolku
[ "$("$kotipolku" --version)" = "kotipolku $version" ] || wrong "--version does not say $version"
grep -q "^\.TH .*\"Kotipolku $version\"" "$prefix/share/man/man1/kotipolku.1" ||
    wrong "the manual is of another version"
[ "$(sed -n 's/^## \([0-9][^ ]*\).*/\1/p' "$documents/CHANGELOG.md" | head -n 1)" = "$version" ] ||
    wrong "the newest version of CHANGELOG.md is not $version"
grep '"version"' "$source/package.json" && wrong "package.json has a version of its own"
for file in package.json meson.build LICENSE; do
    grep -q 'EUPL-1\.2' "$source/$file" || wrong "$file does not say EUPL-1.2"
done

# The manual has no fault that groff would warn of, and names every command.
groff -man -ww -z -Tutf8 "$prefix/share/man/man1/kotipolku.1" >"$work/groff" 2>&1
[ ! -s "$work/groff" ] || { cat "$work/groff"; wrong "the manual has faults"; }
"$kotipolku" help | sed -n 's/^  kotipolku \([a-z]*\).*/\1/p' | sort -u >"$work/commands"
while read -r command; do
    grep -q "^\.B kotipolku $command" "$prefix/share/man/man1/kotipolku.1" || wrong "the manual does not know $command"
done <"$work/commands"

# The example has every setting, and is a right settings file when every line is in force.
sed 's/^#\([a-z_]* = \)/\1/' "$documents/kotipolku.conf.example" >"$work/all.conf"
[ "$(grep -c '^[a-z_]* = ' "$work/all.conf")" = "$("$kotipolku" help serve | grep -c '^  --')" ] ||
    wrong "the example lacks a setting"
"$kotipolku" --config "$work/all.conf" routes >/dev/null || wrong "the example is not read"

# What the licences of others ask for went along.
for words in 'SIL OPEN FONT LICENSE' '@tabler/icons' '@digdir/designsystemet-css' 'CC BY 4.0' 'EUPL, version 1.2'; do
    grep -qF "$words" "$documents/licences.txt" || wrong "licences.txt does not have: $words"
done

# It works from where it stands now.
cd "$work"
"$kotipolku" --quiet migrate
"$kotipolku" check
