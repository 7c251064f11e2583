#!/bin/sh
# The source archive: the same twice, and a release of it builds and runs where there is neither Node nor npm. Of the
# files as they stand, but those that git ignores. The release stays, as FOLDER/kotipolku-VERSION/build: the stories run
# on what others get.
# usage: archive.sh FOLDER   (from the root of a repository)
set -eu
mkdir -p "$1"
release=$(cd "$1" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/first" "$work/second" "$work/bin" "$work/objects"

# A tree of git that the repository does not keep.
GIT_ALTERNATE_OBJECT_DIRECTORIES=$(cd "$(git rev-parse --git-path objects)" && pwd)
GIT_OBJECT_DIRECTORY=$work/objects
export GIT_ALTERNATE_OBJECT_DIRECTORIES GIT_OBJECT_DIRECTORY
tree=$(export GIT_INDEX_FILE="$work/index" && git add --all && git write-tree)
(umask 077; TZ=Asia/Tokyo exec sh tools/dist.sh "$work/second" "$tree" >/dev/null) &
archive=$(sh tools/dist.sh "$work/first" "$tree")
wait $!
cmp "$archive" "$work/second/$(basename "$archive")"

# Whoever asks for Node or npm gets nothing, and leaves a trace.
for name in node npm npx; do
    printf '#!/bin/sh\necho "%s was called" >>"%s/trace"\nexit 1\n' "$name" "$work" >"$work/bin/$name"
    chmod +x "$work/bin/$name"
done
PATH=$work/bin:$PATH
tar -C "$release" -xf "$archive"
cd "$release/$(basename "$archive" .tar.xz)"
sh tools/testing/build.sh build gcc kotipolku -Dbuildtype=release >"$work/log" 2>&1 ||
    { tail -n 20 "$work/log"; cat "$work/trace" 2>/dev/null; echo "error: the archive does not build"; exit 1; }
[ ! -e "$work/trace" ] || { cat "$work/trace"; exit 1; }

kotipolku=$PWD/build/kotipolku version=$(cat VERSION)
cd "$work"
[ "$("$kotipolku" --version)" = "kotipolku $version" ]
"$kotipolku" help --licences | grep -q 'SIL OPEN FONT LICENSE'
"$kotipolku" --quiet migrate
"$kotipolku" check
