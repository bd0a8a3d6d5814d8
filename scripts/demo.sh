#!/usr/bin/env bash
# Loads the demo unit into a database of its own, var/demo.sqlite3, and serves it.
set -euo pipefail
cd "$(dirname "$0")/.."

PORT=${PORT:-8000}
export LKJIP_DEMO=1
# Never the database of an installation: the demo's accounts have passwords that everybody knows.
export DATABASE_URL=sqlite:///var/demo.sqlite3

python=.venv/bin/python
scripts/setup.sh runtime
if ! "$python" -c "import socket, sys
with socket.socket() as s:
    s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    s.bind(('127.0.0.1', int(sys.argv[1])))" "$PORT" 2>/dev/null; then
  echo "demo: port $PORT is not free. Choose another: make demo PORT=8001" >&2
  exit 1
fi

echo "demo: preparing the database var/demo.sqlite3"
"$python" manage.py migrate --noinput --verbosity 0
# The files would overwrite what was typed, so a database is loaded once.
echo "demo: loading the demo unit from fixtures/ into a new database (to begin anew, delete var/demo.sqlite3)"
"$python" manage.py muat_demo --sekali --verbosity 0
"$python" manage.py demo_akun
"$python" manage.py demo_pengisian --verbosity 0
"$python" manage.py demo_evaluasi --verbosity 0
"$python" manage.py demo_lkjip --verbosity 0
echo
echo "demo: LKjIP is served at http://127.0.0.1:$PORT/ (Ctrl-C ends it)"
exec "$python" manage.py runserver --noreload "127.0.0.1:$PORT"
