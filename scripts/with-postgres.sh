#!/usr/bin/env bash
# Runs a command beside a PostgreSQL of its own: an empty cluster in a temporary folder, on a free port of
# loopback, gone afterwards. The command finds its address in TEST_POSTGRES_URL.
#
#   scripts/with-postgres.sh npm test
set -euo pipefail

bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1 || true)
[ -n "$bin" ] || bin=$(dirname "$(command -v initdb || true)")
if [ ! -x "$bin/initdb" ]; then
  echo "No PostgreSQL server was found: its tests are skipped." >&2
  exec "$@"
fi

# In memory where there is room, for it is gone afterwards anyway: a disk that syncs slowly, which a test
# with a database of its own asks of it hundreds of times, leaves the processor idle.
memory=/dev/shm
if [ -w "$memory" ] && [ "$(df --output=avail "$memory" 2>/dev/null | tail -n 1)" -gt 2000000 ]; then
  folder=$(mktemp -d -p "$memory")
else
  folder=$(mktemp -d)
fi
port=$(node -e "const s = require('net').createServer().listen(0, '127.0.0.1', () => { console.log(s.address().port); s.close(); })")

# PostgreSQL refuses to run as root.
as_owner() {
  if [ "$(id -u)" = 0 ]; then (cd "$folder" && runuser -u postgres -- "$@"); else (cd "$folder" && "$@"); fi
}
[ "$(id -u)" != 0 ] || chown postgres "$folder"

stop() {
  as_owner "$bin/pg_ctl" -D "$folder/data" -m immediate -w stop >/dev/null 2>&1 || true
  rm -rf "$folder"
}
trap stop EXIT
trap 'exit 130' INT TERM

as_owner "$bin/initdb" -D "$folder/data" -U desk --auth=trust --encoding=UTF8 --no-locale >"$folder/initdb.log" 2>&1 \
  || { cat "$folder/initdb.log" >&2; exit 1; }
as_owner "$bin/pg_ctl" -D "$folder/data" -l "$folder/postgres.log" -w \
  -o "-p $port -k $folder -c listen_addresses=127.0.0.1" start >/dev/null 2>&1 \
  || { cat "$folder/postgres.log" >&2; exit 1; }
as_owner "$bin/createdb" -h 127.0.0.1 -p "$port" -U desk desk_test

export TEST_POSTGRES_URL="postgresql://desk@127.0.0.1:$port/desk_test"
"$@"
