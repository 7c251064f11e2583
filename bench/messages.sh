#!/bin/sh
# N text messages from the queue to a gateway on this machine, by the job of the running server: seconds until each is
# sent, messages a second, the most memory. The floor: the same requests by Node alone, one after the other, and nothing
# is written. usage: bench/messages.sh [N [MESSAGES_A_SECOND]]
set -eu
cd "$(dirname "$0")/.."
. bench/common.sh
exec node bench/messages.mjs "$K" "$W" "${1:-10000}" ${2:+"$2"}
