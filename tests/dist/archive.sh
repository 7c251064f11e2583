#!/bin/sh
# The source archive: the same twice, and it builds and runs where there is neither Node nor npm. Of the newest commit.
# usage: archive.sh   (from the root of a repository)
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/first" "$work/second" "$work/bin"
archive=$(sh tools/dist.sh "$work/first")
(umask 077; TZ=Asia/Tokyo sh tools/dist.sh "$work/second" >/dev/null)
cmp "$archive" "$work/second/$(basename "$archive")"

# Whoever asks for Node or npm gets nothing, and leaves a trace.
for name in node npm npx; do
    printf '#!/bin/sh\necho "%s was called" >>"%s/trace"\nexit 1\n' "$name" "$work" >"$work/bin/$name"
    chmod +x "$work/bin/$name"
done
PATH=$work/bin:$PATH
tar -C "$work" -xf "$archive"
cd "$work/$(basename "$archive" .tar.xz)"
meson setup build -Dbuildtype=plain >"$work/log" 2>&1 && ninja -C build kotipolku >>"$work/log" 2>&1 ||
    { tail -n 20 "$work/log"; cat "$work/trace" 2>/dev/null; echo "error: the archive does not build"; exit 1; }
[ ! -e "$work/trace" ] || { cat "$work/trace"; exit 1; }

cd "$work"
kotipolku=$OLDPWD/build/kotipolku
[ "$("$kotipolku" --version)" = "kotipolku $(cat "$OLDPWD/VERSION")" ]
"$kotipolku" help --licences | grep -q 'SIL OPEN FONT LICENSE'
"$kotipolku" --quiet migrate
"$kotipolku" check
